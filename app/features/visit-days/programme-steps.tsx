import type { Language } from "~/vocabulary/languages";
import { ITINERARIES, type Itinerary } from "~/vocabulary/visit-days";
import type { ProgrammeStep } from "./programme.queries.server";
import { bandsOf } from "./visit-bands";

interface StepsProps {
  steps: readonly ProgrammeStep[];
  language: Language;
}

/** The two itineraries side by side, one above the other on a phone, each under its name; what is done together spans both. */
export function ProgrammeSteps({ steps, language }: StepsProps) {
  return groupsOf(steps).map(({ together, doctor, family }) => {
    const [first] = [...together, ...doctor, ...family];
    return (
      <div key={first?.id} className={together.length > 0 ? undefined : "programme-band"}>
        <Side itinerary="together" steps={together} language={language} />
        <Side itinerary="doctor" steps={doctor} language={language} />
        <Side itinerary="family" steps={family} language={language} />
      </div>
    );
  });
}

/** The bands of the day, what is done together one thing after the other being under one name. */
function groupsOf(steps: readonly ProgrammeStep[]): Record<Itinerary, ProgrammeStep[]>[] {
  const groups: Record<Itinerary, ProgrammeStep[]>[] = [];
  for (const { together, doctor, family } of bandsOf(steps)) {
    const last = groups.at(-1);
    if (together && last && last.together.length > 0) last.together.push(together);
    else groups.push({ together: together ? [together] : [], doctor, family });
  }
  return groups;
}

function Side({ itinerary, steps, language }: StepsProps & { itinerary: Itinerary }) {
  if (steps.length === 0) return null;
  return (
    <section>
      <h2 className="programme-side">{ITINERARIES[itinerary][language]}</h2>
      <ol className="programme">
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { step: ProgrammeStep }) {
  return (
    <li className={`programme-${step.itinerary}`}>
      <p>
        <strong>{step.hours}</strong>
      </p>
      <h3>{step.title}</h3>
      {step.changes.map((change) => (
        <p key={change} className="programme-change">
          {change}
        </p>
      ))}
      <p>
        {[step.where, step.host].filter(Boolean).map((line) => (
          <span key={line} className="programme-line">
            {line}
          </span>
        ))}
      </p>
      {step.note && <p className="small">{step.note}</p>}
    </li>
  );
}

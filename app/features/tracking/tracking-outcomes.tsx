import { Button } from "~/components/ui/button";
import { Textarea } from "~/components/ui/textarea";
import { accessibleName } from "~/vocabulary/accessible-name";
import { CONSENT_PURPOSES } from "~/vocabulary/consents";
import { OUTCOME_WORDS } from "~/vocabulary/hand-offs";
import { valuesOf } from "~/vocabulary/words";
import { fieldOf, type SectionProps, useActAddress, wordsOf } from "./tracking-form";
import type { TrackedOutcome } from "./tracking-outcomes.queries.server";
import { OWN_NEEDS } from "./tracking-words";

/** How what partners took care of ended, each adult for themselves. */
export function Outcomes({ page, result }: SectionProps) {
  const words = wordsOf(page);
  if (page.outcomes.length === 0) return null;
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">{words.sections.outcomes}</h2>
      {page.outcomes.some(({ own }) => !own) && <p>{words.outcomesLead(page.helper.name)}</p>}
      {page.outcomes.map((outcome) => (
        <Outcome key={outcome.handOffId} outcome={outcome} page={page} result={result} />
      ))}
    </section>
  );
}

type CardProps = SectionProps & { outcome: TrackedOutcome };

function Outcome({ outcome, page, result }: CardProps) {
  const { kind, partnerName, own, canSay } = outcome;
  const words = wordsOf(page);
  const what = kind === "introduction" ? CONSENT_PURPOSES.introduction : OWN_NEEDS[kind];
  const form = <OutcomeForm outcome={outcome} page={page} result={result} />;
  return (
    <div>
      <h3>{partnerName}</h3>
      <p className="small">{what[page.language]}</p>
      {own && (
        <blockquote className="said">
          <p>
            <strong>{OUTCOME_WORDS[own.said][page.language]}</strong>
          </p>
          {own.note && <p>{own.note}</p>}
          <p className="small">{words.outcomeThanks}</p>
        </blockquote>
      )}
      {canSay && !own && form}
      {canSay && own && (
        <details className="act" open={isBack(outcome, result)}>
          <summary className="button" aria-label={accessibleName(`${words.changeOutcome}, ${partnerName}`)}>
            {words.changeOutcome}
          </summary>
          {form}
        </details>
      )}
    </div>
  );
}

function OutcomeForm({ outcome, page, result }: CardProps) {
  const { handOffId, partnerName, own } = outcome;
  const words = wordsOf(page);
  const { errors, ...note } = fieldOf(isBack(outcome, result) ? result : undefined, "outcome", "note");
  return (
    <form method="post" action={useActAddress()}>
      <input type="hidden" name="act" value="outcome" />
      <input type="hidden" name="handOffId" value={handOffId} />
      <Textarea
        label={words.outcomeNote}
        optional={words.optional}
        rows={2}
        defaultValue={own?.note}
        {...note}
        id={isBack(outcome, result) ? note.id : `outcome-note-${handOffId}`}
        errors={errors}
      />
      <p className="acts">
        {valuesOf(OUTCOME_WORDS).map((said) => {
          const label = OUTCOME_WORDS[said][page.language];
          return (
            <Button
              key={said}
              name="said"
              value={said}
              aria-label={accessibleName(`${label}, ${partnerName}`)}
            >
              {label}
            </Button>
          );
        })}
      </p>
    </form>
  );
}

/** Whether it is the form of this card that came back with errors. */
function isBack({ handOffId }: TrackedOutcome, result: SectionProps["result"]): boolean {
  return result?.initialValue?.act === "outcome" && result.initialValue.handOffId === handOffId;
}

import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { TextField } from "~/components/ui/text-field";
import { formatCents, formatCount, formatDayLong, NBSP } from "~/vocabulary/typography";
import { stateWord } from "./history-words";
import type { Gain, GainLine, Progress } from "./progress";

interface Choice {
  fromOn: string;
  toOn: string;
  today: string;
}

/** The two sessions, and the button that prints. */
export function ProgressChoice({ fromOn, toOn, today }: Choice) {
  return (
    <Form method="get" className="no-print mb-4 flex flex-wrap items-end gap-3" preventScrollReset>
      <TextField key={fromOn} label="Du" name="du" type="date" defaultValue={fromOn} max={today} />
      <TextField key={`-${toOn}`} label="Au" name="au" type="date" defaultValue={toOn} max={today} />
      <Button>Voir</Button>
      <Button type="button" variant="quiet" onClick={() => window.print()}>
        Imprimer
      </Button>
    </Form>
  );
}

/** What was done between two sessions: the sum first, then plan by plan, then project by project. */
export function ProgressView({ gains, totals }: Progress) {
  if (gains.length === 0) {
    return (
      <EmptyState
        title="Rien n’a bougé entre ces deux dates"
        why="Cette page lit ce que l’équipe a noté : états, étapes, votes, financements, preuves. Choisissez d’autres dates."
      />
    );
  }
  const groups = groupsOf(gains);
  return (
    <div className="progress-page">
      <Totals totals={totals} />
      {groups.map(({ title, lines }) => (
        <section key={title} className="mt-6">
          <h2 className="section-title mb-2">{title}</h2>
          <ul>
            {lines.map((gain) => (
              <GainItem key={gain.mover.id} gain={gain} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Totals({ totals }: Pick<Progress, "totals">) {
  const { moved, kept, steps, evidence, votes, projects, asked, granted, paid } = totals;
  const figures = [
    { value: String(moved), label: moved > 1 ? "changements d’état" : "changement d’état" },
    { value: String(kept), label: kept > 1 ? "engagements tenus" : "engagement tenu" },
    { value: String(steps), label: steps > 1 ? "étapes faites" : "étape faite" },
    { value: String(votes), label: votes > 1 ? "votes" : "vote" },
    { value: String(projects), label: projects > 1 ? "projets ouverts" : "projet ouvert" },
    { value: String(evidence), label: evidence > 1 ? "preuves" : "preuve" },
    { value: formatCents(asked), label: "demandés" },
    { value: formatCents(granted), label: "accordés" },
    { value: formatCents(paid), label: "versés" },
  ];
  return (
    <dl className="key-figures">
      {figures.map(({ value, label }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <strong>{value}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function GainItem({ gain }: { gain: Gain }) {
  const { mover, isNew } = gain;
  return (
    <li className="border-t border-line py-2">
      <div className="font-semibold">
        <Link to={mover.href}>{mover.of === "plan" ? "L’ensemble du plan" : mover.name}</Link>
        {isNew && mover.of === "project" && <span className="font-normal text-muted"> · nouveau projet</span>}
      </div>
      <ul>
        {wordsOf(gain).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </li>
  );
}

function groupsOf(gains: readonly Gain[]): { title: string; lines: Gain[] }[] {
  const titles = [...new Set(gains.map(titleOf))];
  return titles.map((title) => ({ title, lines: gains.filter((gain) => titleOf(gain) === title) }));
}

function titleOf({ mover }: Gain): string {
  if (mover.of === "project") return "Projets d’accueil";
  return mover.planName ?? mover.name;
}

function wordsOf(gain: Gain): string[] {
  const { isNew, mover, state, steps, kickOff, evidence, votes, exchanges, decisions, indicators, fundings } =
    gain;
  return [
    ...(isNew && mover.of === "plan" ? ["Plan ouvert."] : []),
    ...(state ? [stateWords(state)] : []),
    ...said("Fait", steps),
    ...(kickOff.length > 0 ? [kickOffWords(kickOff.length)] : []),
    ...votes.map(({ text, to, on }) => `Vote de ${text}${NBSP}: ${stateWord(to)}${dayWords(on)}`),
    ...said("Échange annuel", exchanges),
    ...said("Décision", decisions),
    ...said("Preuve", evidence),
    ...indicators.map(
      ({ text, from, to }) => `${text}${NBSP}: ${from === undefined ? to : `${from} → ${to}`}`,
    ),
    ...fundings.map(({ funder, gained }) => `${funder}${NBSP}: ${gainedWords(gained)}`),
  ];
}

function stateWords({ from, to, text }: NonNullable<Gain["state"]>): string {
  return `État${NBSP}: ${stateWord(from)} → ${stateWord(to)}${text ? ` (${text})` : ""}`;
}

function said(word: string, lines: readonly GainLine[]): string[] {
  return lines.map(({ text, on }) => `${word}${NBSP}: ${text}${dayWords(on)}`);
}

function kickOffWords(done: number): string {
  return `Lancement${NBSP}: ${formatCount(done, "point fait", "points faits")}`;
}

function dayWords(on: string | undefined): string {
  return on ? ` (${formatDayLong(on)})` : "";
}

function gainedWords({ asked, granted, paid }: Gain["fundings"][number]["gained"]): string {
  const words = [
    { word: "demandé", cents: asked },
    { word: "accordé", cents: granted },
    { word: "versé", cents: paid },
  ].filter(({ cents }) => cents !== 0);
  return words.map(({ word, cents }) => `${word} ${cents > 0 ? "+" : ""}${formatCents(cents)}`).join(", ");
}

/** « 3 plans et 2 projets ont avancé » */
export function progressLead({ gains }: Progress): string {
  return formatCount(gains.length, "sujet a avancé", "sujets ont avancé");
}

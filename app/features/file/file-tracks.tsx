import { Form, Link } from "@remix-run/react";
import { Badge, type BadgeProps, type Tone } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { handOffBadge } from "~/features/hand-offs/hand-off-badge";
import { isChildKind, needShortName } from "~/features/households/child-needs";
import { needPath } from "~/features/needs/need-path";
import { NEED_KINDS, NEED_STATES, type NeedState } from "~/vocabulary/needs";
import { dayOf, formatDay } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { FileNeedLine, FileView } from "./file.queries.server";
import { FileJourneys } from "./file-journeys";
import { TRACK_ROW } from "./track-row";

const TONES: Readonly<Record<NeedState, Tone>> = {
  "to-qualify": "attention",
  searching: "waiting",
  waiting: "waiting",
  options: "attention",
  decided: "done",
  dropped: "neutral",
};

/** The two projects side by side: the professional one, the family's. */
export function FileTracks({ file }: { file: FileView }) {
  const of = (track: FileNeedLine["track"]) => file.needLines.filter((line) => line.track === track);
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <Section title="Projet professionnel">
        {file.candidates.length === 0 && (
          <p className="border-t border-line py-2.5 text-muted">
            Plus personne de ce dossier n’a de projet professionnel.
          </p>
        )}
        <FileJourneys file={file} />
        <NeedLines lines={of("professional")} file={file} />
      </Section>
      <Section title="Projet familial">
        {of("family").length === 0 && (
          <p className="border-t border-line py-2.5 text-muted">
            Aucun besoin ouvert. Ajoutez celui dont le foyer vous parle.
          </p>
        )}
        <NeedLines lines={of("family")} file={file} />
        {file.familyObstacles && (
          <p className={TRACK_ROW}>
            <span className="text-muted">Freins</span>
            <span>{file.familyObstacles}</span>
          </p>
        )}
        <HandOffs handOffs={file.handOffs.filter(({ track }) => track === "family")} now={file.now} />
        <OpenNeed file={file} />
      </Section>
    </div>
  );
}

function NeedLines({ lines, file: { id, needLines, now } }: { lines: FileNeedLine[]; file: FileView }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.needId} className={TRACK_ROW}>
          <Link to={needPath(line, id, needLines)} className="text-muted">
            {needShortName(line)}
          </Link>
          <span>
            {line.summary}
            <LastSign line={line} now={now} />
          </span>
          <span className="max-md:col-start-2">
            <Badge {...needBadge(line, dayOf(now))} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function LastSign({ line: { lastSignAt, silence, state }, now }: { line: FileNeedLine; now: Date }) {
  if (!lastSignAt || state === "decided" || state === "dropped") return null;
  if (silence) return <span className="block text-12 font-semibold text-attention">{silence}</span>;
  return (
    <span className="block text-12 text-muted">
      dernier signe <When at={lastSignAt} now={now} />
    </span>
  );
}

/** The state of a need as a badge: by when its answer is awaited, and whether that day (`today` being this one) is past. */
export function needBadge(
  { state, ball, promisedOn }: Pick<FileNeedLine, "state" | "ball" | "promisedOn">,
  today: string,
): Pick<BadgeProps, "tone" | "children"> {
  if (state === "waiting" && promisedOn) {
    return promisedOn < today
      ? { tone: "late", children: `en retard, attendu ${formatDay(promisedOn, today)}` }
      : { tone: "waiting", children: `attend ${formatDay(promisedOn, today)}` };
  }
  const isShown = state === "options" && ball === "family";
  return { tone: TONES[state], children: isShown ? "au foyer de choisir" : NEED_STATES[state].fr };
}

function OpenNeed({ file }: { file: FileView }) {
  const open = new Set(
    file.needLines.filter(({ state }) => state !== "decided" && state !== "dropped").map(({ kind }) => kind),
  );
  const options = optionsOf(NEED_KINDS).filter(({ value }) => isChildKind(value) || !open.has(value));
  if (options.length === 0) return null;
  return (
    <Form method="post" className="flex flex-wrap items-center gap-2 border-t border-line py-2.5">
      <input type="hidden" name="intent" value="open-need" />
      <select
        name="kind"
        aria-label="Besoin à ajouter"
        className="control w-auto max-w-full"
        data-shortcut="open-need"
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button size="small">Ajouter ce besoin</Button>
    </Form>
  );
}

function HandOffs({ handOffs, now }: Pick<FileView, "handOffs" | "now">) {
  if (handOffs.length === 0) return null;
  return (
    <details className="border-t border-line py-2.5">
      <summary className="cursor-pointer text-muted">Relais passés : {handOffs.length}</summary>
      <ul className="mt-2">
        {handOffs.map((handOff) => (
          <li key={handOff.id} className="flex flex-wrap items-baseline gap-x-3 py-1">
            <Link to={`/partners/${handOff.partnerId}`}>{handOff.partnerName}</Link>
            <span className="text-muted">{handOffBadge(handOff).children}</span>
            <span className="text-muted">
              <When at={handOff.answeredAt ?? handOff.sentAt} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

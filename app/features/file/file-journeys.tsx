import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { When } from "~/components/ui/when";
import { IntroductionNames } from "~/features/hand-offs/introduction-list";
import { OpeningNames } from "~/features/openings/candidate-opening-lines";
import { dayOf, ofName } from "~/vocabulary/typography";
import type { FileView } from "./file.queries.server";
import { FilePaperwork } from "./file-paperwork";
import { TRACK_ROW } from "./track-row";

/** The journeys of each candidate, their stage to be changed here, and what is known of their project. */
export function FileJourneys({ file }: { file: FileView }) {
  const { id, candidates, paperwork, now } = file;
  return (
    <ul>
      {candidates.flatMap((candidate) => [
        ...candidate.journeys.map((journey) => (
          <li key={`${candidate.id}-${journey.pipeline}`} className={TRACK_ROW}>
            <span className="text-muted">
              {candidate.journeys.length > 1 ? journey.label : "Étape"}
              {candidates.length > 1 && ` ${ofName(candidate.firstName)}`}
            </span>
            <Form method="post" className="flex flex-wrap items-center gap-2 md:col-span-2">
              <input type="hidden" name="intent" value="move-stage" />
              <input type="hidden" name="candidateId" value={candidate.id} />
              <input type="hidden" name="pipeline" value={journey.pipeline} />
              <input type="hidden" name="from" value={journey.stage} />
              <select
                name="to"
                defaultValue={journey.stage}
                key={journey.stage}
                aria-label={stageLabel(candidate, journey)}
                className="control w-auto max-w-full"
              >
                <StageOptions stages={journey.stages} />
              </select>
              <Button size="small">Déplacer</Button>
              <span className="w-full text-muted">
                depuis le <When at={journey.since} />
                {journey.exit && <span className="block">{journey.exit}</span>}
              </span>
            </Form>
          </li>
        )),
        ...candidate.facts.map(({ term, value }) => (
          <li key={`${candidate.id}-${term}`} className={TRACK_ROW}>
            <span className="text-muted">{term}</span>
            <span>{value}</span>
          </li>
        )),
        <li key={`${candidate.id}-openings`} className={TRACK_ROW}>
          <Link to={`/candidates/${candidate.id}/openings`} className="text-muted">
            Ouvertures{candidates.length > 1 && ` ${ofName(candidate.firstName)}`}
          </Link>
          <OpeningNames openings={candidate.openings} />
        </li>,
        <li key={`${candidate.id}-introductions`} className={TRACK_ROW}>
          <Link to={`/candidates/${candidate.id}/introductions`} className="text-muted">
            Mises en relation{candidates.length > 1 && ` ${ofName(candidate.firstName)}`}
          </Link>
          <IntroductionNames
            introductions={file.handOffs.filter(
              ({ introduction }) => introduction?.candidateId === candidate.id,
            )}
          />
        </li>,
        ...paperwork
          .filter(({ candidateId }) => candidateId === candidate.id)
          .map((one) => (
            <FilePaperwork
              key={`${candidate.id}-paperwork`}
              householdId={id}
              paperwork={one}
              isNamed={candidates.length > 1}
              today={dayOf(now)}
            />
          )),
        <li key={`${candidate.id}-edit`} className="border-t border-line py-2.5">
          <Link to={`/candidates/${candidate.id}/edit`} data-shortcut="edit">
            Compléter le projet {ofName(candidate.firstName)}
          </Link>
          <StartJourney candidate={candidate} />
        </li>,
      ])}
    </ul>
  );
}

type FileCandidate = FileView["candidates"][number];
type FileJourney = FileCandidate["journeys"][number];

/** Two journeys of one person must not have the same name. */
function stageLabel({ firstName, journeys }: FileCandidate, { label }: FileJourney): string {
  const name = `Étape de ${firstName}`;
  return journeys.length > 1 ? `${name}, parcours ${label}` : name;
}

/** The stages of a journey, then those by which one leaves it. */
function StageOptions({ stages }: Pick<FileJourney, "stages">) {
  const exits = stages.filter(({ isExit }) => isExit);
  const option = ({ value, label }: FileJourney["stages"][number]) => (
    <option key={value} value={value}>
      {label}
    </option>
  );
  return (
    <>
      {stages.filter(({ isExit }) => !isExit).map(option)}
      {exits.length > 0 && <optgroup label="Sortir du parcours">{exits.map(option)}</optgroup>}
    </>
  );
}

/** Somebody may go through several pipelines: the intern of today, the doctor of tomorrow. */
function StartJourney({ candidate: { id, firstName, otherPipelines } }: { candidate: FileCandidate }) {
  if (otherPipelines.length === 0) return null;
  return (
    <Form method="post" className="mt-2 flex flex-wrap items-center gap-2">
      <input type="hidden" name="intent" value="start-journey" />
      <input type="hidden" name="candidateId" value={id} />
      <select
        name="pipeline"
        aria-label={`Parcours à ouvrir pour ${firstName}`}
        className="control w-auto max-w-full"
      >
        {otherPipelines.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button size="small">Ouvrir ce parcours</Button>
    </Form>
  );
}

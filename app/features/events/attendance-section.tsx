import { Form, Link, useSearchParams } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { ActButton } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { ATTENDANCE_STATES, type AttendanceState } from "~/vocabulary/events";
import { formatCount, formatDayLong } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import type { AttendanceRow, EventPage, FoundPerson } from "./event-page.queries.server";

interface Props {
  page: EventPage;
  /** What was found of the name typed. */
  found: readonly FoundPerson[];
}

/** Who registered, came or did not, and whom to add. */
export function AttendanceSection({ page, found }: Props) {
  const { people, hiddenCount, isBeforeDay, canWrite, isArchived } = page;
  const canChange = canWrite && !isArchived;
  return (
    <Section title="Présences">
      {canChange && <AddPeople found={found} isBeforeDay={isBeforeDay} />}
      <PagedList {...people} one="personne" many="personnes" empty={<Nobody canChange={canChange} />}>
        <Lines label="Personnes rencontrées">
          {people.rows.map((row) => (
            <Line
              key={row.id}
              title={<Link to={`/candidates/${row.candidateId}`}>{row.name}</Link>}
              detail={[row.situation, row.isByForm && "par le formulaire", callWords(row)]
                .filter(Boolean)
                .join(" · ")}
              badge={<StateBadge state={row.state} />}
              acts={canChange && <AttendanceActs row={row} isBeforeDay={isBeforeDay} />}
            />
          ))}
        </Lines>
      </PagedList>
      {hiddenCount > 0 && (
        <p className="mt-2 text-muted">
          Et {formatCount(hiddenCount, "personne", "personnes")} de dossiers que vous ne suivez pas, ou qui
          n’ont plus de dossier.
        </p>
      )}
    </Section>
  );
}

function Nobody({ canChange }: { canChange: boolean }) {
  return (
    <p className="text-muted">
      {canChange
        ? "Personne n’est encore noté. Cherchez un nom ci-dessus, ou donnez l’adresse du formulaire."
        : "Personne n’est noté."}
    </p>
  );
}

interface Timed {
  /** Nobody comes to an event before its day. */
  isBeforeDay: boolean;
}

const BEFORE: readonly AttendanceState[] = ["registered"];
const WHEN_ADDED: readonly AttendanceState[] = ["came", "registered"];

/** Looked for in the address: it works without JavaScript. */
function AddPeople({ found, isBeforeDay }: Pick<Props, "found"> & Timed) {
  const [search] = useSearchParams();
  const typed = search.get("q") ?? "";
  return (
    <div className="no-print mb-6">
      <Form role="search" key={typed} className="flex flex-wrap items-end gap-3" preventScrollReset>
        <TextField
          label="Ajouter une personne"
          name="q"
          type="search"
          defaultValue={typed}
          autoComplete="off"
        />
        <Button>Chercher</Button>
      </Form>
      {typed && found.length === 0 && (
        <p className="mt-2 text-muted">
          Personne de ce nom parmi les dossiers que vous suivez. Essayez le début du nom, ou{" "}
          <Link to="/triage/new">notez une demande</Link>.
        </p>
      )}
      {found.length > 0 && <p className="mt-3 mb-1 text-muted">Qui voulez-vous noter ?</p>}
      {found.length > 0 && (
        <Lines label="Personnes trouvées">
          {found.map((person) => (
            <Line
              key={person.candidateId}
              title={person.name}
              detail={person.situation}
              badge={person.state && <StateBadge state={person.state} />}
              act={!person.state && <StateActs person={person} states={isBeforeDay ? BEFORE : WHEN_ADDED} />}
            />
          ))}
        </Lines>
      )}
    </div>
  );
}

const LABELS: Readonly<Record<AttendanceState, string>> = {
  registered: "Inscrit·e",
  came: "Venu·e",
  absent: "Absent·e",
};

interface StateActsProps {
  person: Pick<FoundPerson, "candidateId" | "name" | "state">;
  states?: readonly AttendanceState[];
}

/** The states somebody is not in, each as a button. */
function StateActs({ person, states = valuesOf(ATTENDANCE_STATES) }: StateActsProps) {
  const { candidateId, name } = person;
  return states
    .filter((state) => state !== person.state)
    .map((state) => (
      <ActButton
        key={state}
        intent="attend"
        fields={{ candidateId, state }}
        label={`${LABELS[state]} : ${name}`}
      >
        {LABELS[state]}
      </ActButton>
    ));
}

function AttendanceActs({ row, isBeforeDay }: { row: AttendanceRow } & Timed) {
  return (
    <>
      <StateActs person={row} states={isBeforeDay ? BEFORE : undefined} />
      <ActButton intent="remove" fields={{ itemId: row.id }} label={`Retirer : ${row.name}`}>
        Retirer
      </ActButton>
    </>
  );
}

const TONES: Readonly<Record<AttendanceState, Tone>> = {
  registered: "waiting",
  came: "done",
  absent: "neutral",
};

/** What is noted of somebody at an event. */
export function StateBadge({ state }: { state: AttendanceState }) {
  return <Badge tone={TONES[state]}>{ATTENDANCE_STATES[state].fr}</Badge>;
}

function callWords({ call }: AttendanceRow): string | undefined {
  if (!call) return undefined;
  return call.isDone ? "rappelé·e" : `à rappeler avant le ${formatDayLong(call.on)}`;
}

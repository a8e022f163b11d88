import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import type { LodgingRule } from "~/vocabulary/lodgings";
import { plural } from "~/vocabulary/typography";
import type { WaitingPage } from "./waiting-list.queries.server";

interface Props {
  lines: WaitingPage["lines"];
  semesterId: string;
  canWrite: boolean;
}

/** Who waits for a bed, in the order of the rules, each with the reasons of their rank and the beds they may have. */
export function WaitingLines({ lines, semesterId, canWrite }: Props) {
  if (lines.length === 0) {
    return (
      <EmptyState
        title="Personne n’attend de lit."
        why="Les internes qui demandent un lit dans leur semestre, et n’en ont pas, apparaissent ici."
      />
    );
  }
  return (
    <Lines label="Liste d'attente">
      {lines.map((line) => (
        <Line
          key={line.id}
          title={
            <>
              {line.rank}.{" "}
              {line.candidateId ? <Link to={`/candidates/${line.candidateId}`}>{line.name}</Link> : line.name}
            </>
          }
          detail={`${line.points} ${plural(line.points, "point", "points")} : ${line.reasons.join(" ; ")} · ${line.days}`}
          act={canWrite && line.candidateId && <GiveBed line={line} semesterId={semesterId} />}
        />
      ))}
    </Lines>
  );
}

function GiveBed({ line, semesterId }: { line: Props["lines"][number]; semesterId: string }) {
  if (line.beds.length === 0) return <span className="text-muted">aucun lit libre à ces dates</span>;
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="placementId" value={line.id} />
      <input type="hidden" name="semesterId" value={semesterId} />
      <input type="hidden" name="fromOn" value={line.fromOn} />
      <input type="hidden" name="toOn" value={line.toOn} />
      <Select label={`Lit pour ${line.name}`} name="bed" options={line.beds} />
      <Button size="small" variant={line.rank === 1 ? "primary" : "secondary"}>
        Réserver ce lit
      </Button>
    </Form>
  );
}

/** The rules, the weightiest first, as the interns read them. */
export function PublishedRules({ rules }: { rules: readonly LodgingRule[] }) {
  return (
    <Section title="Les règles">
      <ol className="grid list-decimal gap-1 pl-5">
        {rules.map(({ key, label, points }) => (
          <li key={key}>
            {label} : {points} {plural(points, "point", "points")}
          </li>
        ))}
      </ol>
      <p className="mt-2 text-muted">À égalité, la demande la plus ancienne passe devant.</p>
    </Section>
  );
}

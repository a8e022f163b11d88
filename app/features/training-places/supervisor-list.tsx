import { Form, Link, useSearchParams } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import type { Ending } from "./supervisor-card";
import type { SupervisorRow, SupervisorsPage } from "./supervisors.queries.server";

/** What is looked for among supervisors, kept in the address. */
export function SupervisorFilters() {
  const [search] = useSearchParams();
  return (
    <Form
      role="search"
      key={search.toString()}
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4"
    >
      <TextField
        label="Nom, e-mail ou téléphone"
        name="q"
        type="search"
        defaultValue={search.get("q") ?? ""}
        className="col-span-2"
      />
      <div>
        <Button>Filtrer</Button>
      </div>
      <Checkbox
        label="Accord ou activité qui s'achève dans l'année"
        name="fin"
        defaultChecked={search.has("fin")}
        className="col-span-2 md:col-span-4"
      />
    </Form>
  );
}

/** Those whose agreement or career ends within a year, before everybody else. */
export function EndingSection({ list: { ending, endingCount } }: { list: SupervisorsPage }) {
  if (ending.length === 0) return null;
  return (
    <Section
      title="S’achève dans l’année"
      count={endingCount}
      act={endingCount > ending.length && <Link to="?fin=on">Les voir tous</Link>}
    >
      <Lines label="S'achève dans l'année">
        {ending.map(({ id, name, endings }) => (
          <Line
            key={id}
            title={<Link to={`/training-places/supervisors/${id}`}>{name}</Link>}
            badge={<EndingBadges endings={endings} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

/** What ends, or ended, each in a word. */
export function EndingBadges({ endings }: { endings: readonly Ending[] }) {
  return (
    <span className="flex flex-wrap gap-2 [&_.badge]:whitespace-normal">
      {endings.map(({ words, isLate }) => (
        <Badge key={words} tone={isLate ? "late" : "attention"}>
          {words}
        </Badge>
      ))}
    </span>
  );
}

export function SupervisorTable({ rows }: { rows: readonly SupervisorRow[] }) {
  return (
    <DataTable
      caption="Maîtres de stage"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          header: "Nom",
          cell: ({ id, name, endings }) => (
            <>
              <Link to={`/training-places/supervisors/${id}`}>{name}</Link>
              {endings.length > 0 && (
                <>
                  {" "}
                  <Badge tone={endings.some(({ isLate }) => isLate) ? "late" : "attention"}>
                    {endings.some(({ isLate }) => isLate)
                      ? "accord ou activité échus"
                      : "s’achève dans l’année"}
                  </Badge>
                </>
              )}
            </>
          ),
          onPhone: true,
        },
        { header: "Structure", cell: ({ structure }) => structure, onPhone: true },
        { header: "Accords", cell: ({ levels }) => levels || "aucun en cours", onPhone: true },
        {
          header: "Encadre à",
          cell: ({ places }) =>
            places.map(({ id, title }) => (
              <div key={id}>
                <Link to={`/training-places/${id}`} className="inline-flex min-h-6 items-center">
                  {title}
                </Link>
              </div>
            )),
        },
      ]}
    />
  );
}

/** What a list without supervisors says, and the act that starts it. */
export function NoSupervisor({ isFiltered, canWrite }: { isFiltered: boolean; canWrite: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="Personne ne correspond."
        why="Vérifiez l’orthographe, ou retirez un filtre."
        act={<LinkButton to="/training-places/supervisors">Tout afficher</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="Aucun·e maître de stage pour l’instant."
      why="Ajoutez les praticien·ne·s agréé·e·s du territoire, avec les dates de leurs accords : c’est ce qui ouvre, ou ferme, les places des internes."
      act={
        canWrite && (
          <LinkButton to="/training-places/supervisors/new">Ajouter un·e maître de stage</LinkButton>
        )
      }
    />
  );
}

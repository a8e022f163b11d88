import { Form, Link, useSearchParams } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { FilterSelect } from "~/components/ui/list-filters";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { When } from "~/components/ui/when";
import { SCHOLARSHIP_STAGES, type ScholarshipStage } from "~/vocabulary/scholarship-states";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";

interface Row {
  id: string;
  name: string;
  programme: string;
  stage: ScholarshipStage;
  stageLabel: string;
  since: string | Date;
  nextOn?: string;
  isLate: boolean;
}

interface FiltersProps {
  programmes: readonly Option[];
  /** A board shows every stage. */
  isBoard?: boolean;
}

/** Who, of which programme, at which stage: kept in the address. */
export function ScholarshipFilterBar({ programmes, isBoard = false }: FiltersProps) {
  const [search] = useSearchParams();
  return (
    <Form
      role="search"
      key={search.toString()}
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4"
    >
      {search.has("closes") && <input type="hidden" name="closes" value="1" />}
      <TextField
        label="Nom, e-mail ou téléphone"
        name="q"
        type="search"
        defaultValue={search.get("q") ?? ""}
        className="max-md:col-span-2"
      />
      {!isBoard && (
        <FilterSelect
          label="Étape"
          name="etape"
          options={optionsOf(SCHOLARSHIP_STAGES)}
          placeholder="Toutes"
        />
      )}
      <FilterSelect label="Programme" name="programme" options={programmes} placeholder="Tous" />
      <div>
        <Button>Filtrer</Button>
      </div>
    </Form>
  );
}

/** Scholarships: whose, where each stands, its next date. */
export function ScholarshipLines({ rows }: { rows: readonly Row[] }) {
  return (
    <Lines label="Bourses">
      {rows.map(({ id, name, programme, stageLabel, since, nextOn, isLate }) => (
        <Line
          key={id}
          title={<Link to={`/scholarships/${id}`}>{name}</Link>}
          detail={
            <>
              {`${programme} · ${stageLabel}, depuis le `}
              <When at={since} />
            </>
          }
          badge={
            nextOn && (
              <Badge tone={isLate ? "late" : "neutral"}>
                {`${isLate ? "en retard" : "prochaine date"}${NBSP}: ${formatDayLong(nextOn)}`}
              </Badge>
            )
          }
        />
      ))}
    </Lines>
  );
}

/** What a list without scholarships says, and where one begins. */
export function NoScholarship({ isFiltered, isOver }: { isFiltered: boolean; isOver: boolean }) {
  if (isFiltered)
    return (
      <EmptyState
        title="Aucune bourse ne correspond."
        why="Élargissez la recherche, ou choisissez une autre étape."
        act={<LinkButton to="/scholarships">Tout afficher</LinkButton>}
      />
    );
  if (isOver)
    return (
      <EmptyState
        title="Aucune bourse terminée."
        why="Celles qui sont soldées ou restées sans suite se retrouvent ici."
      />
    );
  return (
    <EmptyState
      title="Aucune bourse en cours."
      why={`Une bourse s’ouvre pour une personne qui a déjà un dossier${NBSP}: «${NBSP}Ouvrir une bourse${NBSP}», ici ou dans son dossier.`}
    />
  );
}

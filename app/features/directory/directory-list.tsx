import { Form, Link, useNavigation, useSearchParams } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { CommuneFilter, FilterSelect, ListFilters } from "~/components/ui/list-filters";
import type { Option } from "~/components/ui/select";
import { SERVICE_KINDS, SERVICE_MODES, SERVICE_THEMES } from "~/vocabulary/local-services";
import { formatCount } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";

export interface ServiceLine {
  id: string;
  name: string;
  kind: string;
  mode: string;
  place: string;
  stops: string;
  stopNames: string;
  epci: string;
  phone?: string;
  isStale: boolean;
  isGone: boolean;
  checked: string;
}

/** What the directory is searched by: words, a place, a theme, a type, a mode, and what is to be checked. */
export function DirectoryFilters({ territories }: { territories: readonly Option[] }) {
  const [search] = useSearchParams();
  return (
    <ListFilters find="Nom ou type" kinds={optionsOf(SERVICE_KINDS)} territories={territories}>
      <CommuneFilter />
      <FilterSelect label="Thème" name="theme" options={optionsOf(SERVICE_THEMES)} placeholder="Tous" />
      <FilterSelect label="Mode" name="mode" options={optionsOf(SERVICE_MODES)} placeholder="Tous" />
      <FilterSelect
        label="Annuaire"
        name="out"
        options={[{ value: "1", label: "Retirés" }]}
        placeholder="En service"
      />
      <Checkbox label="À vérifier" name="check" defaultChecked={search.has("check")} />
    </ListFilters>
  );
}

/** Where the places of nurseries are told, beside the list one would look for them in. */
export function CareSupplyLine({ isAsked }: { isAsked: boolean }) {
  if (!isAsked) return null;
  return (
    <p className="mb-4 text-muted">
      Les places d’accueil sont dans <Link to="/childcare/supply">Offre d’accueil</Link>.
    </p>
  );
}

/** One page of the directory; what nobody made sure of for a year is grey, and says so. */
export function ServiceTable({ rows }: { rows: readonly ServiceLine[] }) {
  return (
    <DataTable
      caption="Services et lieux"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { header: "Service", cell: (row) => <Name row={row} />, onPhone: true },
        { header: "Type", cell: (row) => row.kind, onPhone: true },
        { header: "Où", cell: (row) => <Place row={row} />, onPhone: true },
        { header: "Intercommunalité", cell: (row) => row.epci },
        { header: "Vérifié", cell: (row) => <Freshness row={row} />, onPhone: true, isNamedOnPhone: true },
      ]}
    />
  );
}

function Name({ row: { id, name, mode, isStale } }: { row: ServiceLine }) {
  return (
    <>
      <Link to={`/directory/${id}`} className={isStale ? "text-muted" : undefined}>
        {name}
      </Link>
      {mode && (
        <>
          {" "}
          <Badge>{mode}</Badge>
        </>
      )}
    </>
  );
}

function Place({ row: { place, stops, stopNames } }: { row: ServiceLine }) {
  if (!stops) return place;
  return (
    <>
      {place} <span className="text-muted" title={stopNames}>{`et ${stops}`}</span>
    </>
  );
}

function Freshness({ row: { checked, isStale, isGone } }: { row: ServiceLine }) {
  if (!isStale && !isGone) return checked;
  return (
    <>
      <span className="text-muted">{checked}</span>{" "}
      <Badge tone="attention" title={isGone ? "Sa source ne le cite plus." : undefined}>
        à vérifier
      </Badge>
    </>
  );
}

/** Everybody one would write to, named before anything is sent. */
export function AskMany({ toAsk }: { toAsk: readonly { id: string; name: string; email: string }[] }) {
  const { state, formData } = useNavigation();
  if (toAsk.length === 0) return null;
  const many = formatCount(toAsk.length, "service", "services");
  return (
    <details className="mb-4">
      <summary className="button">{`Demander à ${many} si c’est toujours exact`}</summary>
      <Form method="post" className="mt-3 max-w-[75ch] border-l-2 border-line pl-4">
        <p>
          Un mail à chacun, aux heures de bureau, avec un lien pour répondre en un geste. Vous avez dix
          secondes pour les rappeler depuis le Courrier. Ceux déjà sollicités ce mois-ci sont laissés en paix.
        </p>
        <ul className="my-3 list-disc pl-5 text-muted">
          {toAsk.map(({ id, name, email }) => (
            <li key={id}>
              <input type="hidden" name="ids" value={id} />
              {name}, {email}
            </li>
          ))}
        </ul>
        <Button
          name="intent"
          value="ask-many"
          variant="primary"
          pending={state !== "idle" && formData?.get("intent") === "ask-many"}
        >
          {`Écrire à ${many}`}
        </Button>
      </Form>
    </details>
  );
}

/** An empty directory teaches how it is filled; an empty search, how it is widened. */
export function NoService({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="Aucun service ne correspond."
        why="Élargissez la recherche : la commune voisine, l’intercommunalité entière, un autre thème. Ou ajoutez ce qui manque."
        act={<LinkButton to="/directory">Tout afficher</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="L’annuaire est vide pour l’instant."
      why="Il dit aux familles ce qu’il y a près de chez elles : France Services, médiathèques, centres sociaux, clubs. Importez une liste que vous avez déjà, ou ajoutez un premier lieu."
      act={
        <>
          <LinkButton to="/directory/import">Importer une liste</LinkButton>
          <LinkButton to="/directory/new">Ajouter un service</LinkButton>
        </>
      }
    />
  );
}

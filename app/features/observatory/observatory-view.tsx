import { Link } from "@remix-run/react";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TerritoryMap } from "~/features/reference-data/territory-map";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { ObservatoryPage } from "./observatory-page.queries.server";
import { besideWords } from "./observatory-table";
import { Files, TableSection } from "./table-section";
import { type KeyFigure, MAP_MEASURES, relaysTable } from "./territory-tables";

/** What the reader may open or do from here. */
export interface ReaderRights {
  canSeeFiles: boolean;
  canSeeSupply: boolean;
  canImport: boolean;
}

interface Props {
  page: ObservatoryPage;
  search: string;
  other?: string;
  rights: ReaderRights;
}

/** Nothing was counted yet: it comes by itself. */
export function NothingCounted() {
  return (
    <EmptyState
      title="L’observatoire n’a encore rien compté"
      why="Il compte chaque jour les besoins des familles et l’offre d’accueil, et garde ce qu’il a compté. Le premier compte paraît ici dans la minute."
    />
  );
}

/** The key figures, the map, then each table. */
export function ObservatoryTables({ page, search, other, rights }: Props) {
  const { keyFigures, tables, map, measure, zoom } = page;
  return (
    <>
      <Standing page={page} rights={rights} />
      <KeyFigureList figures={keyFigures} other={other} />
      {zoom && (
        <p className="no-print mt-4">
          <Link to={`?${whole(search)}`}>Revenir à tous les territoires</Link>
        </p>
      )}
      {tables.map((table) => (
        <TableSection key={table.key} table={table} search={search} other={other}>
          {table.key === "territories" && map && (
            <TerritoryMap
              map={map.data}
              title={`Carte${NBSP}: ${MAP_MEASURES[measure].fr}`}
              places={map.places}
              canImport={rights.canImport}
            />
          )}
        </TableSection>
      ))}
    </>
  );
}

/** The communes no relay centre covers, by intercommunalité. */
export function CommunesAlone({ page: { alone }, search, rights }: Omit<Props, "other">) {
  const relays = relaysTable(alone);
  return (
    <Section
      title={relays.title}
      count={relays.rows.length}
      act={relays.rows.length > 0 && <Files table={relays} search={search} />}
    >
      <p className="mb-3 max-w-[75ch] text-muted">{relays.about}</p>
      {alone.length === 0 && <p>{relays.empty}</p>}
      {alone.map(({ area, communes }) => (
        <details key={area} className="mt-2">
          <summary className="button button-small">{`${area}${NBSP}: ${formatCount(communes.length, "commune", "communes")}`}</summary>
          <p className="mt-2 max-w-[75ch] text-muted">{communes.join(", ")}</p>
        </details>
      ))}
      {rights.canSeeSupply && (
        <p className="no-print mt-3">
          <Link to="/childcare/supply/relays">Voir les relais petite enfance</Link>
        </p>
      )}
    </Section>
  );
}

/** What is missing for the figures to say something, and where it is told. */
function Standing({ page: { hasNeeds, hasSupply, areFew }, rights }: Pick<Props, "page" | "rights">) {
  return (
    <div className="grid gap-3 empty:hidden">
      {!hasSupply && (
        <Notice
          title="Aucune place n’est connue ici."
          tone="waiting"
          act={rights.canSeeSupply && <Link to="/childcare/supply">Compléter l’offre d’accueil</Link>}
        >
          Les structures se notent ou s’importent, les assistantes maternelles en totaux par commune.
        </Notice>
      )}
      {areFew && (
        <Notice title="Moins de 5 besoins sont ouverts." tone="waiting">
          Rien n’est dit d’eux par territoire, par âge ni par mode : ce serait désigner quelqu’un.
        </Notice>
      )}
      {!hasNeeds && (
        <Notice
          title="Aucun besoin ouvert ici."
          tone="waiting"
          act={rights.canSeeFiles && <Link to="/candidates?need=childcare">Voir les dossiers</Link>}
        >
          Les besoins viennent des dossiers des familles : un besoin d’accueil par enfant.
        </Notice>
      )}
    </div>
  );
}

function KeyFigureList({ figures, other }: { figures: readonly KeyFigure[]; other?: string }) {
  return (
    <dl className="key-figures">
      {figures.map(({ label, now, before }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <strong>{now.text}</strong>
            {before && other && <span>{besideWords(now, before, other)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The address without the territory looked at. */
function whole(search: string): string {
  const params = new URLSearchParams(search);
  params.delete("epci");
  params.delete("bassin");
  return params.toString();
}

import { Form, Link, useSearchParams } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { CommuneFilter, FilterSelect } from "~/components/ui/list-filters";
import type { Option } from "~/components/ui/select";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { LodgingRow } from "./lodgings-page.queries.server";

interface FiltersProps {
  semesters: readonly Option[];
  semesterId?: string;
  territories: readonly Option[];
}

/** Where, for which semester, and what is looked for: kept in the address. */
export function LodgingFilters({ semesters, semesterId, territories }: FiltersProps) {
  const [search] = useSearchParams();
  return (
    <Form
      role="search"
      key={search.toString()}
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4"
    >
      <CommuneFilter />
      <FilterSelect label="Intercommunalité" name="epci" options={territories} placeholder="Toutes" />
      {semesters.length > 0 && (
        <FilterSelect label="Semestre" name="semestre" options={semesters} defaultValue={semesterId} />
      )}
      <div>
        <Button>Filtrer</Button>
      </div>
      <div className="col-span-2 flex flex-wrap gap-x-6 md:col-span-4">
        <Checkbox label="Avec un lit libre" name="libres" defaultChecked={search.has("libres")} />
        <Checkbox
          label="Convention à renouveler"
          name="convention"
          defaultChecked={search.has("convention")}
        />
      </div>
    </Form>
  );
}

/** Lodgings with their beds over a semester, and the agreements to renew. */
export function LodgingTable({ rows, semester }: { rows: readonly LodgingRow[]; semester?: string }) {
  return (
    <DataTable
      caption={semester ? `Hébergements, ${semester}` : "Hébergements"}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          header: "Hébergement",
          cell: ({ id, name, alert }) => (
            <>
              <Link to={`/lodgings/${id}`}>{name}</Link>
              {alert && (
                <>
                  {" "}
                  <Badge tone={alert.isLate ? "late" : "attention"}>{alert.words}</Badge>
                </>
              )}
            </>
          ),
          onPhone: true,
        },
        { header: "Commune", cell: ({ communeName }) => communeName, onPhone: true },
        { header: "Qui loge", cell: ({ owner }) => owner },
        { header: "Lits", cell: (row) => bedWords(row, semester), onPhone: true },
        {
          header: "Nuits réservées",
          cell: ({ percent }) => (semester ? `${percent}${NBSP}%` : ""),
          isEnd: true,
        },
      ]}
    />
  );
}

/** « 3 libres sur 6 », « complet », « 6 lits » without a semester. */
function bedWords({ free, beds, until }: LodgingRow, semester?: string): string {
  if (beds === 0) return "aucun lit ouvert";
  if (!semester) return formatCount(beds, "lit", "lits");
  if (until?.isBefore) return `aucun : convention jusqu’au ${until.day}`;
  if (free === 0) return `complet (${formatCount(beds, "lit", "lits")})`;
  const last = until ? `, jusqu’au ${until.day} seulement` : "";
  return `${formatCount(free, "libre", "libres")} sur ${beds}${last}`;
}

/** What a list without lodgings says, and the act that starts it. */
export function NoLodging({ isFiltered, canWrite }: { isFiltered: boolean; canWrite: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="Aucun hébergement ne correspond."
        why="Élargissez la recherche, ou choisissez un autre semestre."
        act={<LinkButton to="/lodgings">Tout afficher</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="Aucun hébergement pour l’instant."
      why="Ajoutez les maisons d’internes, les chambres de l’hôpital et les hôtes : leurs lits se réservent ensuite ici, sans doublon possible."
      act={canWrite && <LinkButton to="/lodgings/new">Ajouter un hébergement</LinkButton>}
    />
  );
}

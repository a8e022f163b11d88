import { Form, Link, useLocation } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { PagedList } from "~/components/ui/pagination";
import { accessibleName } from "~/vocabulary/accessible-name";
import { formatCount, NBSP, ofName, plural } from "~/vocabulary/typography";
import type { Arrival } from "./arrivals.queries.server";
import type { ArrivalsPage } from "./arrivals-page.queries.server";

const WRITE_FORM = "write-to-group";

/** Who arrives, what is missing for each, and the boxes of those to write to. */
export function ArrivalList({ page }: { page: ArrivalsPage }) {
  const { arrivals, filters, canWrite, id } = page;
  const isFiltered = filters.view !== "expected" || filters.text !== undefined || filters.level !== undefined;
  return (
    <PagedList
      {...arrivals}
      one="interne"
      many="internes"
      empty={
        isFiltered ? (
          <EmptyState title="Personne ici." why="Aucun·e interne ne correspond à ces filtres." />
        ) : (
          <EmptyState
            title="Personne n’est encore attendu."
            why="Importez la liste d’une faculté, ou ouvrez le semestre d’un·e interne depuis son projet professionnel."
            act={<Link to="/imports">Importer une liste</Link>}
          />
        )
      }
    >
      <Lines label="Internes attendu·e·s">
        {arrivals.rows.map((arrival) => (
          <ArrivalLine key={arrival.placementId} arrival={arrival} isTicked={canWrite} />
        ))}
      </Lines>
      {canWrite && filters.view !== "withdrawn" && <WriteBar id={id} total={arrivals.total} />}
    </PagedList>
  );
}

function ArrivalLine({ arrival, isTicked }: { arrival: Arrival; isTicked: boolean }) {
  const { placementId, candidateId, name, faculty, levels, email, phone, state, licence } = arrival;
  if (!name || !candidateId)
    return (
      <Line title="Interne d’un autre territoire" detail={levels} badge={<Standing arrival={arrival} />} />
    );
  const contact = [email, phone].filter(Boolean).join(" · ");
  return (
    <Line
      id={placementId}
      title={
        <span className="flex items-center gap-2">
          {isTicked && state !== "withdrawn" && (
            <input
              type="checkbox"
              name="placementId"
              value={placementId}
              form={WRITE_FORM}
              aria-label={accessibleName(`Choisir ${name}`)}
            />
          )}
          <Link to={`/candidates/${candidateId}/placements`}>{name}</Link>
        </span>
      }
      detail={
        <>
          {[faculty, levels, contact || "ni adresse ni téléphone"].filter(Boolean).join(" · ")}
          <br />
          {placeWords(arrival)}
        </>
      }
      badge={<Standing arrival={arrival} />}
      below={
        <>
          {licence && <p className="text-muted">{licence}</p>}
          {state !== "withdrawn" && <ToldSent arrival={arrival} />}
          {state !== "withdrawn" && <Received arrival={arrival} name={name} />}
        </>
      }
    />
  );
}

function placeWords({ seat, bed, isBedNeeded }: Arrival): string {
  const lodging = bed || (isBedNeeded ? "lit à trouver" : "sans hébergement demandé");
  return `${seat || "terrain à trouver"} · ${lodging}`;
}

/** What is missing, a word for each. */
function Standing({ arrival: { state, seat, bed, isBedNeeded, documents } }: { arrival: Arrival }) {
  if (state === "withdrawn") return <Badge tone="waiting">ne vient plus</Badge>;
  const owed = documents.filter(({ isReceived }) => !isReceived).length;
  const lacks = [
    seat ? "" : "sans terrain de stage",
    isBedNeeded && !bed ? "sans lit" : "",
    owed > 0 ? formatCount(owed, "document manquant", "documents manquants") : "",
  ].filter(Boolean);
  if (lacks.length === 0) return <Badge tone="done">rien ne manque</Badge>;
  return (
    <span className="flex flex-wrap gap-1">
      {lacks.map((lack) => (
        <Badge key={lack} tone="attention">
          {lack}
        </Badge>
      ))}
    </span>
  );
}

/** What the intern says was sent, until the team says whether it came. */
function ToldSent({ arrival: { documents } }: { arrival: Arrival }) {
  const told = documents.filter((one) => one.told);
  if (told.length === 0) return null;
  return <p>{told.map((one) => `${one.label}, ${one.told}`).join(" · ")}</p>;
}

function Received({ arrival: { placementId, documents }, name }: { arrival: Arrival; name: string }) {
  if (documents.length === 0) return null;
  const received = documents.filter(({ isReceived }) => isReceived);
  const told = documents.filter((one) => one.told);
  return (
    <details>
      <summary className="link inline-flex min-h-6">
        Documents reçus{NBSP}: {received.length} sur {documents.length}
        <span className="visually-hidden">, {name}</span>
      </summary>
      <Form method="post" preventScrollReset className="mt-2 grid gap-3">
        <input type="hidden" name="placementId" value={placementId} />
        <CheckboxGroup
          id={`received-${placementId}`}
          label={`Documents reçus ${ofName(name)}`}
          name="received"
          options={documents.map(({ key, label, told }) => ({
            value: key,
            label: told ? `${label} (${told})` : label,
          }))}
          defaultValues={received.map(({ key }) => key)}
        />
        {told.map(({ key }) => (
          <input key={key} type="hidden" name="told" value={key} />
        ))}
        {told.length > 0 && (
          <p className="text-muted">Laissé sans coche, un document dit envoyé est redemandé à l’interne.</p>
        )}
        <div>
          <Button name="intent" value="received" size="small">
            Enregistrer
          </Button>
        </div>
      </Form>
    </details>
  );
}

/** Leads to one message to those ticked, or to everybody of the filters. */
function WriteBar({ id, total }: { id: string; total: number }) {
  const { search } = useLocation();
  const kept = new URLSearchParams(search);
  kept.delete("page");
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      <Form id={WRITE_FORM} action={`/semesters/${id}/message`}>
        <input type="hidden" name="coches" value="1" />
        <Button variant="primary">Écrire aux internes coché·e·s</Button>
      </Form>
      <Link to={`/semesters/${id}/message?${kept}`} className="button">
        {`Écrire ${plural(total, "à cette personne", `aux ${total}`)} de la liste`}
      </Link>
    </div>
  );
}

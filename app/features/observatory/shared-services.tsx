import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { DENSITIES } from "~/vocabulary/observatory";
import { formatCount, formatDayLong, joinWords, NBSP } from "~/vocabulary/typography";
import { SHARED_SERVICES } from "./observatory-table";
import type { SharedService, SharedServiceList } from "./shared-services.queries.server";
import { Files } from "./table-section";

interface Props {
  /** What `listSharedServices` returned. */
  services: SharedServiceList;
  /** Whether the reader may open a service: `partners:read`. */
  canOpen: boolean;
}

const TITLE = "Services mutualisés ou itinérants en zone peu dense";

/** How many shared or travelling services a territory of low density has, and the first of them behind the number. */
export function SharedServices({ services: list, canOpen }: Props) {
  const { services, total, lowDensityTotal, unknownDensity } = list;
  const low = services.filter(({ lowDensity }) => lowDensity.length > 0);
  const others = services.filter(({ lowDensity }) => lowDensity.length === 0);
  return (
    <Section
      title={TITLE}
      count={lowDensityTotal}
      act={total > 0 && <Files table={{ key: SHARED_SERVICES, title: TITLE }} search="" />}
    >
      <Told list={list} />
      {unknownDensity > 0 && (
        <div className="mb-3">
          <Notice tone="waiting">
            {`La densité de ${formatCount(unknownDensity, "commune desservie", "communes desservies")} n’est pas connue${NBSP}: importez la grille de densité dans Réglages › Référentiels.`}
          </Notice>
        </div>
      )}
      <ServiceLines label="Services en zone peu dense" services={low} canOpen={canOpen} />
      {others.length > 0 && (
        <details className="mt-4">
          <summary className="button button-small">
            {formatCount(total - lowDensityTotal, "autre service", "autres services")}
          </summary>
          <div className="mt-3">
            <ServiceLines label="Autres services" services={others} canOpen={canOpen} />
          </div>
        </details>
      )}
      <Rest left={total - services.length} canOpen={canOpen} />
    </Section>
  );
}

function Told({ list: { on, total, lowDensityTotal } }: { list: SharedServiceList }) {
  if (total === 0) return <p>Aucun service itinérant ou mutualisé n’est noté dans l’offre d’accueil.</p>;
  return (
    <p className="mb-3 max-w-[75ch] text-muted">
      {`Au ${formatDayLong(on)}${NBSP}: ${formatCount(lowDensityTotal, "service dessert", "services desservent")} au moins une commune de densité faible (${quoted(DENSITIES["6"].fr)} ou ${quoted(DENSITIES["7"].fr)}, grille de l’Insee).`}
    </p>
  );
}

/** Those that are not listed: in the register for whoever may open it, else in the files. */
function Rest({ left, canOpen }: { left: number; canOpen: boolean }) {
  if (left === 0) return null;
  const words = `Et ${formatCount(left, "autre", "autres")}`;
  if (!canOpen) return <p className="mt-3">{`${words}, dans le fichier CSV ou Excel.`}</p>;
  return (
    <p className="mt-3">
      {`${words}${NBSP}: voir tous les services `}
      <Link to="/childcare/supply?mode=itinerant">itinérants</Link>
      {" ou "}
      <Link to="/childcare/supply?mode=shared">mutualisés</Link>.
    </p>
  );
}

interface LinesProps {
  label: string;
  services: readonly SharedService[];
  canOpen: boolean;
}

function ServiceLines({ label, services, canOpen }: LinesProps) {
  if (services.length === 0) return null;
  return (
    <Lines label={label}>
      {services.map((service) => (
        <ServiceLine key={service.id} service={service} canOpen={canOpen} />
      ))}
    </Lines>
  );
}

function ServiceLine({ service, canOpen }: { service: SharedService; canOpen: boolean }) {
  const { id, name, what, communeName, epcis, stops, lowDensity, fundings, checkedOn, isStale } = service;
  return (
    <Line
      title={canOpen ? <Link to={`/childcare/supply/${id}`}>{name}</Link> : name}
      badge={isStale && <Badge tone="attention">à mettre à jour</Badge>}
      detail={
        <>
          {[what, epcis || communeName].join(" · ")}
          {lowDensity.length > 0 && (
            <span className="block">{`Peu denses${NBSP}: ${joinWords(lowDensity)}`}</span>
          )}
          {stops.map((stop) => (
            <span key={stop} className="block">
              {stop}
            </span>
          ))}
          <Payers fundings={fundings} />
          <span className="block">{`Vérifié le ${formatDayLong(checkedOn)}`}</span>
        </>
      }
    />
  );
}

/** Who pays, and what is to be renewed, as on the page of the service. */
function Payers({ fundings }: Pick<SharedService, "fundings">) {
  if (fundings.length === 0) return null;
  return (
    <span className="block">
      {`Cofinancement${NBSP}: ${fundings.map(({ words }) => words).join(`${NBSP}; `)}`}{" "}
      {fundings.some(({ isEnding }) => isEnding) && <Badge tone="attention">à renouveler</Badge>}
    </span>
  );
}

function quoted(words: string): string {
  return `«${NBSP}${words}${NBSP}»`;
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { getIndicators } from "~/features/observatory/indicators.queries.server";
import { IndicatorsSection } from "~/features/observatory/indicators-section";
import { ObservatoryChoice } from "~/features/observatory/observatory-choice";
import { getObservatoryPage } from "~/features/observatory/observatory-page.queries.server";
import { CommunesAlone, NothingCounted, ObservatoryTables } from "~/features/observatory/observatory-view";
import { SharedServices } from "~/features/observatory/shared-services";
import { listSharedServices } from "~/features/observatory/shared-services.queries.server";
import { precisionFor } from "~/features/reports/reports.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { formatDateTime, formatDayLong } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Observatoire de l’accueil" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { role } = await requirePermission(request, "reports:read");
  const { searchParams } = new URL(request.url);
  const [observatory, indicators, services] = await Promise.all([
    getObservatoryPage(searchParams, role),
    getIndicators(),
    listSharedServices(),
  ]);
  return {
    ...observatory,
    ...{ indicators, services, search: searchParams.toString() },
    isMonthly: precisionFor(role) === "month",
    canWrite: roleCan(role, "partners:write"),
    rights: {
      canSeeFiles: roleCan(role, "households:read"),
      canSeeSupply: roleCan(role, "partners:read"),
      canImport: roleCan(role, "settings:write"),
    },
  };
}

export default function ObservatoryPage() {
  const { asked, page, indicators, services, search, isMonthly, canWrite, rights } =
    useLoaderData<typeof loader>();
  return (
    <div className="observatory-page">
      <PageHeader title="Observatoire de l’accueil du jeune enfant" meta={page && <Meta />} />
      {page ? (
        <>
          <ObservatoryChoice asked={asked} page={page} isMonthly={isMonthly} />
          <Moved />
          <ObservatoryTables page={page} search={search} other={asked.other} rights={rights} />
          <CommunesAlone page={page} search={search} rights={rights} />
        </>
      ) : (
        <NothingCounted />
      )}
      <SharedServices services={services} canOpen={rights.canSeeSupply} />
      <IndicatorsSection view={indicators} canWrite={canWrite} />
      {page && (
        <p className="mt-7 max-w-[75ch] text-muted">
          Sous 5, un nombre de besoins n’est pas montré : il désignerait quelqu’un. Quand un total permettrait
          de le retrouver, d’autres sont masqués avec lui, partout où ils paraissent. L’offre n’est jamais
          masquée.
        </p>
      )}
    </div>
  );
}

function Meta() {
  const { asked, page, isMonthly } = useLoaderData<typeof loader>();
  if (!page || !asked.day) return null;
  const beside = asked.other ? `, à côté de ceux du ${formatDayLong(asked.other)}` : "";
  return (
    <>
      <p>{`${page.zoom?.name ?? "Tout le territoire suivi"}. Chiffres du ${formatDayLong(asked.day)}${beside}.`}</p>
      {asked.other && <p>Sous un chiffre qui a changé, ce qu’il était alors.</p>}
      {isMonthly ? (
        <p>Le premier compte de chaque mois : jour par jour, un chiffre désignerait quelqu’un.</p>
      ) : (
        page.countedAt && <p>{`Comptés ${formatDateTime(new Date(page.countedAt))}.`}</p>
      )}
    </>
  );
}

/** What of the address could not be given as it is. */
function Moved() {
  const { asked, page } = useLoaderData<typeof loader>();
  return (
    <>
      {asked.isMoved && asked.day && (
        <Notice title="Ce jour n’a pas été compté.">
          {`Voici le plus proche parmi ceux qui sont gardés : le ${formatDayLong(asked.day)}.`}
        </Notice>
      )}
      {page?.isZoomUnknown && (
        <Notice title="Ce territoire n’est pas connu à cette date.">Voici tous les territoires.</Notice>
      )}
    </>
  );
}

import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { TabLinks } from "~/components/ui/tab-links";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ExportLink } from "~/features/exports/export-link";
import { carryOutDeskAct } from "~/features/hand-offs/desk.commands.server";
import { countBaskets, countResolved, listBasket } from "~/features/hand-offs/desk.queries.server";
import { deskActSchema } from "~/features/hand-offs/desk.schema.server";
import { BASKETS, GROUPINGS } from "~/features/hand-offs/desk-baskets";
import { DeskList } from "~/features/hand-offs/desk-list";
import { getHandOff } from "~/features/hand-offs/hand-offs.queries.server";
import { refusedOf } from "~/features/hand-offs/reminder-acts";
import { formatCapped, plural } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

export const meta: MetaFunction = () => [{ title: "Relais" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:read");
  const url = new URL(request.url);
  const [counts, resolved] = await Promise.all([countBaskets(user), countResolved(user)]);
  const baskets = valuesOf(BASKETS);
  const waiting = baskets.find((basket) => (counts[basket] ?? "0") !== "0");
  const basket = baskets.find((known) => known === url.searchParams.get("vue")) ?? waiting ?? "awaiting";
  const grouping = valuesOf(GROUPINGS).find((known) => known === url.searchParams.get("par")) ?? "need";
  return { basket, grouping, counts, resolved, ...(await listBasket(user, basket, pageOf(url))), now: now() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  return submitForm(request, deskActSchema, async (act) => {
    const { to, toast } = await carryOutDeskAct(user, await getHandOff(user, act.handOffId), act);
    return redirectWithToast(request, to, toast);
  });
}

export default function HandOffs() {
  const { basket, grouping, counts, resolved, rows, page, hasNext, total, now } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { rule, empty } = BASKETS[basket];
  return (
    <>
      <PageHeader
        title="Relais"
        meta={`${formatCapped(resolved.resolved, 1000)} ${plural(resolved.resolved, "résolu", "résolus")} sur ${formatCapped(resolved.asked, 1000)} ce trimestre`}
        actions={<ExportLink list="hand-offs" />}
      />
      <Refused lastResult={lastResult} rows={rows} />
      <TabLinks
        label="Paniers"
        tabs={valuesOf(BASKETS).map((value) => ({
          to: `/hand-offs?vue=${value}${grouping === "need" ? "" : `&par=${grouping}`}`,
          label: BASKETS[value].fr,
          title: BASKETS[value].rule,
          count: counts[value],
          isCurrent: value === basket,
        }))}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="max-w-prose text-muted">{rule}</p>
        <TabLinks
          label="Regrouper"
          tabs={valuesOf(GROUPINGS).map((value) => ({
            to: `/hand-offs?vue=${basket}&par=${value}`,
            label: GROUPINGS[value].fr,
            isCurrent: value === grouping,
          }))}
        />
      </div>
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="relais"
        many="relais"
        empty={
          <EmptyState
            title={empty}
            why={
              basket === "all"
                ? "Un relais se passe depuis un besoin du dossier : ouvrez le besoin, précisez-le, choisissez un partenaire."
                : "Chaque panier dit combien il en tient."
            }
            act={
              basket === "all" ? (
                <LinkButton to="/candidates">Voir les dossiers</LinkButton>
              ) : (
                <LinkButton to="/hand-offs?vue=all">Voir tous les relais</LinkButton>
              )
            }
          />
        }
      >
        <DeskList rows={rows} grouping={grouping} now={now} />
      </PagedList>
    </>
  );
}

interface RefusedProps {
  lastResult: SubmissionResult<string[]> | undefined;
  rows: readonly { id: string }[];
}

/** Why an act of the desk was refused, said where the eye is, unless a field of the list says it. */
function Refused({ lastResult, rows }: RefusedProps) {
  if (rows.some(({ id }) => refusedOf(lastResult, id))) return null;
  const errors = Object.values(lastResult?.error ?? {}).flatMap((texts) => texts ?? []);
  return <FormErrors errors={errors} id="refused" />;
}

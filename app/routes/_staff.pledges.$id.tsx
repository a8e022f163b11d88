import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { ExchangeSection } from "~/features/pledges/exchange-section";
import { PlanActs } from "~/features/pledges/plan-acts";
import { carryOutPlanAct } from "~/features/pledges/plan-acts.commands.server";
import { getPlanPage } from "~/features/pledges/plan-page.queries.server";
import { PlanTreeView } from "~/features/pledges/plan-tree-view";
import { planActSchema } from "~/features/pledges/plans.schema.server";
import { VoteSection } from "~/features/pledges/vote-section";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.name : "Plan" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "reports:read");
  return getPlanPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, planActSchema, async (act) => {
    const { to, toast } = await carryOutPlanAct(user, params.id ?? "", act);
    return redirectWithToast(request, to, toast);
  });
}

export default function PlanPage() {
  const plan = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { id, name, meta, canWrite, isArchived, isTemplate, lines, sheet, preamble, link, version } = plan;
  return (
    <>
      <PageHeader
        back={{ to: "/pledges", label: "Engagements" }}
        title={name}
        meta={meta.join(" · ")}
        actions={canWrite && <LinkButton to={`/pledges/${id}/edit`}>Modifier le plan</LinkButton>}
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      {isArchived && <Notice title="Ce plan est archivé." tone="waiting" />}
      {isTemplate && (
        <Notice title="C’est un modèle." tone="waiting">
          Copiez-le pour vous en servir : il n’entre pas dans le chemin accompli.
        </Notice>
      )}
      {preamble && <p className="mt-4 max-w-[75ch] whitespace-pre-line">{preamble}</p>}
      {link && (
        <p className="mt-2">
          <a href={link} target="_blank" rel="noreferrer">
            Lire le document
          </a>
        </p>
      )}
      <Section title="Ce que le plan prévoit" count={lines.filter(({ level }) => level === "action").length}>
        {lines.length === 0 ? (
          <p className="text-muted">Ce plan est encore vide : ajoutez ses lignes par « Modifier le plan ».</p>
        ) : (
          <PlanTreeView lines={lines} />
        )}
      </Section>
      {sheet.length > 0 && (
        <Section title="La fiche action">
          <DescriptionList facts={sheet} />
        </Section>
      )}
      {!isTemplate && (
        <div key={version}>
          <VoteSection votes={plan.votes} canWrite={canWrite} lastResult={lastResult} />
          <ExchangeSection {...plan} lastResult={lastResult} />
        </div>
      )}
      {canWrite && (
        <PlanActs key={`-${version}`} name={name} isArchived={isArchived} lastResult={lastResult} />
      )}
    </>
  );
}

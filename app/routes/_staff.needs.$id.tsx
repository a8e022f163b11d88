import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { listOlderAnswers, listRequestChanges } from "~/features/hand-offs/hand-off-change.queries.server";
import { listHandOffsOfNeed } from "~/features/hand-offs/hand-offs.queries.server";
import { carryOutNeedAct } from "~/features/hand-offs/need-acts.commands.server";
import { NeedHandOffs } from "~/features/hand-offs/need-hand-offs";
import { RequestChanges } from "~/features/hand-offs/request-changes";
import { getHousehold } from "~/features/households/households.queries.server";
import { listReplies } from "~/features/inbound-mail/message-replies.queries.server";
import { CRITERIA_FORMS } from "~/features/needs/criteria-forms";
import { NeedWhy } from "~/features/needs/need-why";
import { explainNeed, getNeed } from "~/features/needs/needs.queries.server";
import { needActSchema } from "~/features/needs/needs.schema.server";
import { OptionList } from "~/features/needs/option-list";
import { ProgressForm } from "~/features/needs/progress-form";
import { OptionRankings } from "~/features/tracking/option-rankings";
import { getRankings } from "~/features/tracking/tracking-ranks.queries.server";
import { BALLS, NEED_KINDS, NEED_STATES } from "~/vocabulary/needs";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${NEED_KINDS[data.need.kind].fr} · ${data.title}` : "Besoin" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const need = await getNeed(user, params.id ?? "");
  const [household, handOffs, why] = await Promise.all([
    getHousehold(user, need.householdId),
    listHandOffsOfNeed(need._id),
    explainNeed(need),
  ]);
  const replies = await listReplies(handOffs);
  const changes = await listRequestChanges(household, need);
  const olderAnswers = await listOlderAnswers(household, need);
  const rankings = await getRankings(household, need);
  const { _id, kind, isOpen, state, ball, holder, promisedOn, criteria, options } = need;
  return {
    need: { id: _id, kind, isOpen, state, ball, holder, promisedOn, criteria, options },
    communes: criteria.communes.map((value, index) => ({
      value,
      label: criteria.communeNames?.[index] ?? value,
    })),
    householdId: household._id,
    title: household.title,
    handOffs,
    replies,
    changes,
    olderAnswers,
    why,
    rankings,
    now: now(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "needs:write");
  const need = await getNeed(user, params.id ?? "");
  return submitForm(request, needActSchema(need.kind), async (act) => {
    const toast = await carryOutNeedAct(user, need, act);
    return redirectWithToast(request, `/needs/${need._id}`, toast);
  });
}

export default function NeedPage() {
  const page = useLoaderData<typeof loader>();
  const { need, communes, householdId, title, changes, olderAnswers, why, rankings } = page;
  const lastResult = useActionData<typeof action>();
  const CriteriaForm = CRITERIA_FORMS[need.kind];
  const holder = need.ball === "partner" && need.holder ? `chez ${need.holder}` : BALLS[need.ball].fr;
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: `Dossier ${title}` }}
        title={NEED_KINDS[need.kind].fr}
        meta={`${NEED_STATES[need.state].fr} · la balle est ${holder}`}
        actions={
          need.isOpen && (
            <LinkButton to="hand-off" variant="primary">
              Passer le relais
            </LinkButton>
          )
        }
      />
      <FormErrors errors={refusalOf(lastResult)} />
      <NeedWhy why={why} />
      <OptionList options={need.options} olderAnswers={olderAnswers} />
      <OptionRankings rankings={rankings} />
      <RequestChanges changes={changes} />
      <NeedHandOffs {...page} from={`/needs/${need.id}`} />
      <Section title="Ce qui est cherché">
        <CriteriaForm criteria={need.criteria} communes={communes} lastResult={lastResult} />
      </Section>
      <Section title="Avancement">
        <ProgressForm
          key={`${need.state} ${need.ball} ${need.holder} ${need.promisedOn}`}
          need={need}
          lastResult={lastResult}
        />
      </Section>
    </>
  );
}

/** What refused an act whose button has no form of its own to say it. */
function refusalOf(result: SubmissionResult<string[]> | undefined): string[] | undefined {
  const isSaidElsewhere = ["criteria", "progress"].includes(String(result?.initialValue?.intent));
  return isSaidElsewhere ? undefined : Object.values(result?.error ?? {}).flatMap((texts) => texts ?? []);
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { revokeHandOff } from "~/features/hand-offs/hand-offs.commands.server";
import { getHandOff, listHandOffsOfNeed } from "~/features/hand-offs/hand-offs.queries.server";
import { NeedHandOffs } from "~/features/hand-offs/need-hand-offs";
import { getHousehold } from "~/features/households/households.queries.server";
import { needActSchema } from "~/features/housing/housing.schema.server";
import { HousingCriteriaForm } from "~/features/housing/housing-criteria-form";
import { markOption, recordProgress, updateCriteria } from "~/features/needs/needs.commands.server";
import { getNeed } from "~/features/needs/needs.queries.server";
import { OptionList } from "~/features/needs/option-list";
import { ProgressForm } from "~/features/needs/progress-form";
import { BALLS, NEED_KINDS, NEED_STATES } from "~/vocabulary/needs";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${NEED_KINDS[data.need.kind].fr} · ${data.title}` : "Besoin" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const need = await getNeed(user, params.id ?? "");
  const [household, handOffs] = await Promise.all([
    getHousehold(user, need.householdId),
    listHandOffsOfNeed(need._id),
  ]);
  const { _id, kind, state, ball, holder, promisedOn, criteria, options } = need;
  return {
    need: { id: _id, kind, state, ball, holder, promisedOn, criteria, options },
    communes: criteria.communes.map((value, index) => ({
      value,
      label: criteria.communeNames?.[index] ?? value,
    })),
    householdId: household._id,
    title: household.title,
    handOffs,
    now: now(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "needs:write");
  const need = await getNeed(user, params.id ?? "");
  const here = `/needs/${need._id}`;
  return submitForm(request, needActSchema, async (act) => {
    if (act.intent === "revoke") {
      const handOff = await getHandOff(user, act.handOffId);
      if (handOff.needId !== need._id) throw notFound();
      await revokeHandOff(user, handOff);
    } else if (act.intent === "option") {
      await markOption(user, need, act.optionId, act.state);
    } else if (act.intent === "progress") {
      await recordProgress(user, need, act);
    } else {
      await updateCriteria(user, need, act.criteria);
    }
    await settle();
    return redirectWithToast(request, here, { message: "Enregistré." });
  });
}

export default function NeedPage() {
  const { need, communes, householdId, title, handOffs, now } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const holder = need.ball === "partner" && need.holder ? `chez ${need.holder}` : BALLS[need.ball].fr;
  return (
    <>
      <PageHeader
        back={{ to: `/households/${householdId}`, label: `Dossier ${title}` }}
        title={NEED_KINDS[need.kind].fr}
        meta={`${NEED_STATES[need.state].fr} · la balle est ${holder}`}
        actions={
          need.kind === "housing" && (
            <LinkButton to="hand-off" variant="primary">
              Passer le relais
            </LinkButton>
          )
        }
      />
      <OptionList options={need.options} />
      <NeedHandOffs handOffs={handOffs} now={now} />
      {need.kind === "housing" && (
        <Section title="Ce qui est cherché">
          <HousingCriteriaForm criteria={need.criteria} communes={communes} lastResult={lastResult} />
        </Section>
      )}
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

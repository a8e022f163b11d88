import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { handOffActSchemas } from "~/features/hand-offs/answer.schema.server";
import { getTypedAnswerPage, proposalFormOf } from "~/features/hand-offs/answer-page.queries.server";
import { carryOutHandOffAct } from "~/features/hand-offs/hand-off-acts.commands.server";
import { OutcomeForm, ReopenForm } from "~/features/hand-offs/hand-off-ending-forms";
import { handOffPage } from "~/features/hand-offs/hand-off-page";
import { getHandOff } from "~/features/hand-offs/hand-offs.queries.server";
import { TypedAnswerForm } from "~/features/hand-offs/typed-answer-form";
import { ofName } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Noter une réponse" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const handOff = await getHandOff(user, params.id ?? "");
  return getTypedAnswerPage(handOff, new URL(request.url).searchParams.get("acte"));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const handOff = await getHandOff(user, params.id ?? "");
  return submitForm(request, handOffActSchemas[proposalFormOf(handOff)], async (input) => {
    const message = await carryOutHandOffAct(user, handOff, input);
    return redirectWithToast(request, handOffPage(handOff), { message });
  });
}

export default function TypeAnswer() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: page.back, label: page.backLabel }}
        title={page.act ? `Réponse ${ofName(page.partnerName)}` : `Relais avec ${page.partnerName}`}
        meta={page.standing}
      />
      <Section title="Ce qui lui a été demandé">
        <p className="mb-3">{page.title}</p>
        <DescriptionList facts={page.lines.map(({ label, value }) => ({ term: label, value }))} />
      </Section>
      {page.canFinish && (
        <Section title="Comment cela s’est-il terminé ?">
          <OutcomeForm page={page} lastResult={lastResult} />
        </Section>
      )}
      {page.act && (
        <Section title="Sa réponse">
          <p className="mb-3 text-muted">
            Dite par téléphone, de vive voix ou par mail. Rien n’est envoyé au partenaire.
          </p>
          <TypedAnswerForm page={{ ...page, act: page.act }} lastResult={lastResult} />
        </Section>
      )}
      {page.canReopen && (
        <Section title="Rouvrir">
          <ReopenForm page={page} lastResult={lastResult} />
        </Section>
      )}
    </>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { typedAnswerSchemas } from "~/features/hand-offs/answer.schema.server";
import { getTypedAnswerPage } from "~/features/hand-offs/answer-page.queries.server";
import { handOffPage } from "~/features/hand-offs/hand-off-page";
import { getHandOff } from "~/features/hand-offs/hand-offs.queries.server";
import { typeAnswer } from "~/features/hand-offs/typed-answer.commands.server";
import { TypedAnswerForm } from "~/features/hand-offs/typed-answer-form";
import { purposeOf } from "~/vocabulary/hand-off-words";
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
  return submitForm(request, typedAnswerSchemas[purposeOf(handOff)], async (input) => {
    await typeAnswer(user, handOff, input);
    return redirectWithToast(request, handOffPage(handOff), { message: "Réponse notée." });
  });
}

export default function TypeAnswer() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: page.back, label: page.backLabel }}
        title={`Réponse ${ofName(page.partnerName)}`}
        meta="Dite par téléphone, de vive voix ou par mail. Rien n’est envoyé au partenaire."
      />
      <Section title="Ce qui lui a été demandé">
        <p className="mb-3">{page.title}</p>
        <DescriptionList facts={page.lines.map(({ label, value }) => ({ term: label, value }))} />
      </Section>
      <Section title="Sa réponse">
        <TypedAnswerForm page={page} lastResult={lastResult} />
      </Section>
    </>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { handOffPage } from "~/features/hand-offs/hand-off-page";
import { getHandOff } from "~/features/hand-offs/hand-offs.queries.server";
import { getQuestionPage, replyToQuestion } from "~/features/hand-offs/question-reply.commands.server";
import { questionReplySchema } from "~/features/hand-offs/question-reply.schema.server";
import { QuestionReplyForm } from "~/features/hand-offs/question-reply-form";
import { ofName } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Répondre à une question" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  return getQuestionPage(await getHandOff(user, params.id ?? ""));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const handOff = await getHandOff(user, params.id ?? "");
  return submitForm(request, questionReplySchema, async (input) => {
    await replyToQuestion(user, handOff, input);
    return redirectWithToast(request, handOffPage(handOff), {
      message: `Réponse prête à partir : ${handOff.partnerName} est de nouveau attendu.`,
    });
  });
}

export default function ReplyToQuestion() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: page.back, label: page.backLabel }}
        title={`Répondre à la question ${ofName(page.partnerName)}`}
        meta="Votre réponse part par mail, avec sa question et le même lien. Les relances recommencent à partir de là."
      />
      <Section title="Sa question">
        <blockquote className="max-w-prose border-l-2 border-line pl-3 whitespace-pre-line text-muted">
          {page.question}
        </blockquote>
      </Section>
      <Section title="Notre réponse">
        <QuestionReplyForm page={page} lastResult={lastResult} />
      </Section>
      <Section title="Ce qui lui a été demandé">
        <p className="mb-3">{page.title}</p>
        <DescriptionList facts={page.lines.map(({ label, value }) => ({ term: label, value }))} />
      </Section>
    </>
  );
}

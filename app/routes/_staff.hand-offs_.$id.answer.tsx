import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
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
import { MessageBody } from "~/features/inbound-mail/message-body";
import { notedMailOf } from "~/features/inbound-mail/message-noting.queries.server";
import { findMessageOf } from "~/features/inbound-mail/messages.queries.server";
import { confirmSuggestion } from "~/features/inbound-mail/suggestion.commands.server";
import { ofName } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Noter une réponse" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const handOff = await getHandOff(user, params.id ?? "");
  const { searchParams } = new URL(request.url);
  const message = await findMessageOf(user, handOff._id, searchParams.get("message"));
  return {
    ...getTypedAnswerPage(handOff, searchParams.get("acte")),
    mail: message && notedMailOf(message, handOff),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const handOff = await getHandOff(user, params.id ?? "");
  const mail = await findMessageOf(user, handOff._id, new URL(request.url).searchParams.get("message"));
  return submitForm(request, handOffActSchemas[proposalFormOf(handOff)], async (input) => {
    const message = mail
      ? await confirmSuggestion(user, handOff, mail, input)
      : await carryOutHandOffAct(user, handOff, input);
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
      {page.mail ? (
        <div className="grid gap-x-10 lg:grid-cols-2">
          <aside className="lg:col-start-2 lg:row-start-1">
            <Section
              title={`Ce qu’écrit ${page.mail.name}`}
              act={<Link to={`/messages/${page.mail.id}`}>Tout le message</Link>}
            >
              <MessageBody message={page.mail} />
            </Section>
            <Asked page={page} />
          </aside>
          <div className="min-w-0">
            <Acts page={page} lastResult={lastResult} />
          </div>
        </div>
      ) : (
        <>
          <Asked page={page} />
          <Acts page={page} lastResult={lastResult} />
        </>
      )}
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Asked({ page: { title, lines } }: { page: Page }) {
  return (
    <Section title="Ce qui lui a été demandé">
      <p className="mb-3">{title}</p>
      <DescriptionList facts={lines.map(({ label, value }) => ({ term: label, value }))} />
    </Section>
  );
}

interface ActsProps {
  page: Page;
  lastResult: ReturnType<typeof useActionData<typeof action>>;
}

function Acts({ page, lastResult }: ActsProps) {
  return (
    <>
      {page.canFinish && (
        <Section title="Comment cela s’est-il terminé ?">
          <OutcomeForm page={page} lastResult={lastResult} />
        </Section>
      )}
      {page.act && (
        <Section title="Sa réponse">
          <p className="mb-3 text-muted">
            Dite par téléphone, de vive voix ou par mail. Rien n’est envoyé au partenaire.
          </p>
          <TypedAnswerForm
            page={{ ...page, act: page.act }}
            lastResult={lastResult}
            mail={page.mail ?? undefined}
          />
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

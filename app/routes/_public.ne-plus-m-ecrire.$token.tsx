import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useRouteError, useSearchParams } from "@remix-run/react";
import { ProblemPage } from "~/components/layout/problem-page";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { stopWritingAsAsked } from "~/features/candidates/no-contact.commands.server";
import { oneClickSchema } from "~/features/privacy/no-contact.schema.server";
import {
  getCandidateOfLink,
  getNoContactPage,
  type NoContactPage,
} from "~/features/privacy/no-contact-link.queries.server";
import { NO_CONTACT_WORDS } from "~/features/privacy/no-contact-words";
import { languageOf } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: NO_CONTACT_WORDS[data?.language ?? "fr"].title },
  { name: "robots", content: "noindex" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  requireNothing();
  return getNoContactPage(params.token);
}

/** A mail program presses for the person, without a page before it: the answer is the page, never a redirection. */
export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  return submitForm(request, oneClickSchema, async () => {
    await stopWritingAsAsked(await getCandidateOfLink(params.token));
    return new Response(null);
  });
}

export default function NoContact() {
  const page = useLoaderData<typeof loader>();
  const words = NO_CONTACT_WORDS[page.language];
  return (
    <div className="letter" lang={page.language}>
      <h1>{words.title}</h1>
      {page.isDone ? (
        <Notice title={words.doneTitle} tone="done" role="status">
          {words.done(page.programme)}
        </Notice>
      ) : (
        <form method="post">
          <p className="lead">{words.ask(page.programme)}</p>
          <input type="hidden" name="List-Unsubscribe" value="One-Click" />
          <div className="acts">
            <Button variant="primary">{words.act}</Button>
          </div>
        </form>
      )}
      {page.isDone && <WayBack page={page} />}
    </div>
  );
}

function WayBack({ page: { language, phone, email } }: { page: NoContactPage }) {
  const { back, or } = NO_CONTACT_WORDS[language];
  if (!phone && !email) return null;
  return (
    <p>
      {back} {phone && <PhoneLink phone={phone} />}
      {phone && email && ` ${or} `}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </p>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const [search] = useSearchParams();
  const language = languageOf(search);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const message = status === 404 ? NO_CONTACT_WORDS[language].unknownLink : undefined;
  return <ProblemPage status={status} language={language} message={message} />;
}

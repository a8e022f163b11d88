import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from "@remix-run/react";
import { ProblemPage } from "~/components/layout/problem-page";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { isUpload, readUpload } from "~/features/documents/read-upload.server";
import { answerSchemas } from "~/features/hand-offs/answer.schema.server";
import { AnswerLetter } from "~/features/hand-offs/answer-letter";
import { answerByLink, renewAnswerLink } from "~/features/hand-offs/answer-link.commands.server";
import { outcomeByLink } from "~/features/hand-offs/answer-outcome.commands.server";
import { getAnswerPage, letterForm } from "~/features/hand-offs/answer-page.queries.server";
import { admitsPhotos } from "~/features/hand-offs/answer-uploads.commands.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · votre réponse` : "Ce lien ne mène nulle part" },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getAnswerPage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const { token } = params;
  const schema = answerSchemas[await letterForm(token)];
  // The letter as it is by now says what its link still allows.
  if (isUpload(request) && !(await admitsPhotos(token))) return redirect(`/reponse/${token}`);
  const { form, files } = await readUpload(request);
  return submitForm(form, schema, async (input) => {
    if (input.act === "outcome") {
      await outcomeByLink(token, input);
      return redirect(`/reponse/${token}`);
    }
    if (input.act !== "renew") {
      await answerByLink(token, input, files);
      return redirect(`/reponse/${token}`);
    }
    await renewAnswerLink(token);
    return redirect(`/reponse/${token}?envoye=1`);
  });
}

export default function AnswerRoute() {
  return (
    <>
      <AnswerLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />
      <script src="/answer.js" defer />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return <ProblemPage status={status} message={MESSAGES[status]} />;
}

const MESSAGES: Readonly<Record<number, string>> = {
  404: "Ce lien ne mène à aucune demande : il a peut-être été coupé en chemin. Ouvrez-le depuis le mail reçu, ou répondez simplement à ce mail : nous noterons votre réponse.",
  429: "Beaucoup de photos viennent d’arriver par ce lien. Réessayez dans une heure, ou appelez-nous.",
};

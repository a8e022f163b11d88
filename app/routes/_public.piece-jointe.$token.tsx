import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useParams, useRouteError } from "@remix-run/react";
import { ProblemPage } from "~/components/layout/problem-page";
import { requireNothing } from "~/core/auth/guards.server";
import { getSentDocumentPage } from "~/features/documents/sent-document.queries.server";
import { NBSP } from "~/vocabulary/typography";

const TITLE = "Un document pour vous";

export const meta: MetaFunction = () => [{ title: TITLE }, { name: "robots", content: "noindex" }];

export async function loader({ params }: LoaderFunctionArgs) {
  requireNothing();
  return await getSentDocumentPage(params.token);
}

export default function SentDocument() {
  const { name, facts, lastDay } = useLoaderData<typeof loader>();
  const { token } = useParams();
  return (
    <div className="letter">
      <h1>{TITLE}</h1>
      <p className="lead">
        {name}
        <br />
        {facts}
      </p>
      <p className="acts">
        <a href={`/piece-jointe/${token}/fichier`} className="button button-primary">
          Télécharger le document
        </a>
      </p>
      <p>
        Ce lien l’ouvre jusqu’au {lastDay}
        {NBSP}; il n’est que pour vous.
      </p>
    </div>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const gone =
    "Ce document n’est plus disponible : son lien dure 30 jours, et il a pu être retiré. Répondez au mail reçu pour le redemander.";
  return <ProblemPage status={status} language="fr" message={status === 404 ? gone : undefined} />;
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react";
import { ProblemPage } from "~/components/layout/problem-page";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { confirmHandOffDeletionByLink } from "~/features/hand-offs/hand-off-withdrawal.commands.server";
import { confirmDeletionByLink } from "~/features/privacy/erasures.commands.server";
import { getDeletion, getDeletionPage } from "~/features/privacy/erasures.queries.server";
import { deletionSchema } from "~/features/privacy/erasures.schema.server";
import { NBSP } from "~/vocabulary/typography";

const TITLE = "Confirmer une suppression";

export const meta: MetaFunction = () => [{ title: TITLE }, { name: "robots", content: "noindex" }];

export async function loader({ params }: LoaderFunctionArgs) {
  requireNothing();
  return getDeletionPage(params.token);
}

/** The page it is pressed on answers: said twice, it is once. */
export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  return submitForm(request, deletionSchema, async () => {
    const asked = await getDeletion(params.token);
    if ("handOff" in asked) await confirmHandOffDeletionByLink(asked.handOff, asked.deletion.id);
    else await confirmDeletionByLink(asked.erasure, asked.partner.id);
    return new Response(null);
  });
}

export default function Deletion() {
  const { programme, phone, email, partnerName, items, isDone, isWithdrawal } =
    useLoaderData<typeof loader>();
  return (
    <div className="letter">
      <h1>{TITLE}</h1>
      <p className="lead">{`${programme} avait transmis à ${partnerName}${NBSP}:`}</p>
      <ul>
        {items.map(({ what, on }) => (
          <li key={`${what} ${on}`}>{`le ${on}, ${what}`}</li>
        ))}
      </ul>
      {isDone ? (
        <Notice title="Merci, c’est noté." tone="done" role="status">
          Nous gardons seulement la date de votre réponse.
        </Notice>
      ) : (
        <form method="post">
          <p>
            {isWithdrawal
              ? "Ce qui vous avait été transmis est retiré. "
              : "La personne concernée a demandé l’effacement de ses données. "}
            Supprimez notre message et ce que vous en auriez noté, puis dites-le-nous ici.
          </p>
          <input type="hidden" name="said" value="deleted" />
          <div className="acts">
            <Button variant="primary">C’est supprimé</Button>
          </div>
        </form>
      )}
      {(phone || email) && (
        <p>
          Une question{NBSP}? {phone && <PhoneLink phone={phone} />}
          {phone && email && " ou "}
          {email && <a href={`mailto:${email}`}>{email}</a>}
        </p>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const unknown =
    "Ce lien ne mène à rien : il a peut-être été coupé en chemin. Ouvrez-le depuis le mail reçu.";
  return <ProblemPage status={status} language="fr" message={status === 404 ? unknown : undefined} />;
}

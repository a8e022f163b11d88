import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { letterMeta, lostLink } from "~/components/layout/letter-route";
import { LinkProblem } from "~/components/layout/link-problem";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { signatureSchema } from "~/features/scholarships/agreement.schema.server";
import { declineByLink, signByLink } from "~/features/scholarships/signature.commands.server";
import { SignatureLetter } from "~/features/scholarships/signature-letter";
import { openSignature } from "~/features/scholarships/signature-link.queries.server";
import { getSignaturePage } from "~/features/scholarships/signature-page.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => letterMeta(data, "Convention à signer");

export async function loader({ params }: LoaderFunctionArgs) {
  requireNothing();
  return getSignaturePage(params.token);
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const { token } = params;
  await openSignature(token);
  return submitForm(request, signatureSchema, async (said) => {
    if (said.act === "sign") await signByLink(token, said);
    else await declineByLink(token, said);
    return redirect(`/signature/${token}`);
  });
}

export default function SignatureRoute() {
  return <SignatureLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  return <LinkProblem unknown={lostLink("convention")} />;
}

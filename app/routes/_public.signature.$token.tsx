import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { letterMeta } from "~/components/layout/letter-route";
import { LinkProblem } from "~/components/layout/link-problem";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { declineByLink, signByLink } from "~/features/scholarships/signature.commands.server";
import { signatureSchema } from "~/features/scholarships/signature.schema.server";
import { SignatureLetter } from "~/features/scholarships/signature-letter";
import { openSignature } from "~/features/scholarships/signature-link.queries.server";
import { getSignaturePage } from "~/features/scholarships/signature-page.queries.server";
import { SIGNATURE_WORDS } from "~/features/scholarships/signature-words";
import { languageOf, letterLanguage, sameLetter } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const language = data?.language ?? languageOf(new URLSearchParams(location.search));
  return letterMeta(data, SIGNATURE_WORDS[language].title, language);
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireNothing();
  return getSignaturePage(params.token, new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireNothing();
  const { token } = params;
  const url = new URL(request.url);
  const opened = await openSignature(token);
  const language = letterLanguage(url.searchParams, opened.language);
  return submitForm(request, signatureSchema(language), async (said) => {
    if (said.act === "sign") await signByLink(token, said, language);
    else await declineByLink(token, said, language);
    return redirect(sameLetter(url));
  });
}

export default function SignatureRoute() {
  return <SignatureLetter page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}

export function ErrorBoundary() {
  const [search] = useSearchParams();
  const language = languageOf(search);
  return <LinkProblem language={language} unknown={SIGNATURE_WORDS[language].unknown} />;
}

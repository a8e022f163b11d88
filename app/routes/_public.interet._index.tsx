import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireNothing } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { requestScope } from "~/core/http/request-scope.server";
import { InterestForm } from "~/features/interest-form/interest-form";
import {
  EVENT_CODE,
  getInterestPage,
  rememberTerritories,
} from "~/features/interest-form/interest-form.queries.server";
import { interestSchema } from "~/features/interest-form/interest-form.schema.server";
import { InterestHeading } from "~/features/interest-form/interest-heading";
import { receiveInterest } from "~/features/interest-form/interest-reception.commands.server";
import { INTEREST_WORDS } from "~/features/interest-form/interest-words";
import { languageOf } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: INTEREST_WORDS[data?.language ?? "fr"].title },
  { name: "description", content: INTEREST_WORDS[data?.language ?? "fr"].description },
];

export async function loader({ request }: LoaderFunctionArgs) {
  requireNothing();
  return getInterestPage(new URL(request.url));
}

export async function action({ request }: ActionFunctionArgs) {
  requireNothing();
  const { searchParams } = new URL(request.url);
  const language = languageOf(searchParams);
  return submitForm(request, interestSchema, async (input) => {
    const address = requestScope()?.address ?? "unknown";
    await receiveInterest(input, language, address, searchParams.get(EVENT_CODE));
    const headers = { "Set-Cookie": await rememberTerritories(input.territories) };
    return redirect(language === "en" ? "/interet/recu?lang=en" : "/interet/recu", { headers });
  });
}

export default function InterestRoute() {
  const page = useLoaderData<typeof loader>();
  return (
    <div className="letter" lang={page.language}>
      <InterestHeading {...page} />
      <InterestForm page={page} result={useActionData<typeof action>()} />
      <script src="/interest.js" defer />
    </div>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireNothing } from "~/core/auth/guards.server";
import { getReceiptPage } from "~/features/interest-form/interest-form.queries.server";
import { InterestReceipt } from "~/features/interest-form/interest-heading";
import { INTEREST_WORDS } from "~/features/interest-form/interest-words";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: INTEREST_WORDS[data?.language ?? "fr"].received.title },
  { name: "robots", content: "noindex" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  requireNothing();
  return getReceiptPage(new URL(request.url), request.headers.get("Cookie"));
}

export default function ReceiptRoute() {
  const page = useLoaderData<typeof loader>();
  return (
    <div className="letter" lang={page.language}>
      <InterestReceipt {...page} />
      <script src="/interest.js" defer />
    </div>
  );
}

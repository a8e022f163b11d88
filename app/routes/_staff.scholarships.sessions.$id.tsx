import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { sessionActSchema } from "~/features/scholarships/scholarship-acts.schema.server";
import { carryOutSessionAct } from "~/features/scholarships/session-acts.commands.server";
import { getSessionPage } from "~/features/scholarships/session-pages.queries.server";
import { AgendaSection, MembersSection, SessionActs } from "~/features/scholarships/session-sections";
import { formatDayLong, formatHour } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Commission du ${formatDayLong(data.on)}` : "Commission" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return getSessionPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  return submitForm(request, sessionActSchema, async (act) => {
    const toast = await carryOutSessionAct(user, params.id ?? "", act);
    return redirectWithToast(request, `/scholarships/sessions/${params.id}`, toast);
  });
}

export default function Session() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const props = { page, lastResult };
  return (
    <>
      <PageHeader
        back={{ to: "/scholarships/sessions", label: "Commission des bourses" }}
        title={`Commission du ${formatDayLong(page.on)}`}
        meta={[page.at && formatHour(page.at), page.place].filter(Boolean).join(", ")}
        actions={
          <Button type="button" className="no-print" onClick={() => window.print()}>
            Imprimer l’ordre du jour
          </Button>
        }
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      <AgendaSection {...props} />
      <MembersSection {...props} />
      <div className="no-print">
        <SessionActs {...props} />
      </div>
    </>
  );
}

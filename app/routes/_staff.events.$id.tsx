import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { AttendanceSection } from "~/features/events/attendance-section";
import { carryOutEventAct } from "~/features/events/event-acts.commands.server";
import { findPeople, getEventPage } from "~/features/events/event-page.queries.server";
import {
  ArchiveSection,
  CallsSection,
  EventSection,
  FiguresSection,
  FormSection,
} from "~/features/events/event-sections";
import { eventActSchema } from "~/features/events/events.schema.server";
import { getEventResult } from "~/features/reports/event-results.queries.server";
import { formatDayLong } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.page.card.name ?? "Rencontre" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const { id = "" } = params;
  const url = new URL(request.url);
  const page = await getEventPage(user, id, pageOf(url));
  const [found, result] = await Promise.all([
    findPeople(user, id, url.searchParams.get("q") ?? ""),
    getEventResult(id, page.card.costCents),
  ]);
  return { page, found, result };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const { id = "" } = params;
  return submitForm(request, eventActSchema, async (act) =>
    redirectWithToast(request, `/events/${id}`, await carryOutEventAct(user, id, act)),
  );
}

export default function EventRoute() {
  const { page, found, result } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { card, kindLabel, isArchived } = page;
  return (
    <>
      <PageHeader
        back={{ to: "/events", label: "Rencontres" }}
        title={card.name}
        meta={[kindLabel, formatDayLong(card.on), card.place].filter(Boolean).join(" · ")}
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      {isArchived && <Notice title="Cette rencontre est archivée." tone="waiting" />}
      <EventSection key={JSON.stringify(card)} page={page} lastResult={lastResult} />
      <FormSection page={page} />
      <FiguresSection page={page} result={result} />
      <AttendanceSection page={page} found={found} />
      <CallsSection page={page} lastResult={lastResult} />
      <ArchiveSection page={page} />
    </>
  );
}

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
import { formatDayLong, formatHour } from "~/vocabulary/typography";

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
  const { card, kindLabel, isComing, isArchived } = page;
  const { on, time, place } = card;
  const form = <FormSection page={page} />;
  const figures = <FiguresSection page={page} result={result} />;
  return (
    <>
      <PageHeader
        back={{ to: "/events", label: "Rencontres" }}
        title={card.name}
        meta={[kindLabel, whenWords(on, time), place].filter(Boolean).join(" · ")}
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      {isArchived && <Notice title="Cette rencontre est archivée." tone="waiting" />}
      {isComing ? form : figures}
      <AttendanceSection page={page} found={found} />
      <CallsSection page={page} lastResult={lastResult} />
      {isComing ? figures : form}
      <EventSection key={JSON.stringify(card)} page={page} lastResult={lastResult} />
      <ArchiveSection page={page} />
    </>
  );
}

function whenWords(on: string, time: string | undefined): string {
  return formatDayLong(on) + (time ? `, à ${formatHour(time)}` : "");
}

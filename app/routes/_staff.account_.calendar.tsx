import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { calendarActSchema } from "~/features/calendar/calendar.schema.server";
import { ContentSection, LinkSection, NamesSection } from "~/features/calendar/calendar-sections";
import { getFeedStanding } from "~/features/calendar/feed.queries.server";
import { actOnCalendar } from "~/features/calendar/feed-link.commands.server";

export const meta: MetaFunction = () => [{ title: "Mon agenda" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  return { standing: await getFeedStanding(user), now: now() };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  return submitForm(request, calendarActSchema, async (act) => {
    const message = await actOnCalendar(user, act);
    return redirectWithToast(request, "/account/calendar", { message });
  });
}

export default function OwnCalendar() {
  const { standing, now } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/account", label: "Mon compte" }}
        title="Mon agenda"
        meta="Vos visites et vos échéances, dans l’agenda de vos appareils."
      />
      <FormErrors errors={lastResult?.error?.[""] ?? []} />
      <LinkSection standing={standing} now={now} />
      {standing.https && <NamesSection showsNames={standing.showsNames} />}
      <ContentSection />
    </>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { CalendarForm } from "~/features/settings/calendar-form";
import { editSetting } from "~/features/settings/settings.commands.server";
import { calendarSchema } from "~/features/settings/settings.schema.server";

export const meta: MetaFunction = () => [{ title: "Calendrier · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "settings:read");
  const { calendar } = await getSettings();
  return { calendar, today: toDay(now()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  return submitForm(
    request,
    calendarSchema,
    async ({ before, ...calendar }) => {
      await editSetting(user, "calendar", before, calendar);
      return redirectWithToast(request, "/settings/calendar", { message: "Calendrier enregistré." });
    },
    { listCap: 60 },
  );
}

export default function CalendarSettings() {
  const { calendar, today } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return <CalendarForm calendar={calendar} today={today} lastResult={lastResult} />;
}

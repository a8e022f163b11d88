import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { ActButton } from "~/components/ui/item-form";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { readUpload } from "~/features/documents/read-upload.server";
import { LostAids } from "~/features/lodgings/aid-marks";
import { BedCalendar } from "~/features/lodgings/bed-calendar";
import { BookingForm } from "~/features/lodgings/booking-form";
import { BookingLines, PastBookings } from "~/features/lodgings/booking-lines";
import { carryOutLodgingAct } from "~/features/lodgings/lodging-acts.commands.server";
import { LodgingFacts, LodgingNotices } from "~/features/lodgings/lodging-facts";
import { getLodgingPage } from "~/features/lodgings/lodging-page.queries.server";
import { BedSection, OccupancySection, PhotoSection } from "~/features/lodgings/lodging-sections";
import { InventorySection, KeySection } from "~/features/lodgings/lodging-things";
import { lodgingActSchema } from "~/features/lodgings/lodgings.schema.server";

const MOST_COUNTED = 61;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.name : "Hébergement" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  return getLodgingPage(user, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "structures:write");
  const id = params.id ?? "";
  const { form, files } = await readUpload(request);
  return submitForm(
    form,
    lodgingActSchema,
    async (act) =>
      redirectWithToast(request, `/lodgings/${id}`, await carryOutLodgingAct(user, id, act, files)),
    { listCap: MOST_COUNTED },
  );
}

export default function LodgingRoute() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { id, name, communeName, owner, canWrite, isActive, version } = page;
  return (
    <>
      <PageHeader
        back={{ to: "/lodgings", label: "Hébergements" }}
        title={name}
        meta={`${communeName} · ${owner}`}
        actions={<LinkButton to={`/lodgings/${id}/statement`}>Relevé pour le propriétaire</LinkButton>}
      />
      <FormErrors errors={lastResult?.error?.[""]} />
      <LodgingNotices page={page} />
      <div key={version}>
        {page.calendar && (
          <Section title="Calendrier des lits">
            <BedCalendar calendar={page.calendar} />
          </Section>
        )}
        <Section title="Réservations" count={page.bookings.length}>
          <BookingLines page={page} lastResult={lastResult} />
          <LostAids aids={page.aids} />
        </Section>
        {canWrite && isActive && (
          <Section title="Réserver un lit">
            <BookingForm page={page} lastResult={lastResult} />
          </Section>
        )}
        <OccupancySection page={page} />
        <LodgingFacts page={page} lastResult={lastResult} />
        <BedSection page={page} lastResult={lastResult} />
        <KeySection page={page} lastResult={lastResult} />
        <InventorySection page={page} lastResult={lastResult} />
        <PhotoSection page={page} lastResult={lastResult} />
        {page.past.length > 0 && (
          <Section title="Réservations passées ou annulées">
            <PastBookings page={page} />
          </Section>
        )}
        {canWrite && (
          <div className="mt-7">
            <ActButton intent={isActive ? "archive" : "restore"}>
              {isActive ? "Archiver cet hébergement" : "Rétablir cet hébergement"}
            </ActButton>
          </div>
        )}
      </div>
    </>
  );
}

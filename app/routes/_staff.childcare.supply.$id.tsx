import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutCareAct } from "~/features/care-supply/care-acts.commands.server";
import { CareForm } from "~/features/care-supply/care-form";
import {
  CareFigures,
  CareStanding,
  Commissions,
  Fundings,
  Stops,
} from "~/features/care-supply/care-sections";
import { getCareService } from "~/features/care-supply/care-services.queries.server";
import { careServiceActSchema } from "~/features/care-supply/care-services.schema.server";
import { getCareServicePage } from "~/features/care-supply/supply-pages.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.name : "Structure" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  return { ...(await getCareServicePage(params.id ?? "")), today: toDay(now()) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const service = await getCareService(params.id ?? "");
  return submitForm(request, careServiceActSchema, async (act) => {
    const toast = await carryOutCareAct(user, service, act);
    return redirectWithToast(request, `/childcare/supply/${service._id}`, toast);
  });
}

export default function CareServicePage() {
  const service = useLoaderData<typeof loader>();
  const { name, meta, facts, phone, email, website, stops, note, card, version, isActive } = service;
  const lastResult = useActionData<typeof action>();
  const isCard = lastResult?.initialValue?.intent === "card";
  return (
    <>
      <PageHeader back={{ to: "/childcare/supply", label: "Offre d’accueil" }} title={name} meta={meta} />
      {!isActive && <Notice title="Fermée.">Elle ne paraît plus dans les listes ni dans les comptes.</Notice>}
      <CareFigures figures={service.figures} />
      <CareStanding service={service} refusal={isCard ? undefined : lastResult} />
      <Section title="La structure">
        <DescriptionList
          facts={[
            ...facts,
            { term: "Téléphone", value: phone && <PhoneLink phone={phone} /> },
            { term: "E-mail", value: email && <a href={`mailto:${email}`}>{email}</a> },
            {
              term: "Site internet",
              value: website && (
                <a href={website} target="_blank" rel="noreferrer">
                  {website.replace(/^https?:\/\//, "")}
                </a>
              ),
            },
          ]}
        />
      </Section>
      {stops.length > 0 && <Stops stops={stops} />}
      {service.commissions.length > 0 && <Commissions commissions={service.commissions} />}
      {service.fundings.length > 0 && <Fundings fundings={service.fundings} />}
      {note && <Section title="Note">{note}</Section>}
      <details key={version} className="mt-7" open={isCard || undefined}>
        <summary className="button">Modifier la fiche</summary>
        <div className="mt-4">
          <CareForm
            service={card}
            communes={service.communes}
            relays={service.relays}
            today={service.today}
            lastResult={isCard ? lastResult : undefined}
          />
        </div>
      </details>
    </>
  );
}

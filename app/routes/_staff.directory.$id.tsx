import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { CareSupplyLine } from "~/features/directory/directory-list";
import { getServicePage } from "~/features/directory/directory-pages.queries.server";
import { carryOutServiceAct } from "~/features/directory/service-acts.commands.server";
import { ServiceForm } from "~/features/directory/service-form";
import { ServiceStanding, StopLines } from "~/features/directory/service-sections";
import { getService } from "~/features/directory/services.queries.server";
import { serviceActSchema } from "~/features/directory/services.schema.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.name : "Service" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  return getServicePage(params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const service = await getService(params.id ?? "");
  return submitForm(request, serviceActSchema, async (act) => {
    const toast = await carryOutServiceAct(user, service, act);
    return redirectWithToast(request, `/directory/${service._id}`, toast);
  });
}

export default function ServicePage() {
  const service = useLoaderData<typeof loader>();
  const { name, meta, facts, phone, email, website, stops, note, card, communes, version, isActive } =
    service;
  const lastResult = useActionData<typeof action>();
  const isCard = lastResult?.initialValue?.intent === "card";
  return (
    <>
      <PageHeader back={{ to: "/directory", label: "Annuaire" }} title={name} meta={meta} />
      {!isActive && (
        <Notice title="Retiré de l’annuaire.">
          Il ne paraît plus dans les listes ni sur les pages de suivi.
        </Notice>
      )}
      <Section title="Le service">
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
      <CareSupplyLine isAsked={card.kind === "nursery"} />
      {stops.length > 0 && <StopLines stops={stops} />}
      <ServiceStanding service={service} refusal={isCard ? undefined : lastResult} />
      {note && <Section title="Note">{note}</Section>}
      <details key={version} className="mt-7" open={isCard || undefined}>
        <summary className="button">Modifier la fiche</summary>
        <div className="mt-4">
          <ServiceForm service={card} communes={communes} lastResult={isCard ? lastResult : undefined} />
        </div>
      </details>
    </>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { handOffBadge } from "~/features/hand-offs/hand-off-badge";
import { listHandOffsOfPartner } from "~/features/hand-offs/hand-offs.queries.server";
import { HandOffDates } from "~/features/hand-offs/need-hand-offs";
import { PartnerForm } from "~/features/partners/partner-form";
import { updatePartner } from "~/features/partners/partners.commands.server";
import { getPartner } from "~/features/partners/partners.queries.server";
import { partnerSchema } from "~/features/partners/partners.schema.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { formatCount, formatPhone } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.partner.name : "Partenaire" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "partners:read");
  const [partner, handOffs, settings] = await Promise.all([
    getPartner(params.id ?? ""),
    listHandOffsOfPartner(user, params.id ?? ""),
    getSettings(),
  ]);
  const {
    name,
    kind,
    territories,
    communeCode,
    contacts,
    closures,
    note,
    version,
    askedCount,
    answeredCount,
  } = partner;
  const seat = communeCode ? (await communesByCodes([communeCode])).get(communeCode) : undefined;
  return {
    partner: { name, kind, territories, communeCode, contacts, closures, note },
    version,
    commune: seat && { value: seat._id, label: seat.name },
    askedCount,
    answeredCount: Math.min(askedCount, answeredCount),
    places: territories.map((code) => territoryLabel(settings, code)).join(", ") || "tout le département",
    handOffs,
    territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
    now: now(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const { _id } = await getPartner(params.id ?? "");
  return submitForm(request, partnerSchema, async ({ before, ...partner }) => {
    await updatePartner(user, _id, before, partner);
    return redirectWithToast(request, `/partners/${_id}`, { message: "Fiche enregistrée." });
  });
}

export default function PartnerPage() {
  const { partner, version, commune, askedCount, answeredCount, places, handOffs, territories, now } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: "/partners", label: "Partenaires" }}
        title={partner.name}
        meta={`${PARTNER_KINDS[partner.kind].fr} · ${places} · ${
          askedCount === 0
            ? "jamais sollicité"
            : `a répondu à ${answeredCount} sur ${formatCount(askedCount, "demande", "demandes")}`
        }`}
      />
      <Section title="Contacts" count={partner.contacts.length}>
        <Lines label="Contacts">
          {partner.contacts.map(({ id, name, role, email, phone }) => (
            <Line
              key={id}
              title={name}
              detail={role}
              act={
                <>
                  {phone && <a href={`tel:${phone}`}>{formatPhone(phone)}</a>}
                  {email && <a href={`mailto:${email}`}>{email}</a>}
                </>
              }
            />
          ))}
        </Lines>
      </Section>
      <Section title="Demandes" count={handOffs.length}>
        {handOffs.length === 0 ? (
          <EmptyState
            title="Rien ne lui a encore été demandé."
            why="Les relais passés à ce partenaire, et ses réponses, s’inscriront ici."
          />
        ) : (
          <Lines label="Demandes">
            {handOffs.map((handOff) => (
              <Line
                key={handOff.id}
                title={<Link to={`/households/${handOff.householdId}`}>{handOff.title}</Link>}
                detail={<HandOffDates handOff={handOff} now={now} />}
                badge={<Badge {...handOffBadge(handOff)} />}
              />
            ))}
          </Lines>
        )}
      </Section>
      {partner.note && <Section title="Note">{partner.note}</Section>}
      <details className="mt-7">
        <summary className="button">Modifier la fiche</summary>
        <div className="mt-4">
          <PartnerForm
            key={version}
            partner={partner}
            territories={territories}
            commune={commune}
            lastResult={lastResult}
          />
        </div>
      </details>
    </>
  );
}

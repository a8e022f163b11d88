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
import { handOffBadge } from "~/features/hand-offs/hand-off-badge";
import { listHandOffsOfPartner } from "~/features/hand-offs/hand-offs.queries.server";
import { HandOffDates } from "~/features/hand-offs/need-hand-offs";
import { CapacitySection } from "~/features/partners/capacity-section";
import { OnboardingSteps } from "~/features/partners/onboarding-steps";
import { carryOutPartnerAct } from "~/features/partners/partner-acts.commands.server";
import { PartnerForm } from "~/features/partners/partner-form";
import { getPartnerPage } from "~/features/partners/partner-page.queries.server";
import { PartnerContacts, PartnerFacts, PartnerFigures } from "~/features/partners/partner-sections";
import { getPartner } from "~/features/partners/partners.queries.server";
import { partnerActSchema } from "~/features/partners/partners.schema.server";
import { PARTNER_KINDS } from "~/vocabulary/partners";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.page.card.name : "Partenaire" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "partners:read");
  const [page, handOffs] = await Promise.all([
    getPartnerPage(params.id ?? ""),
    listHandOffsOfPartner(user, params.id ?? ""),
  ]);
  return { page, handOffs, now: now() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const partner = await getPartner(params.id ?? "");
  return submitForm(request, partnerActSchema, async (act) => {
    const message = await carryOutPartnerAct(user, partner, act);
    return redirectWithToast(request, `/partners/${partner._id}`, { message });
  });
}

export default function PartnerPage() {
  const { page, handOffs, now } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const refusals = { [String(lastResult?.initialValue?.intent ?? "")]: lastResult };
  const { card } = page;
  return (
    <>
      <PageHeader
        back={{ to: "/partners", label: "Partenaires" }}
        title={card.name}
        meta={`${PARTNER_KINDS[card.kind].fr} · ${page.places}`}
      />
      {/* Saved, it is folded again: the card is under one's eyes. */}
      <details key={page.version} className="mb-5" open={refusals.card !== undefined || undefined}>
        <summary className="button">Modifier la fiche</summary>
        <div className="mt-4 mb-7">
          <PartnerForm
            partner={card}
            choices={page.choices}
            defaults={page.defaults}
            lastResult={refusals.card}
          />
        </div>
      </details>
      <OnboardingSteps step={page.onboarding} />
      <PartnerContacts contacts={page.contacts} />
      <CapacitySection capacity={page.capacity} askedOn={page.askedOn} refusals={refusals} />
      <PartnerFacts {...page} />
      <PartnerFigures figures={page.figures} />
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
      {page.note && <Section title="Note">{page.note}</Section>}
    </>
  );
}

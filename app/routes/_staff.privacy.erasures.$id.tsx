import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { AskedPartnerList } from "~/features/privacy/asked-partner-list";
import { DismissErasure, RunErasure } from "~/features/privacy/erasure-acts";
import { carryOutErasureAct } from "~/features/privacy/erasure-acts.commands.server";
import { ErasurePlacesTable } from "~/features/privacy/erasure-places-table";
import { ERASURE_REACH, OUT_OF_REACH } from "~/features/privacy/erasure-reach";
import { getErasure, getErasurePage } from "~/features/privacy/erasures.queries.server";
import { erasureActSchema } from "~/features/privacy/erasures.schema.server";
import { WaitingErasures } from "~/features/privacy/waiting-erasures";
import { COLLECTIONS } from "~/vocabulary/collections";
import { ERASURE_STATES } from "~/vocabulary/erasures";
import { formatDayLong } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Effacement, confidentialité" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  return getErasurePage(params.id);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "privacy:write");
  const erasure = await getErasure(params.id);
  return submitForm(request, erasureActSchema, async (act) => {
    const message = await carryOutErasureAct(user, erasure, act);
    return redirectWithToast(request, `/privacy/erasures/${erasure._id}`, { message });
  });
}

function dueWords(dueOn: string, isLate: boolean): string {
  return isLate ? `Avant le ${formatDayLong(dueOn)}, jour passé` : `Avant le ${formatDayLong(dueOn)}`;
}

/** What stays, said once for all; reference data and settings tell of nobody. */
const KEPT = ["consents", "audit-events", "counters", "erasures", "partners"];

export default function ErasurePage() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const isAsked = page.state === "asked" && !page.isGone;
  return (
    <>
      <p className="mt-4">
        <Link to="/privacy/erasures">Tous les effacements</Link>
      </p>
      <Section title={page.who}>
        <DescriptionList
          facts={[
            { term: "Demandé", value: page.asked },
            { term: "Réponse due", value: page.dueOn && dueWords(page.dueOn, page.isLate) },
            { term: "Noté par", value: page.recordedBy },
            { term: "État", value: ERASURE_STATES[page.state].fr },
            { term: "Effacé", value: page.doneAt && <When at={page.doneAt} now={page.now} /> },
            { term: "Lancé par", value: page.doneAt && page.startedBy },
            {
              term: "Sans suite",
              value: page.dismissal && `${page.dismissal.reason}, dit ${page.dismissal.by}`,
            },
          ]}
        />
        {page.isGone && page.state === "asked" && (
          <Notice title="Ce dossier n’est plus là.">
            Il a été effacé ou réuni à un autre depuis la demande.
          </Notice>
        )}
      </Section>
      <WaitingErasures waiting={page.others} isLinked />
      {page.places.length > 0 && (
        <Section title={page.state === "asked" ? "Ce qui partira" : "Ce qui est parti"}>
          <ErasurePlacesTable places={page.places} />
          {!page.isWhole && (
            <p className="mt-3 max-w-[75ch] text-muted">
              Les documents que cette personne a donnés partent avec elle. Ceux dont personne n’est dit
              propriétaire restent au foyer, sauf si vous cochez leur case au moment d’effacer.
            </p>
          )}
        </Section>
      )}
      <Section title="Les partenaires priés de supprimer" count={page.partners.length}>
        {page.partners.length > 0 ? (
          <AskedPartnerList partners={page.partners} isAsked={page.state === "done"} />
        ) : (
          <EmptyState title="Aucun partenaire" why="Rien de ce dossier n’a été envoyé à un partenaire." />
        )}
      </Section>
      <Section title="Ce qui reste, et pourquoi">
        <ul className="max-w-[75ch] list-disc pl-5">
          {page.keptByLaw.map((sentence) => (
            <li key={sentence}>
              <strong>{sentence}</strong>
            </li>
          ))}
          {KEPT.map((place) => (
            <li key={place}>{ERASURE_REACH[place]?.fr}</li>
          ))}
          {OUT_OF_REACH.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <details className="mt-3">
          <summary>La liste complète, endroit par endroit</summary>
          <DescriptionList
            facts={Object.entries(ERASURE_REACH).map(([place, { fr, ofOne }]) => ({
              term: COLLECTIONS[place]?.fr ?? place,
              value: ofOne ? `${fr} ${ofOne}` : fr,
            }))}
          />
        </details>
      </Section>
      {isAsked && (
        <Section title="Effacer">
          <RunErasure lastResult={lastResult} papersOfNobody={page.papersOfNobody} />
        </Section>
      )}
      {page.state === "asked" && (
        <Section title="Ou ne pas effacer">
          <DismissErasure lastResult={lastResult} />
        </Section>
      )}
    </>
  );
}

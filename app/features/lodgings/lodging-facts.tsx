import { Link } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { Folded, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { LodgingForm } from "./lodging-form";
import type { LodgingPage } from "./lodging-page.queries.server";

/** What deserves the eye first: put away, or an agreement to renew. */
export function LodgingNotices({ page: { isActive, alert, facts, card } }: { page: LodgingPage }) {
  if (!isActive) return <Notice title="Cet hébergement est archivé." tone="waiting" />;
  if (!alert) return null;
  if (card.agreement?.isFinal && !alert.isLate) {
    return (
      <Notice title={`${alert.words}.`} tone="attention">
        Aucun lit n’y est réservé après ce jour.
      </Notice>
    );
  }
  return (
    <Notice title={`${alert.words}.`} tone={alert.isLate ? "late" : "attention"}>
      {facts.email ? (
        <>
          Écrivez au propriétaire : <a href={`mailto:${facts.email}`}>{facts.email}</a>.
        </>
      ) : (
        "Prenez contact avec le propriétaire, puis notez les nouvelles dates."
      )}
    </Notice>
  );
}

interface Props {
  page: LodgingPage;
  lastResult: LastResult;
}

/** The card of a lodging, and its form when it is asked for. */
export function LodgingFacts({ page, lastResult }: Props) {
  const { facts, card, rent, agreement, partner, canWrite, communeName, partners } = page;
  return (
    <Section title="L’hébergement">
      <DescriptionList
        facts={[
          { term: "Adresse", value: `${facts.address}, ${communeName}` },
          { term: "Propriétaire", value: page.owner },
          {
            term: "Partenaire",
            value: partner && <Link to={`/partners/${partner.id}`}>{partner.name}</Link>,
          },
          { term: "E-mail", value: facts.email && <a href={`mailto:${facts.email}`}>{facts.email}</a> },
          { term: "Loyer", value: rent },
          { term: "Convention", value: agreement },
          {
            term: "Règles",
            value: facts.rules && <span className="whitespace-pre-line">{facts.rules}</span>,
          },
          { term: "Note", value: facts.note && <span className="whitespace-pre-line">{facts.note}</span> },
        ]}
      />
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Modifier l’hébergement" isOpen={isResultOf(lastResult, "card")}>
            <LodgingForm
              lodging={card}
              communes={[{ value: card.communeCode, label: communeName }]}
              partners={partners}
              lastResult={lastResult}
            />
          </Folded>
        </div>
      )}
    </Section>
  );
}

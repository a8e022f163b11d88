import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { DescriptionList } from "~/components/ui/description-list";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import { HAND_OFF_STATES } from "~/vocabulary/hand-offs";
import type { PartnerPage } from "./partner-page.queries.server";
import { delayWords } from "./partner-words";

/** Whom to call or write to. */
export function PartnerContacts({ contacts }: Pick<PartnerPage, "contacts">) {
  return (
    <Section title="Contacts" count={contacts.length}>
      <Lines label="Contacts">
        {contacts.map(({ id, name, role, email, phone, isToConfirm, isBouncing }) => (
          <Line
            key={id}
            title={name}
            detail={role}
            badge={
              (isBouncing && <Badge tone="late">adresse à vérifier</Badge>) ||
              (isToConfirm && <Badge tone="attention">à confirmer</Badge>)
            }
            act={
              <>
                {phone && <PhoneLink phone={phone} />}
                {email && <a href={`mailto:${email}`}>{email}</a>}
              </>
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

/** What they cover, how they are asked, what was agreed. */
export function PartnerFacts({ facts, backUp, agreement, asked }: PartnerPage) {
  return (
    <Section title="Ce qu’ils couvrent, ce qui est convenu">
      {agreement?.warning && (
        <div className="mb-3">
          <Notice title={agreement.warning}>Prenez contact pour le renouveler.</Notice>
        </div>
      )}
      <DescriptionList
        facts={[
          ...facts,
          { term: "Accord", value: agreement && [agreement.text, agreement.note].filter(Boolean).join(" ") },
          { term: "Sollicité", value: <Asked asked={asked} /> },
          {
            term: "À défaut",
            value: backUp && <Link to={`/partners/${backUp.id}`}>{backUp.name}</Link>,
          },
        ]}
      />
    </Section>
  );
}

function Asked({ asked: { words, isReached } }: Pick<PartnerPage, "asked">) {
  if (!isReached) return <>{words}</>;
  return (
    <>
      {words} <Badge tone="attention">plafond atteint</Badge>
    </>
  );
}

/** How they answer and what became of what they were asked. */
export function PartnerFigures({ figures }: Pick<PartnerPage, "figures">) {
  const { asked, answered, meanDays, medianDays, outcomes } = figures;
  if (asked === 0) return null;
  return (
    <Section title="Leurs réponses">
      <DescriptionList
        facts={[
          {
            term: "Réponses",
            value: `${answered} sur ${asked}, soit ${Math.round((100 * answered) / asked)} %`,
          },
          {
            term: "Délai",
            value: meanDays !== undefined && medianDays !== undefined && delays(meanDays, medianDays),
          },
          {
            term: "Où elles en sont",
            value: outcomes.map(({ state, count }) => `${HAND_OFF_STATES[state].fr} : ${count}`).join(" · "),
          },
        ]}
      />
    </Section>
  );
}

function delays(mean: number, median: number): string {
  return `${delayWords(mean)} en moyenne ; une fois sur deux, ${delayWords(median)} ou moins`;
}

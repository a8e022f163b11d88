import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import type { NoContactView } from "~/features/candidates/no-contact.queries.server";
import { joinWords } from "~/vocabulary/typography";

interface Props {
  householdId: string;
  heldBack: readonly NoContactView[];
}

/** In place of a message: nobody here may be written to. */
export function NobodyToWriteTo({ householdId, heldBack }: Props) {
  const names = joinWords(heldBack.map(({ firstName }) => firstName));
  return (
    <EmptyState
      title={`Ne plus écrire à ${names}`}
      why={`${heldBack.map(({ words }) => words).join(" ")} Un appel reste possible ; si l’envie de nous lire revient, levez la demande dans le projet professionnel.`}
      act={
        <>
          <LinkButton to={`/households/${householdId}/call`}>J’ai appelé</LinkButton>
          {heldBack.map(({ candidateId, firstName }) => (
            <LinkButton
              key={candidateId}
              variant="quiet"
              to={`/candidates/${candidateId}/edit#ne-plus-ecrire`}
            >
              Lever la demande pour {firstName}
            </LinkButton>
          ))}
        </>
      }
    />
  );
}

/** Beside a message: whom of the household it may not go to, and who may only be answered. */
export function HeldBackNotices({ noContacts }: { noContacts: readonly NoContactView[] }) {
  if (noContacts.length === 0) return null;
  return (
    <div className="mb-6 grid gap-2">
      {noContacts.map((noContact) => (
        <Notice key={noContact.candidateId} title={`Ne plus écrire à ${noContact.firstName}.`}>
          {`${noContact.words} `}
          {noContact.mayBeAnswered
            ? "Un message est arrivé de sa part depuis : vous pouvez y répondre."
            : "Ce message ne peut pas lui être envoyé."}
        </Notice>
      ))}
    </div>
  );
}

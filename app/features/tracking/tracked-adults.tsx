import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import type { TrackedAdult } from "./tracking-link.queries.server";

type Adult = Omit<TrackedAdult, "tracking">;

interface Props {
  householdId: string;
  adults: readonly Adult[];
  canWrite: boolean;
}

/** The adults of a file, each with their own page: sent, in force, or to send. */
export function TrackedAdults({ householdId, adults, canWrite }: Props) {
  return (
    <Section title="Une page pour chaque adulte">
      <Lines label="Pages de suivi">
        {adults.map((adult) => (
          <Line
            key={adult.id}
            title={adult.name}
            detail={detailOf(adult)}
            badge={
              adult.link ? <Badge tone="done">en service</Badge> : <Badge tone="neutral">pas de lien</Badge>
            }
            act={canWrite && <Acts adult={adult} householdId={householdId} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

function detailOf({ hasEmail, link }: Adult): string {
  if (link)
    return `lien du ${formatDayLong(link.sentAt)}, ouvert jusqu’au ${formatDayLong(link.expiresAt)}${NBSP}; un nouveau lien le remplace`;
  return hasEmail ? "Aucun lien ne s’ouvre." : "Sans adresse e-mail : ajoutez-la pour envoyer la page.";
}

function Acts({ adult, householdId }: { adult: Adult; householdId: string }) {
  if (adult.hasEmail) return <LinkActs adult={adult} />;
  const { id, name, isCandidate } = adult;
  return (
    <LinkButton
      to={isCandidate ? `/candidates/${id}/edit` : `/households/${householdId}/family`}
      size="small"
      aria-label={accessibleName(`Ajouter son adresse, ${name}`)}
    >
      Ajouter son adresse
    </LinkButton>
  );
}

function LinkActs({ adult: { id, name, link } }: { adult: Adult }) {
  const send = link ? "Envoyer un nouveau lien" : "Envoyer la page de suivi";
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="memberId" value={id} />
      <Button name="intent" value="send" size="small" aria-label={accessibleName(`${send}, ${name}`)}>
        {send}
      </Button>
      {link && (
        <Button
          name="intent"
          value="close"
          size="small"
          variant="quiet"
          aria-label={accessibleName(`Fermer le lien, ${name}`)}
        >
          Fermer le lien
        </Button>
      )}
    </Form>
  );
}

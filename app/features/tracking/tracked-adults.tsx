import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import { formatDayLong } from "~/vocabulary/typography";
import type { TrackedAdult } from "./tracking-link.queries.server";

type Adult = Omit<TrackedAdult, "tracking">;

/** The adults of a file, each with their own page: sent, in force, or to send. */
export function TrackedAdults({ adults, canWrite }: { adults: readonly Adult[]; canWrite: boolean }) {
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
            act={canWrite && adult.hasEmail && <LinkActs adult={adult} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

function detailOf({ hasEmail, link }: Adult): string {
  if (link) return `lien du ${formatDayLong(link.sentAt)}, ouvert jusqu’au ${formatDayLong(link.expiresAt)}`;
  return hasEmail ? "Aucun lien ne s’ouvre." : "Sans adresse e-mail : ajoutez-la pour envoyer la page.";
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

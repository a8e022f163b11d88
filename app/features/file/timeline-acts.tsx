import { Form } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import type { TimelineLine } from "./file-timeline.queries.server";

/** The kinds of line that the household may be written to from; a partner’s answer is not the household’s. */
const ANSWERABLE: readonly TimelineLine["kind"][] = ["message", "answer", "form"];

/** What may be done with a line, where it is. */
export function LineActs({ householdId, line }: { householdId: string; line: TimelineLine }) {
  const { id, kind, messageId, canUndoMailId, canDelete } = line;
  if (canUndoMailId) {
    return (
      <Form method="post">
        <input type="hidden" name="mailId" value={canUndoMailId} />
        <Button name="intent" value="undo-reply" size="small">
          Annuler l’envoi
        </Button>
      </Form>
    );
  }
  if (messageId) {
    return (
      <LinkButton to={`/messages/${messageId}`} size="small" variant="quiet">
        Lire le message
      </LinkButton>
    );
  }
  if (ANSWERABLE.includes(kind)) {
    return (
      <LinkButton to={`/households/${householdId}/reply?ligne=${id}`} size="small" variant="quiet">
        {kind === "answer" ? "En parler au foyer" : "Donner suite"}
      </LinkButton>
    );
  }
  if (!canDelete) return null;
  return (
    <Form method="post">
      <input type="hidden" name="entryId" value={id} />
      <Button name="intent" value="delete-note" size="small" variant="quiet">
        Mettre à la corbeille
      </Button>
    </Form>
  );
}

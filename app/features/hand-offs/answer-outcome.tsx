import { Notice } from "~/components/ui/notice";
import { Textarea } from "~/components/ui/textarea";
import { OUTCOME_WORDS } from "~/vocabulary/hand-offs";
import { valuesOf } from "~/vocabulary/words";
import type { AnswerPage } from "./answer-page.queries.server";

/** « Cela s'est-il fait ? »: three answers in one gesture, then thanks. */
export function AnswerOutcome({
  page: { title, canFinish, outcome },
}: {
  page: Pick<AnswerPage, "title" | "canFinish" | "outcome">;
}) {
  if (outcome && !canFinish) {
    return (
      <Notice title={`« ${OUTCOME_WORDS[outcome].fr} ».`} tone="done" role="status">
        Merci de nous l’avoir dit : vous n’avez plus rien à faire.
      </Notice>
    );
  }
  if (!canFinish) return null;
  return (
    <form method="post" className="form-stack">
      <h1>Cela s’est-il fait ?</h1>
      <p>{title}</p>
      <input type="hidden" name="act" value="outcome" />
      <Textarea label="Un mot pour l’équipe" name="note" rows={2} optional />
      <p className="acts">
        {valuesOf(OUTCOME_WORDS).map((said) => (
          <button key={said} type="submit" name="said" value={said} className="button">
            {OUTCOME_WORDS[said].fr}
          </button>
        ))}
      </p>
    </form>
  );
}

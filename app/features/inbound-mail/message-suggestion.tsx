import { Form } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { NBSP } from "~/vocabulary/typography";
import type { ShownSuggestion } from "./message-replies.queries.server";

interface Props {
  messageId: string;
  suggestion: ShownSuggestion;
  /** The page it is shown on, when it is not that of the message: the message is read from there. */
  from?: string;
}

/** What a mail seems to say, the sentence it was read in, and the two acts: nothing is recorded before a person does. */
export function MessageSuggestion({ messageId, suggestion, from }: Props) {
  const { words, sentence, notedAt } = suggestion;
  const size = from ? "small" : undefined;
  return (
    <Notice
      tone="attention"
      title={`Cette réponse semble dire${NBSP}: ${words}.`}
      act={
        <div className="flex flex-wrap gap-2">
          {notedAt && (
            <LinkButton to={notedAt} variant={from ? undefined : "primary"} size={size}>
              Noter cette réponse
            </LinkButton>
          )}
          {from && (
            <LinkButton to={`/messages/${messageId}`} variant={notedAt ? "quiet" : undefined} size={size}>
              Lire et noter
            </LinkButton>
          )}
          <Form method="post" action={`/messages/${messageId}`}>
            {from && <input type="hidden" name="from" value={from} />}
            <Button name="intent" value="dismiss-suggestion" variant="quiet" size={size}>
              Ce n’est pas cela
            </Button>
          </Form>
        </div>
      }
    >
      <span className="block">{`Lu dans cette phrase${NBSP}: «${NBSP}${sentence}${NBSP}»`}</span>
      {!notedAt && (
        <span className="block">
          Là où en est ce relais, cette réponse ne peut plus y être notée : lisez le message, puis notez la
          suite.
        </span>
      )}
    </Notice>
  );
}

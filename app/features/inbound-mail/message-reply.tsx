import { LinkButton } from "~/components/ui/button";
import { When } from "~/components/ui/when";
import { accessibleName } from "~/vocabulary/accessible-name";
import { NBSP } from "~/vocabulary/typography";
import type { MailReply } from "./message-replies.queries.server";
import { MessageSuggestion } from "./message-suggestion";

interface Props {
  replies: readonly MailReply[] | undefined;
  /** The page it is shown on. */
  from: string;
  now: Date;
}

/** Beside a hand-off, what its partner answered by mail and nobody has noted yet. */
export function MessageReplies({ replies = [], from, now }: Props) {
  return replies.map((reply) => (
    <div key={reply.id} className="mt-1 grid gap-2">
      <p className="max-w-[75ch]">
        {`${reply.name}${reply.isColleague ? ", qui n’est pas dans vos contacts," : ""} a répondu par mail, `}
        <When at={reply.receivedAt} now={now} />
        {reply.suggestion ? "." : `${NBSP}: «${NBSP}${reply.excerpt}${NBSP}»`}
      </p>
      {reply.suggestion ? (
        <MessageSuggestion messageId={reply.id} suggestion={reply.suggestion} from={from} />
      ) : (
        <div>
          <ReadMessage reply={reply} />
        </div>
      )}
    </div>
  ));
}

function ReadMessage({ reply: { id, name } }: { reply: MailReply }) {
  return (
    <LinkButton to={`/messages/${id}`} size="small" aria-label={accessibleName(`Lire et noter, ${name}`)}>
      Lire et noter
    </LinkButton>
  );
}

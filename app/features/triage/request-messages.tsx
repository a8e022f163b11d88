import { Link } from "@remix-run/react";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import type { MessageRow } from "~/features/inbound-mail/messages.queries.server";

/** What the person who asks wrote by mail. */
export function RequestMessages({ messages, now }: { messages: readonly MessageRow[]; now: Date }) {
  if (messages.length === 0) return null;
  return (
    <Section title="Ses messages" count={messages.length}>
      <Lines label="Ses messages">
        {messages.map(({ id, subject, receivedAt }) => (
          <Line
            key={id}
            title={<Link to={`/messages/${id}`}>{subject || "Sans objet"}</Link>}
            detail={<When at={receivedAt} now={now} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

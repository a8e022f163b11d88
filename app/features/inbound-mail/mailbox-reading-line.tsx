import { Notice } from "~/components/ui/notice";
import { When } from "~/components/ui/when";
import { NBSP } from "~/vocabulary/typography";
import type { MailboxReading } from "./mailbox.queries.server";

/** Whether the answers are read, in which mailbox, and when they last were or why they are not. */
export function MailboxReadingLine({ reading }: { reading: MailboxReading | null }) {
  if (!reading) {
    return (
      <Notice tone="waiting" title="Les réponses par mail ne sont pas lues.">
        Donnez l’adresse de la boîte dans IMAP_URL, par exemple imaps://nom:motdepasse@imap.exemple.fr, puis
        redémarrez.
      </Notice>
    );
  }
  const { place, readAt, reason, realNow } = reading;
  const last = readAt ? (
    <>
      Dernière lecture <When at={readAt} now={realNow} />.
    </>
  ) : (
    "Elle n’a pas encore été lue."
  );
  if (!reason) {
    return (
      <p>
        Boîte lue{NBSP}: {place}. {last}
      </p>
    );
  }
  return (
    <Notice tone="late" title="La boîte de la conciergerie n’est pas lue.">
      Boîte {place}
      {NBSP}: {reason}. {last} Les réponses y attendent et seront lues dès que possible.
    </Notice>
  );
}

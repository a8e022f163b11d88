import { Link } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { When } from "~/components/ui/when";
import { NBSP } from "~/vocabulary/typography";
import type { UnreadMailbox } from "./mailbox.queries.server";

/** What says that replies may be waiting in a mailbox which nothing reads. */
export function UnreadMailboxNotice({ readAt, reason, realNow }: UnreadMailbox) {
  return (
    <Notice tone="late" title="La boîte de la conciergerie n’est pas lue.">
      {readAt ? (
        <>
          Dernière lecture <When at={readAt} now={realNow} />
        </>
      ) : (
        "Elle n’a encore jamais pu l’être"
      )}
      {reason && `${NBSP}: ${reason}`}. Les réponses y attendent et seront lues dès que possible.{" "}
      <Link to="/settings/background" className="link">
        Voir les tâches de fond
      </Link>
    </Notice>
  );
}

import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";

interface Props {
  semesterId: string;
  words: string;
  canWrite: boolean;
}

/** Who still has the earlier dates of a semester, and where to see to it: nothing follows by itself. */
export function LeftBehindNotice({ semesterId, words, canWrite }: Props) {
  return (
    <div className="mb-3">
      <Notice tone="attention" title={words} act={canWrite && <SettledButton />}>
        Changez les jours sur la page de <Link to="/lodgings">chaque hébergement</Link>, puis{" "}
        <Link to={`/semesters/${semesterId}/message`}>écrivez aux internes</Link>.
      </Notice>
    </div>
  );
}

function SettledButton() {
  return (
    <Form method="post" className="no-print">
      <Button name="intent" value="dates-settled" size="small">
        C’est réglé
      </Button>
    </Form>
  );
}

import type { SubmissionResult } from "@conform-to/react";
import { Form, useActionData, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/text-field";
import { accessibleName } from "~/vocabulary/accessible-name";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import type { HandOffRow } from "./hand-offs.queries.server";

type Row = Pick<HandOffRow, "id" | "state" | "partnerName" | "nextReminderAt" | "isUnreminded" | "leftAt">;

/** Remind now, later or no more, wherever an answer is awaited. */
export function ReminderActs({ handOff }: { handOff: Row }) {
  const { state, leftAt, nextReminderAt, isUnreminded, partnerName } = handOff;
  if (!AWAITING_STATES.includes(state)) return null;
  return (
    <>
      {leftAt && (
        <DeskForm handOff={handOff}>
          <DeskButton intent="remind" label="Relancer maintenant" partnerName={partnerName} />
        </DeskForm>
      )}
      <DeskForm handOff={handOff}>
        {nextReminderAt && <DeskButton intent="stop" label="Ne pas relancer" partnerName={partnerName} />}
        {isUnreminded && (
          <DeskButton intent="resume" label="Reprendre les relances" partnerName={partnerName} />
        )}
      </DeskForm>
      {nextReminderAt && <PutOff handOff={handOff} />}
    </>
  );
}

/** One act on a hand-off; the page it was done from is shown again. */
export function DeskForm({ handOff, children }: { handOff: Pick<Row, "id">; children: ReactNode }) {
  const { pathname, search } = useLocation();
  // Refused, an act of the desk is mended in the basket it was done from.
  const desk = pathname === "/hand-offs" ? pathname + search : "/hand-offs?vue=awaiting";
  return (
    <Form method="post" action={desk} className="flex flex-wrap gap-2" preventScrollReset>
      <input type="hidden" name="handOffId" value={handOff.id} />
      <input type="hidden" name="back" value={pathname + search} />
      {children}
    </Form>
  );
}

interface DeskButtonProps {
  intent: string;
  label: string;
  partnerName: string;
}

/** A small button that says, to who cannot see the row, which partner it is about. */
export function DeskButton({ intent, label, partnerName }: DeskButtonProps) {
  return (
    <Button
      name="intent"
      value={intent}
      variant="quiet"
      size="small"
      aria-label={accessibleName(`${label}, ${partnerName}`)}
    >
      {label}
    </Button>
  );
}

function PutOff({ handOff }: { handOff: Row }) {
  const refused = refusedOf(useActionData<SubmissionResult<string[]>>(), handOff.id);
  return (
    <details className="open:w-full" open={refused !== undefined || undefined}>
      <summary
        className="button button-quiet button-small"
        aria-label={accessibleName(`Repousser la relance, ${handOff.partnerName}`)}
      >
        Repousser…
      </summary>
      <DeskForm handOff={handOff}>
        <TextField
          label="Relancer à partir du"
          name="until"
          type="date"
          required
          id={`until-${handOff.id}`}
          defaultValue={refused?.until}
          errors={refused?.errors}
        />
        <div className="self-end">
          <DeskButton intent="put-off" label="Repousser" partnerName={handOff.partnerName} />
        </div>
      </DeskForm>
    </details>
  );
}

/** The day a colleague typed for one hand-off, when it came back refused. */
export function refusedOf(lastResult: SubmissionResult<string[]> | undefined, handOffId: string) {
  const { until, handOffId: refusedId } = lastResult?.initialValue ?? {};
  const errors = lastResult?.error?.until;
  return errors && refusedId === handOffId ? { until: String(until ?? ""), errors } : undefined;
}

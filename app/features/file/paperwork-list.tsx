import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import type { LastResult } from "~/features/tasks/task-dialogs";
import { type Opened, OpenedDialog, TaskLine } from "~/features/tasks/task-list";
import { useActDialog } from "~/features/tasks/use-act-dialog";
import { dayOf, formatDay, NBSP, ofName } from "~/vocabulary/typography";
import type { Paperwork } from "./paperwork.queries.server";

/** The steps in their order: the papers to tick, the day, the rule each comes from; those still to be done are done here. */
export function PaperworkList({ paperwork, lastResult }: { paperwork: Paperwork; lastResult: LastResult }) {
  const { opened, open, close } = useActDialog<Opened>(lastResult);
  const { steps, now } = paperwork;
  if (steps.length === 0) return <NoPaperwork paperwork={paperwork} />;
  return (
    <>
      <Lines label="Démarches">
        {steps.map((step) =>
          step.doneOn ? (
            <Line
              key={step.id}
              title={step.label}
              detail={formatDay(step.doneOn, now)}
              badge={<Badge tone="done">fait</Badge>}
            />
          ) : (
            <TaskLine key={step.id} task={step} now={now} onOpen={open} />
          ),
        )}
      </Lines>
      {opened && (
        <OpenedDialog {...paperwork} tasks={steps} lastResult={lastResult} opened={opened} onClose={close} />
      )}
    </>
  );
}

function NoPaperwork({ paperwork }: { paperwork: Paperwork }) {
  const { householdId, candidateId, firstName, canPlan } = paperwork;
  return (
    <EmptyState
      title={`Aucune démarche prévue pour ${firstName}`}
      why={`Elles se prévoient d’elles-mêmes quand le parcours ${ofName(firstName)} entre à l’étape « Démarches en cours »${NBSP}: celles du libéral ou du salariat, selon l’exercice souhaité, comptées depuis la date d’arrivée.`}
      act={
        canPlan ? (
          <Form method="post">
            <input type="hidden" name="candidateId" value={candidateId} />
            <Button name="intent" value="plan" variant="primary">
              Prévoir les démarches
            </Button>
          </Form>
        ) : (
          <LinkButton to={`/households/${householdId}`}>Changer son étape dans le dossier</LinkButton>
        )
      }
    />
  );
}

/** « 4 sur 11 faites, ensuite mardi 12 mai ». */
export function paperworkWords({ steps, now }: Pick<Paperwork, "steps" | "now">): string {
  const open = steps.filter(({ doneOn }) => !doneOn);
  const done = `${steps.length - open.length} sur ${steps.length} faites`;
  const next = open.map(({ dueOn }) => dueOn).sort()[0];
  return next ? `${done}, la prochaine ${formatDay(next, dayOf(now))}` : done;
}

import type { SubmissionResult } from "@conform-to/react";
import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Dialog } from "~/components/ui/dialog";
import { ExitForm } from "~/features/journeys/exit-form";
import type { Step } from "~/features/journeys/journey-step.queries.server";
import { StageForm } from "~/features/journeys/stage-form";
import { ScholarshipEndForm } from "~/features/scholarships/scholarship-end-form";
import { elide, NBSP } from "~/vocabulary/typography";
import type { BoardColumn } from "./board-view";
import { SCHOLARSHIP_BOARD, stepAddress } from "./card-addresses";
import { MoveChoice, type Moving } from "./move-choice";

export interface AskedStep {
  moving: Moving;
  to: string;
  /** Why the move was refused when it was tried without more. */
  reason?: string;
}

interface Props {
  opened: Moving | AskedStep;
  pipeline: string;
  columns: readonly BoardColumn[];
  /** Where the forms are sent. */
  action: string;
  lastResult: SubmissionResult<string[]> | undefined;
  onChoose: (moving: Moving, to: string) => void;
  /** The stage misses nothing that can be filled in. */
  onNothingMissing: (asked: AskedStep) => void;
  onClose: () => void;
}

/** What a board asks about one card: where it goes, then what that stage needs. Loaded when it is opened. */
export default function MoveDialogs(props: Props) {
  const { opened, pipeline } = props;
  if (!("to" in opened)) return <ChoiceDialog {...props} moving={opened} />;
  if (pipeline === SCHOLARSHIP_BOARD) return <EndDialog {...props} asked={opened} />;
  return <StepDialog {...props} asked={opened} />;
}

/** Of a scholarship nothing is asked but why it has no sequel. */
function EndDialog({ asked, action, lastResult, onClose }: Props & { asked: AskedStep }) {
  const { moving } = asked;
  return (
    <Dialog open title={`Bourse sans suite${NBSP}: ${moving.name}`} onOpenChange={onClose}>
      <ScholarshipEndForm
        scholarshipId={moving.id}
        from={moving.from}
        lastResult={resultOf(lastResult, asked)}
        action={action}
      />
    </Dialog>
  );
}

function ChoiceDialog({ moving, pipeline, columns, onChoose, onClose }: Props & { moving: Moving }) {
  return (
    <Dialog open title={`Déplacer ${moving.name} vers…`} onOpenChange={onClose}>
      <MoveChoice
        moving={moving}
        pipeline={pipeline}
        columns={columns}
        onChoose={(to) => onChoose(moving, to)}
      />
    </Dialog>
  );
}

function StepDialog({
  asked,
  pipeline,
  action,
  lastResult,
  onNothingMissing,
  onClose,
}: Props & { asked: AskedStep }) {
  const { data, load } = useFetcher<Step>();
  const [step, setStep] = useState<Step>();
  const { moving, to } = asked;
  const isUseless = step !== undefined && !step.to.isExit && step.missing.length === 0;

  useEffect(() => load(stepAddress(moving, pipeline, to)), [load, moving, pipeline, to]);

  // As it was when it was asked, until the card is elsewhere: read again after the move, nothing is missing any more.
  useEffect(() => setStep((known) => (known?.from.key === moving.from ? known : data)), [data, moving.from]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known
  useEffect(() => {
    if (isUseless) onNothingMissing(asked);
  }, [isUseless]);

  if (!step || isUseless) return null;
  const Form = step.to.isExit ? ExitForm : StageForm;
  const title = step.to.isExit ? `Sortie ${elide("de", moving.name)}` : `Déplacer ${moving.name}`;
  return (
    <Dialog open title={title} onOpenChange={onClose}>
      <Form step={step} lastResult={resultOf(lastResult, asked)} action={action} />
    </Dialog>
  );
}

/** The refusal of this very move, among those of the page. */
function resultOf(
  lastResult: SubmissionResult<string[]> | undefined,
  { moving, to }: AskedStep,
): SubmissionResult<string[]> | undefined {
  const { candidateId, to: tried } = lastResult?.initialValue ?? {};
  return candidateId === moving.id && tried === to ? lastResult : undefined;
}

import type { SubmissionResult } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { ERASURE_DISMISSALS, ERASURE_WORD, TYPED_DISMISSALS } from "~/vocabulary/erasures";
import { formatCount, NBSP } from "~/vocabulary/typography";

interface Props {
  lastResult: SubmissionResult<string[]> | undefined;
}

interface RunProps extends Props {
  /** Papers of the file that nobody is said to have given; they may go with one adult. */
  papersOfNobody: number;
}

/** Erases what was previewed, once the word is written. */
export function RunErasure({ lastResult, papersOfNobody }: RunProps) {
  const isPending = useNavigation().state !== "idle";
  const refused = lastResult?.initialValue?.intent === "run" ? lastResult.error : undefined;
  return (
    <Form method="post" className="form-stack">
      <FormErrors errors={refused?.[""] ?? undefined} />
      <p className="max-w-[40rem]">
        L’effacement est immédiat et <strong>ne s’annule pas</strong>
        {NBSP}: personne ne pourra rien retrouver. Les liens envoyés aux partenaires se ferment, et chacun
        reçoit un mail qui lui demande de supprimer.
      </p>
      {papersOfNobody > 0 && (
        <Checkbox
          label="Effacer aussi les pièces sans propriétaire"
          name="papers"
          hint={`${formatCount(papersOfNobody, "document", "documents")} du foyer : personne n’est dit les avoir donnés. Sans cette case, ils restent à qui reste.`}
        />
      )}
      <TextField
        label={`Pour confirmer, écrivez le mot « ${ERASURE_WORD} »`}
        name="word"
        autoComplete="off"
        errors={refused?.word ?? undefined}
      />
      <div>
        <Button name="intent" value="run" variant="danger" pending={isPending}>
          Effacer définitivement
        </Button>
      </div>
    </Form>
  );
}

/** Closes the request and erases nothing. */
export function DismissErasure({ lastResult }: Props) {
  const refused = lastResult?.initialValue?.intent === "dismiss" ? lastResult.error : undefined;
  return (
    <Form method="post" className="form-stack">
      <FormErrors errors={refused?.[""] ?? undefined} />
      <Select
        label="Pourquoi"
        name="reason"
        options={TYPED_DISMISSALS.map((value) => ({
          value,
          label: ERASURE_DISMISSALS[value].fr,
        }))}
        placeholder="Choisissez…"
        defaultValue=""
        errors={refused?.reason ?? undefined}
      />
      <div>
        <Button name="intent" value="dismiss">
          Ne pas effacer
        </Button>
      </div>
    </Form>
  );
}

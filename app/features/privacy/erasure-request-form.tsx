import type { SubmissionResult } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { ASKED_BY, ERASURE_ASKERS, ERASURE_MEANS, TYPED_MEANS } from "~/vocabulary/erasures";

interface Props {
  householdId: string;
  /** The adults of the file, any of whom may be erased alone. */
  people: readonly { id: string; name: string }[];
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Who asks to be erased, how and when. */
export function ErasureRequestForm({ householdId, people, today, lastResult }: Props) {
  const isPending = useNavigation().state !== "idle";
  const errors = lastResult?.error ?? {};
  const whole = {
    value: "",
    label: "Tout le dossier",
    hint: "Les adultes, les enfants, tout ce qui les concerne.",
  };
  const alone = people.map(({ id, name }) => ({ value: id, label: `${name}, seul·e` }));
  return (
    <Form method="post" className="form-stack">
      <FormErrors errors={errors[""] ?? undefined} />
      <input type="hidden" name="householdId" value={householdId} />
      {people.length > 1 && (
        <RadioGroup
          label="Qui effacer"
          hint="Une seule personne effacée : le dossier reste à l’autre, et aux enfants."
          name="memberId"
          options={[whole, ...alone]}
          defaultValue=""
          errors={errors.memberId ?? undefined}
        />
      )}
      <Select
        label="Demandé par"
        name="askedBy"
        options={ASKED_BY.map((value) => ({ value, label: ERASURE_ASKERS[value].fr }))}
        errors={errors.askedBy ?? undefined}
      />
      <Select
        label="Comment"
        name="means"
        options={TYPED_MEANS.map((value) => ({ value, label: ERASURE_MEANS[value].fr }))}
        errors={errors.means ?? undefined}
      />
      <TextField
        label="Le"
        name="askedOn"
        type="date"
        defaultValue={today}
        errors={errors.askedOn ?? undefined}
      />
      <div>
        <Button variant="primary" pending={isPending}>
          Demander l’effacement
        </Button>
        <p className="mt-2 max-w-[40rem] text-muted">
          Rien n’est effacé maintenant : la protection des données voit d’abord tout ce qui partira, puis
          décide. La réponse est due à la personne dans le mois.
        </p>
      </div>
    </Form>
  );
}

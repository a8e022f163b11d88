import type { SubmissionResult } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { ASKED_BY, ERASURE_ASKERS, ERASURE_MEANS, TYPED_MEANS, WHOLE_FILE } from "~/vocabulary/erasures";
import { joinWords, NBSP } from "~/vocabulary/typography";

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
  const adults = people.map(({ id, name }) => ({ value: id, label: name }));
  const [only] = people.length === 1 ? people : [];
  return (
    <Form method="post" className="form-stack mt-4">
      <FormErrors errors={errors[""] ?? undefined} />
      <input type="hidden" name="householdId" value={householdId} />
      {only ? (
        <>
          <input type="hidden" name="memberId" value={WHOLE_FILE} />
          <input type="hidden" name="requesterId" value={only.id} />
          <p>
            C’est le dossier entier qui sera effacé{NBSP}: {only.name} en est la seule personne adulte.
          </p>
        </>
      ) : (
        <>
          <RadioGroup
            label="Qui effacer"
            hint={`Une seule personne effacée${NBSP}: le dossier reste à l’autre, et aux enfants. Tout le dossier${NBSP}: ${joinWords(people.map(({ name }) => name))}, les enfants, et tout ce qui les concerne.`}
            name="memberId"
            options={[
              ...adults.map(({ value, label }) => ({ value, label: `${label}, seul·e` })),
              { value: WHOLE_FILE, label: "Tout le dossier, avec l’accord de chacun" },
            ]}
            errors={errors.memberId ?? undefined}
          />
          <Select
            label="Qui le demande"
            name="requesterId"
            options={adults}
            placeholder="Choisissez…"
            errors={errors.requesterId ?? undefined}
          />
        </>
      )}
      <Select
        label="Demande faite par"
        name="askedBy"
        options={ASKED_BY.map((value) => ({ value, label: ERASURE_ASKERS[value].fr }))}
        placeholder="Choisissez…"
        errors={errors.askedBy ?? undefined}
      />
      <Select
        label="Comment"
        name="means"
        placeholder="Choisissez…"
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

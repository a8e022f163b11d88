import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/text-field";
import { WEIGHTS, type Weights } from "~/vocabulary/allocations";
import { valuesOf } from "~/vocabulary/words";

interface Props {
  name: string;
  weights: Weights;
  errors?: Readonly<Record<string, string[] | null>>;
}

/** What each preference that is not met costs, as the team decides; fairness comes before any of it. */
export function WeightsForm({ name, weights, errors = {} }: Props) {
  return (
    <Form method="post" className="grid gap-4">
      <p className="max-w-[44rem] text-muted">
        Les points départagent des solutions qui placent et logent autant de personnes et servent aussi bien
        la moins bien servie. Plus un nombre est grand, plus on cherche à l’éviter.
      </p>
      <TextField
        label="Nom de cette répartition"
        name="name"
        defaultValue={name}
        errors={errors.name ?? []}
        maxLength={80}
        className="max-w-[28rem]"
      />
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {valuesOf(WEIGHTS).map((weight) => (
          <TextField
            key={weight}
            label={WEIGHTS[weight].fr}
            name={`weights.${weight}`}
            type="number"
            min={0}
            max={1000}
            inputMode="numeric"
            defaultValue={String(weights[weight])}
            errors={errors[`weights.${weight}`] ?? []}
          />
        ))}
      </div>
      <div>
        <Button name="intent" value="update">
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}

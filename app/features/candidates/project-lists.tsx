import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { OBSTACLE_KINDS, OBSTACLE_STATES } from "~/vocabulary/exercise";
import { formatDayLong } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { errorsOf, type ListProps, Remove } from "./project-list-parts";

/** Days on which nobody calls: an exam, a run of nights. Why is not asked. */
export function QuietPeriods({ project: { quietPeriods }, refused }: ListProps) {
  const errors = errorsOf("quiet", refused);
  return (
    <Section title="Ne pas appeler">
      {quietPeriods.length > 0 && (
        <Lines label="Périodes où ne pas appeler">
          {quietPeriods.map(({ id, fromOn, toOn }) => (
            <Line
              key={id}
              title={`Du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`}
              act={<Remove intent="remove-quiet" id={id} label="Retirer cette période" />}
            />
          ))}
        </Lines>
      )}
      <Form method="post" className="mt-4 grid max-w-[40rem] gap-4 md:grid-cols-2" key={quietPeriods.length}>
        <input type="hidden" name="intent" value="quiet" />
        <TextField label="Du" name="fromOn" type="date" errors={errors("fromOn")} />
        <TextField
          label="Au"
          name="toOn"
          type="date"
          errors={errors("toOn")}
          hint="La raison n’est pas notée."
        />
        <div>
          <Button>Ajouter cette période</Button>
        </div>
      </Form>
    </Section>
  );
}

/** What holds the person back professionally, and what we do about it. */
export function Obstacles({ project: { obstacles }, refused }: ListProps) {
  const errors = errorsOf("obstacle", refused);
  return (
    <Section title="Freins professionnels" count={obstacles.length}>
      {obstacles.map((obstacle) => (
        <Form
          method="post"
          key={`${obstacle.id} ${obstacle.state} ${obstacle.remedy}`}
          className="grid items-end gap-3 border-t border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_9rem_auto]"
        >
          <input type="hidden" name="id" value={obstacle.id} />
          <input type="hidden" name="kind" value={obstacle.kind} />
          <p className="self-center font-semibold">{obstacle.label}</p>
          <TextField label={`Remède : ${obstacle.label}`} name="remedy" defaultValue={obstacle.remedy} />
          <Select
            label="État"
            name="state"
            options={optionsOf(OBSTACLE_STATES)}
            defaultValue={obstacle.state}
          />
          <div className="flex flex-wrap gap-2">
            <Button name="intent" value="obstacle" size="small">
              Enregistrer
            </Button>
            <Button
              name="intent"
              value="remove-obstacle"
              size="small"
              variant="quiet"
              aria-label={`Retirer ${obstacle.label}`}
            >
              Retirer
            </Button>
          </div>
        </Form>
      ))}
      <Form method="post" className="mt-4 grid max-w-[40rem] gap-4 md:grid-cols-2" key={obstacles.length}>
        <input type="hidden" name="intent" value="obstacle" />
        <Select
          label="Frein"
          name="kind"
          options={optionsOf(OBSTACLE_KINDS)}
          placeholder="Choisissez…"
          errors={errors("kind")}
        />
        <TextField label="Remède envisagé" name="remedy" optional errors={errors("remedy")} />
        <div>
          <Button>Ajouter ce frein</Button>
        </div>
      </Form>
    </Section>
  );
}

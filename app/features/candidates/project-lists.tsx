import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { OBSTACLE_KINDS, OBSTACLE_STATES } from "~/vocabulary/exercise";
import { SITUATIONS } from "~/vocabulary/situations";
import { formatDayLong } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { EditedProject } from "./candidate-project.queries.server";
import { periodWords, SituationRibbon } from "./situation-ribbon";

type Errors = Record<string, string[] | null> | null | undefined;

interface Props {
  project: EditedProject;
  /** Today, "YYYY-MM-DD". */
  today: string;
  /** The form that was refused, and why. */
  refused: { intent: string; errors: Errors };
}

/** What the person was, is and will be, one period after the other. */
export function Situations({ project: { situations }, today, refused }: Props) {
  const errors = errorsOf("situation", refused);
  return (
    <Section title="Parcours" count={situations.length}>
      {situations.length === 0 ? (
        <EmptyState
          title="Aucune situation notée."
          why="Externe, interne, remplaçant·e, installé·e : notez ce que vous savez, avec les dates."
        />
      ) : (
        <>
          <SituationRibbon situations={situations} today={today} />
          <Lines label="Situations">
            {situations.map((situation) => (
              <Line
                key={situation.id}
                title={SITUATIONS[situation.kind].fr}
                detail={[situation.place, periodWords(situation)].filter(Boolean).join(" · ")}
                act={
                  <Remove
                    intent="remove-situation"
                    id={situation.id}
                    label={`Retirer ${SITUATIONS[situation.kind].fr}`}
                  />
                }
              />
            ))}
          </Lines>
        </>
      )}
      <Form method="post" className="mt-4 grid max-w-[40rem] gap-4 md:grid-cols-2" key={situations.length}>
        <input type="hidden" name="intent" value="situation" />
        <Select
          label="Situation"
          name="kind"
          options={optionsOf(SITUATIONS)}
          placeholder="Choisissez…"
          errors={errors("kind")}
        />
        <TextField
          label="Lieu"
          name="place"
          optional
          hint="Un cabinet, un hôpital, une faculté."
          errors={errors("place")}
        />
        <TextField label="Depuis le" name="fromOn" type="date" optional errors={errors("fromOn")} />
        <TextField
          label="Jusqu'au"
          name="toOn"
          type="date"
          optional
          hint="Vide tant que cela dure."
          errors={errors("toOn")}
        />
        <div>
          <Button>Ajouter cette situation</Button>
        </div>
      </Form>
    </Section>
  );
}

/** Days on which nobody calls: an exam, a run of nights. Why is not asked. */
export function QuietPeriods({ project: { quietPeriods }, refused }: Props) {
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
export function Obstacles({ project: { obstacles }, refused }: Props) {
  const errors = errorsOf("obstacle", refused);
  return (
    <Section title="Freins professionnels" count={obstacles.length}>
      {obstacles.map((obstacle) => (
        <Form
          method="post"
          key={`${obstacle.id} ${obstacle.state} ${obstacle.remedy}`}
          className="grid items-end gap-3 border-t border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_9rem_auto]"
        >
          <input type="hidden" name="intent" value="obstacle" />
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
          <div>
            <Button size="small">Enregistrer</Button>
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

function Remove({ intent, id, label }: { intent: string; id: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <Button variant="quiet" size="small" aria-label={label}>
        Retirer
      </Button>
    </Form>
  );
}

/** The errors of one small form, when it is the one that was refused. */
function errorsOf(intent: string, refused: Props["refused"]): (field: string) => string[] | undefined {
  return (field) => (refused.intent === intent ? (refused.errors?.[field] ?? undefined) : undefined);
}

import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedVisit } from "#models/need-visit";
import { Button } from "~/components/ui/button";
import { type FieldSource, FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { isClock } from "~/features/needs/visit-words";
import { accessibleName } from "~/vocabulary/accessible-name";
import { VISIT_KINDS } from "~/vocabulary/need-options";
import type { NeedKind } from "~/vocabulary/needs";
import type { ShownOption } from "./need-screen.queries.server";
import { ownResult } from "./option-discard";

type Fields = Record<"kind" | "optionId" | "on" | "hour" | "place" | "host" | "note", string>;

interface PlanProps {
  kind: NeedKind;
  /** What the form is drawn from: sent twice, it plans one. */
  seen: string;
  options: readonly ShownOption[];
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Plans what happens next with something proposed, or notes what happened. */
export function VisitPlanForm({ kind, seen, options, today, lastResult }: PlanProps) {
  const own = ownResult(lastResult, "plan-visit");
  const { visitKinds } = NEED_KIND[kind];
  const live = options.filter(({ state }) => state !== "discarded");
  const [form, fields] = useForm<Fields>({
    id: "plan-visit",
    lastResult: own,
    defaultValue: { kind: visitKinds[0], optionId: live.length === 1 ? live[0]?.id : "", on: today },
  });
  return (
    <details className="mt-3" open={own ? true : undefined}>
      <summary className="button button-small">Prévoir ou noter un rendez-vous</summary>
      <Form method="post" {...getFormProps(form)} className="form-stack mt-3">
        <input type="hidden" name="intent" value="plan-visit" />
        <input type="hidden" name="seen" value={seen} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <div className="grid gap-4 md:grid-cols-2">
          <Select
            label="Quoi"
            field={fields.kind}
            options={visitKinds.map((value) => ({ value, label: VISIT_KINDS[value].fr }))}
          />
          {live.length > 0 && (
            <Select
              label="Pour quelle proposition"
              field={fields.optionId}
              optional
              placeholder="Aucune en particulier"
              options={live.map(({ id: value, label }) => ({ value, label }))}
            />
          )}
        </div>
        <WhenFields fields={fields} />
        <Textarea label="À savoir" field={fields.note} rows={2} optional />
        <div>
          <Button>Noter ce rendez-vous</Button>
        </div>
      </Form>
    </details>
  );
}

interface MoveProps {
  visit: NeedVisit;
  title: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Moves what is planned to another day, hour or place. */
export function VisitMoveForm({ visit, title, lastResult }: MoveProps) {
  const own = ownResult(lastResult, "move-visit", "visitId", visit.id);
  const { on, hour = "", place = "", host = "" } = visit;
  const [form, fields] = useForm<Fields>({
    id: `move-${visit.id}`,
    lastResult: own,
    defaultValue: { on, hour: isClock(hour) ? hour : "", place, host },
  });
  return (
    <details className="open:w-full" open={own ? true : undefined} key={`${on} ${hour} ${place} ${host}`}>
      <summary className="button button-small" aria-label={accessibleName(`Déplacer, ${title}`)}>
        Déplacer…
      </summary>
      <Form method="post" {...getFormProps(form)} className="form-stack mt-3 mb-2">
        <input type="hidden" name="intent" value="move-visit" />
        <input type="hidden" name="visitId" value={visit.id} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <WhenFields fields={fields} />
        <div>
          <Button size="small">Enregistrer</Button>
        </div>
      </Form>
    </details>
  );
}

function WhenFields({ fields }: { fields: Record<"on" | "hour" | "place" | "host", FieldSource> }) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <TextField label="Jour" field={fields.on} type="date" />
      <TextField label="Heure" field={fields.hour} type="time" optional />
      <TextField label="Où" field={fields.place} optional />
      <TextField label="Avec qui" field={fields.host} optional />
    </div>
  );
}

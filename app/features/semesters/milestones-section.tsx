import { Badge } from "~/components/ui/badge";
import { Checkbox } from "~/components/ui/checkbox";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import type { MilestoneRow, SemesterPage } from "./semester-page.queries.server";

interface Props {
  page: Pick<SemesterPage, "milestones" | "canWrite">;
  lastResult: LastResult;
}

/** The timetable of a semester: what is to be seen to, when, and what was. */
export function MilestonesSection({ page: { milestones, canWrite }, lastResult }: Props) {
  const left = milestones.filter(({ standing }) => standing !== "done").length;
  return (
    <Section title="Calendrier" count={left}>
      {milestones.length === 0 ? (
        <p className="text-muted">Aucun jalon. Ajoutez ce que ce semestre demande, et pour quel jour.</p>
      ) : (
        <Lines label="Jalons du semestre">
          {milestones.map((milestone) => (
            <MilestoneLine
              key={milestone.id}
              milestone={milestone}
              canWrite={canWrite}
              lastResult={lastResult}
            />
          ))}
        </Lines>
      )}
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Ajouter un jalon" isOpen={isResultOf(lastResult, "milestone-add")}>
            <MilestoneForm intent="milestone-add" submit="Ajouter" lastResult={lastResult} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

interface LineProps extends Pick<Props, "lastResult"> {
  milestone: MilestoneRow;
  canWrite: boolean;
}

/** On one line as long as it is not being changed: the day, what is to be done, where it stands. */
function MilestoneLine({ milestone, canWrite, lastResult }: LineProps) {
  const { id, label, on, day, when, standing, done, isShown } = milestone;
  return (
    <li
      data-line
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-1.5 max-md:gap-x-2"
    >
      <span className="min-w-0 flex-1 max-md:w-full max-md:flex-none">
        <span className="font-semibold">{label}</span>{" "}
        <span className="text-muted">{standing === "done" ? day : `${day}, ${when}`}</span>
        {isShown && <span className="text-muted"> · visible des internes</span>}
      </span>
      {badgeOf(standing, done)}
      {canWrite && (
        <>
          <SettleButton id={id} label={label} isDone={standing === "done"} />
          <details
            open={isResultOf(lastResult, "milestone-change", id) || undefined}
            className="no-print open:w-full"
          >
            <summary className="button button-small button-quiet" aria-label={`Modifier : ${label}`}>
              Modifier
            </summary>
            <div className="mt-3 mb-4 grid gap-2">
              <MilestoneForm
                intent="milestone-change"
                submit="Enregistrer"
                itemId={id}
                values={{ label, on, isShown: isShown ? "on" : undefined }}
                lastResult={lastResult}
              />
              <ActButton
                intent="milestone-remove"
                fields={{ itemId: id }}
                label={`Retirer du calendrier : ${label}`}
              >
                Retirer du calendrier
              </ActButton>
            </div>
          </details>
        </>
      )}
    </li>
  );
}

function SettleButton({ id, label, isDone }: { id: string; label: string; isDone: boolean }) {
  return isDone ? (
    <ActButton intent="milestone-undone" fields={{ itemId: id }} label={`À refaire : ${label}`}>
      À refaire
    </ActButton>
  ) : (
    <ActButton intent="milestone-done" fields={{ itemId: id }} label={`Fait : ${label}`}>
      Fait
    </ActButton>
  );
}

function badgeOf(standing: MilestoneRow["standing"], done: string | undefined) {
  if (standing === "done") return <Badge tone="done">fait le {done}</Badge>;
  return standing === "late" ? <Badge tone="late">en retard</Badge> : undefined;
}

interface FormProps extends Pick<Props, "lastResult"> {
  intent: string;
  submit: string;
  itemId?: string;
  values?: { label: string; on: string; isShown?: string };
}

function MilestoneForm(props: FormProps) {
  return (
    <ItemForm {...props} values={props.values && { ...props.values }}>
      {(fields) => (
        <div className="grid gap-3 md:grid-cols-2">
          <TextField label="Ce qui est à faire" field={fields.label} autoComplete="off" />
          <TextField label="Pour le" field={fields.on} type="date" />
          <Checkbox
            label="Visible des internes"
            field={fields.isShown}
            hint="Dit avec son jour sur la page de chaque interne du semestre."
            className="md:col-span-2"
          />
        </div>
      )}
    </ItemForm>
  );
}

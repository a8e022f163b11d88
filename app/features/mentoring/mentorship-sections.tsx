import { Badge } from "~/components/ui/badge";
import { DescriptionList } from "~/components/ui/description-list";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CHOSEN_ENDS, MENTORSHIP_ENDS } from "~/vocabulary/mentoring";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { MentorDetail } from "./mentor-list";
import type { FollowUpLine, MentorshipPage } from "./mentoring-pages.queries.server";

interface Props {
  page: Omit<MentorshipPage, "askedAt">;
  lastResult: LastResult;
}

/** Who accompanies, since when, why these two, how it ended. */
export function PairSection({ page: { mentor, startedOn, reasons, end } }: Pick<Props, "page">) {
  if (!mentor && !end) return null;
  return (
    <Section title={mentor ? "Le binôme" : "Fin"}>
      {mentor && (
        <Lines label="Le compagnon">
          <Line title={mentor.name} detail={<MentorDetail mentor={mentor} />} />
        </Lines>
      )}
      <div className="mt-3">
        <DescriptionList
          facts={[
            { term: "Depuis le", value: startedOn && formatDayLong(startedOn) },
            {
              term: "Pourquoi eux",
              value: mentor && <Reasons reasons={reasons} />,
            },
            { term: "Fin", value: end && `${end.state} le ${formatDayLong(end.on)}, ${end.reason}` },
          ].filter(({ value }) => value)}
        />
      </div>
    </Section>
  );
}

function Reasons({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return "rien de commun n’est noté";
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

/** The days on which the pair is asked how it goes. */
export function FollowUpSection({ page, lastResult }: Props) {
  const { followUps, state, canWrite } = page;
  if (followUps.length === 0 && state !== "under-way") return null;
  const canChange = canWrite && state === "under-way";
  return (
    <Section title="Points de suivi" count={followUps.length}>
      <Lines label="Points de suivi">
        {followUps.map((line) => (
          <Line
            key={line.id}
            title={formatDayLong(line.dueOn)}
            badge={<FollowUpBadge line={line} isOver={state !== "under-way"} />}
            acts={canChange && <FollowUpActs line={line} lastResult={lastResult} />}
          />
        ))}
      </Lines>
      {canChange && (
        <div className="mt-3">
          <Folded summary="Ajouter une date" isOpen={isResultOf(lastResult, "date-add")}>
            <ItemForm intent="date-add" lastResult={lastResult} submit="Ajouter">
              {({ dueOn }) => <TextField label="Point prévu le" field={dueOn} type="date" />}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
  );
}

function FollowUpBadge({ line: { heldOn, isLate }, isOver }: { line: FollowUpLine; isOver: boolean }) {
  if (heldOn) return <Badge tone="done">fait le {formatDayLong(heldOn)}</Badge>;
  if (isOver) return <Badge tone="waiting">n’aura pas lieu</Badge>;
  return <Badge tone={isLate ? "late" : "neutral"}>{isLate ? "en retard" : "à faire"}</Badge>;
}

function FollowUpActs({
  line: { id, dueOn, heldOn },
  lastResult,
}: {
  line: FollowUpLine;
  lastResult: LastResult;
}) {
  const day = formatDayLong(dueOn);
  if (heldOn)
    return (
      <ActButton intent="not-held" fields={{ itemId: id }} label={`Finalement pas fait : point du ${day}`}>
        Finalement pas fait
      </ActButton>
    );
  return (
    <>
      <ActButton intent="held" fields={{ itemId: id }} label={`Fait : point du ${day}`}>
        Fait
      </ActButton>
      <Folded
        summary="Déplacer"
        label={`Déplacer le point du ${day}`}
        isOpen={isResultOf(lastResult, "date-move", id)}
      >
        <ItemForm intent="date-move" itemId={id} values={{ dueOn }} lastResult={lastResult} submit="Déplacer">
          {(fields) => <TextField label="Point prévu le" field={fields.dueOn} type="date" />}
        </ItemForm>
      </Folded>
      <ActButton intent="date-remove" fields={{ itemId: id }} label={`Retirer le point du ${day}`}>
        Retirer
      </ActButton>
    </>
  );
}

/** What the pair said, for the team. */
export function NoteSection({ page: { note, canWrite }, lastResult }: Props) {
  const isMine = isResultOf(lastResult, "note");
  if (!note && !canWrite) return null;
  return (
    <Section title="Note">
      {note && <p className="mb-3 whitespace-pre-line">{note}</p>}
      {canWrite && (
        <Folded summary={note ? "Modifier la note" : "Écrire une note"} isOpen={isMine}>
          <ItemForm intent="note" values={{ note }} lastResult={lastResult} submit="Enregistrer">
            {(fields) => (
              <>
                <DrawnFrom values={{ note }} lastResult={isMine ? lastResult : undefined} />
                <Textarea
                  label="Note"
                  field={fields.note}
                  rows={4}
                  optional
                  hint="Ce que le binôme dit de son travail commun. Rien de la famille, rien de la santé."
                />
              </>
            )}
          </ItemForm>
        </Folded>
      )}
    </Section>
  );
}

/** Its end, with a reason; or the way back from it. */
export function EndSection({ page: { state, today, mentor, canWrite }, lastResult }: Props) {
  if (!canWrite) return null;
  if (state === "completed" || state === "broken-off")
    return (
      <Section title="Reprendre">
        <ActButton intent="reopen">Reprendre ce compagnonnage</ActButton>
      </Section>
    );
  return (
    <Section title="Clore">
      <Folded
        summary={mentor ? "Terminer ou interrompre" : "Ne plus chercher de compagnon"}
        isOpen={isResultOf(lastResult, "end")}
      >
        <ItemForm intent="end" values={{ on: today }} lastResult={lastResult} submit="Clore">
          {({ reason, on }) => (
            <>
              <Select label="Pourquoi" field={reason} options={END_OPTIONS} placeholder="Choisissez…" />
              <TextField label="Le" field={on} type="date" />
              <p className="text-muted">
                Les points encore prévus vont à la corbeille. Ceci s’annule{NBSP}: le compagnonnage peut
                reprendre.
              </p>
            </>
          )}
        </ItemForm>
      </Folded>
    </Section>
  );
}

const END_OPTIONS = CHOSEN_ENDS.map((value) => ({ value, label: MENTORSHIP_ENDS[value].fr }));

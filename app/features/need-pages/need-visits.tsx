import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedVisit, VisitFeedback } from "#models/need-visit";
import { Badge, type BadgeProps } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { atHour, visitTitle } from "~/features/needs/visit-words";
import { accessibleName } from "~/vocabulary/accessible-name";
import { LIKINGS, REFUSAL_REASONS, VISIT_STATES } from "~/vocabulary/need-options";
import type { NeedKind } from "~/vocabulary/needs";
import { formatDay, NBSP } from "~/vocabulary/typography";
import type { ShownOption } from "./need-screen.queries.server";
import { VisitMoveForm, VisitPlanForm } from "./visit-form";
import { VisitTellForm } from "./visit-tell-form";

interface Props {
  need: { kind: NeedKind; isOpen: boolean; visits: readonly NeedVisit[]; seen: string };
  options: readonly ShownOption[];
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** What happens between the household and what is proposed: to come, then past, each with what was thought of it. */
export function NeedVisits({ need: { kind, isOpen, visits, seen }, options, today, lastResult }: Props) {
  const shown = visits.filter(({ state }) => state !== "cancelled");
  if (shown.length === 0 && !isOpen) return null;
  return (
    <Section title="Visites et contacts" count={shown.length}>
      {shown.length === 0 && (
        <p className="border-t border-line py-2.5 text-muted">
          Rien de prévu. Un jour noté ici est dans le fil du dossier et dans votre agenda.
        </p>
      )}
      {shown.length > 0 && (
        <Lines label="Visites et contacts">
          {shown.map((visit) => (
            <VisitLine
              key={visit.id}
              {...{ visit, kind, options, today, lastResult }}
              title={visitTitle(visit, options)}
            />
          ))}
        </Lines>
      )}
      {isOpen && <VisitPlanForm key={visits.length} {...{ kind, seen, options, today, lastResult }} />}
    </Section>
  );
}

interface LineProps {
  visit: NeedVisit;
  kind: NeedKind;
  title: string;
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

function VisitLine({ visit, kind, title, today, lastResult }: LineProps) {
  const { on, hour, place, host, note, state } = visit;
  const isToTell = on <= today;
  return (
    <Line
      title={title}
      detail={
        <>
          {[`${formatDay(on, today)}${atHour(hour)}`, place, host && `avec ${host}`]
            .filter(Boolean)
            .join(" · ")}
          {note && <span className="block">{note}</span>}
          <Thoughts feedback={visit.feedback} />
        </>
      }
      badge={<Badge {...badgeOf(visit, today)} />}
      act={state === "planned" && <CancelVisit id={visit.id} title={title} />}
      below={
        <div className="flex flex-wrap items-start gap-2">
          {isToTell && <VisitTellForm visit={visit} kind={kind} title={title} lastResult={lastResult} />}
          {state === "planned" && <VisitMoveForm visit={visit} title={title} lastResult={lastResult} />}
        </div>
      }
    />
  );
}

/** What each said of it. */
function Thoughts({ feedback }: { feedback: readonly VisitFeedback[] }) {
  return feedback.map(({ id, by, memberId, liking, reasons, note }) => (
    <span key={id} className="block text-ink">
      {memberId ? by : `Noté par ${by}`}
      {NBSP}: «{NBSP}
      {LIKINGS[liking].fr}
      {NBSP}»{reasons.length > 0 && `, ${reasons.map((reason) => REFUSAL_REASONS[reason].fr).join(", ")}`}
      {note && `. ${note}`}
    </span>
  ));
}

function CancelVisit({ id, title }: { id: string; title: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="visitId" value={id} />
      <Button
        name="intent"
        value="cancel-visit"
        variant="quiet"
        size="small"
        aria-label={accessibleName(`Annuler, ${title}`)}
      >
        Annuler
      </Button>
    </Form>
  );
}

/** One gone by of which nobody told is ours to ask about. */
function badgeOf({ state, on }: NeedVisit, today: string): Pick<BadgeProps, "tone" | "children"> {
  if (state === "done") return { tone: "done", children: VISIT_STATES.done.fr };
  if (on < today) return { tone: "attention", children: "à raconter" };
  return { tone: "waiting", children: VISIT_STATES.planned.fr };
}

import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CARE_MODES } from "~/vocabulary/childcare";
import { type KickOffAct, PROJECT_PRIORITIES, PROJECT_STATES, type ProjectState } from "~/vocabulary/pledges";
import { formatDayLong, formatMonth, formatNumber } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { ProjectInput } from "./project-card";
import { ProjectBadge } from "./project-list";

interface Writing {
  canWrite: boolean;
  lastResult: LastResult;
}

/** What the project is, in facts. */
export function ProjectFacts({
  card,
  communeName,
  epci,
}: {
  card: ProjectInput;
  communeName: string;
  epci: string;
}) {
  const { kind, places, place, owner, standards, thresholds, priority, opensIn, isWithPmi, pmiOn, note } =
    card;
  return (
    <DescriptionList
      facts={[
        { term: "Besoin", value: card.need },
        { term: "Mode d’accueil", value: CARE_MODES[kind].fr },
        { term: "Places prévues", value: formatNumber(places) },
        { term: "Où", value: [place, communeName, epci].filter(Boolean).join(", ") },
        { term: "Ouverture prévue", value: opensIn && formatMonth(opensIn) },
        { term: "Priorité", value: PROJECT_PRIORITIES[priority].fr },
        { term: "Qui porte", value: owner },
        { term: "Normes", value: standards },
        { term: "Effets de seuil", value: thresholds },
        { term: "Travaillé avec la PMI", value: pmiWords(isWithPmi, pmiOn) },
        { term: "Note", value: note },
      ]}
    />
  );
}

function pmiWords(isWithPmi: boolean | undefined, pmiOn: string | undefined): string {
  if (isWithPmi === undefined) return "à dire";
  if (!isWithPmi) return "pas encore";
  return pmiOn ? `oui, depuis le ${formatDayLong(pmiOn)}` : "oui";
}

interface StateProps extends Writing {
  state: ProjectState;
  reason?: string;
}

/** How far the project is. */
export function ProjectStateSection({ state, reason, canWrite, lastResult }: StateProps) {
  return (
    <Section title="Où en est-on ?">
      <p className="mb-2">
        <ProjectBadge state={state} />
        {state === "dropped" && reason && ` ${reason}`}
      </p>
      {canWrite && (
        <Folded summary="Changer l’état" isOpen={isResultOf(lastResult, "state")}>
          <ItemForm intent="state" values={{ to: state }} lastResult={lastResult} submit="Enregistrer l’état">
            {(fields) => (
              <>
                <Select label="État" field={fields.to} options={optionsOf(PROJECT_STATES)} />
                <TextField
                  label="Raison"
                  field={fields.reason}
                  optional="demandée pour un abandon"
                  autoComplete="off"
                />
              </>
            )}
          </ItemForm>
        </Folded>
      )}
    </Section>
  );
}

interface KickOffProps {
  lines: readonly { act: KickOffAct; label: string; on?: string }[];
  today: string;
  canWrite: boolean;
}

/** What the beginning asks for, the meeting with everybody first. */
export function KickOffSection({ lines, today, canWrite }: KickOffProps) {
  return (
    <Section title="Lancement" count={lines.filter(({ on }) => on).length}>
      <Lines label="Lancement du projet">
        {lines.map(({ act, label, on }) => (
          <Line
            key={act}
            title={<span className="font-normal">{label}</span>}
            badge={on ? <Badge tone="done">{`le ${formatDayLong(on)}`}</Badge> : undefined}
            act={canWrite && <KickOffButton act={act} label={label} on={on} today={today} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

function KickOffButton({
  act,
  label,
  on,
  today,
}: {
  act: KickOffAct;
  label: string;
  on?: string;
  today: string;
}) {
  if (on) {
    return (
      <ActButton intent="untick" fields={{ act }} label={`Décocher ${label}`}>
        Décocher
      </ActButton>
    );
  }
  return (
    <Form method="post" preventScrollReset className="no-print flex items-center gap-2">
      <input type="hidden" name="act" value={act} />
      <input
        type="date"
        name="on"
        defaultValue={today}
        max={today}
        className="control"
        aria-label={`Le, ${label}`}
      />
      <Button
        name="intent"
        value="tick"
        size="small"
        className="whitespace-nowrap"
        aria-label={`C'est fait : ${label}`}
      >
        C’est fait
      </Button>
    </Form>
  );
}

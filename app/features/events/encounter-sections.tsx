import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { ATTENDANCE_STATES, ORIGIN_SOURCES } from "~/vocabulary/events";
import { formatDayLong } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { StateBadge } from "./attendance-section";
import type { EncounterPage } from "./encounters.queries.server";

interface Props {
  page: EncounterPage;
  lastResult: LastResult;
}

/** How somebody came to know us the first time. */
export function OriginSection({ page: { origin, originWords, encounters }, lastResult }: Props) {
  const isMine = isResultOf(lastResult, "origin");
  const { source, eventId, on } = origin ?? {};
  return (
    <Section title="Comment cette personne nous a connus">
      <p className="mb-3">{originWords || "Pas encore noté."}</p>
      <Folded summary={origin ? "Corriger l’origine" : "Noter l’origine"} isOpen={isMine}>
        <ItemForm
          intent="origin"
          values={{ source, eventId, on: eventId ? undefined : on }}
          lastResult={lastResult}
          submit="Enregistrer"
        >
          {(fields) => (
            <>
              <DrawnFrom values={{ origin }} lastResult={isMine ? lastResult : undefined} />
              <Select
                label="Par"
                field={fields.source}
                options={optionsOf(ORIGIN_SOURCES)}
                placeholder="Non précisé"
                hint="Ce qui a compté la première fois."
              />
              <Select
                label="Quelle rencontre"
                field={fields.eventId}
                options={encounters.map((line) => ({ value: line.eventId, label: line.name }))}
                placeholder="Aucune"
                optional
                hint="Parmi celles où cette personne est notée, plus bas."
              />
              <TextField
                label="Le"
                field={fields.on}
                type="date"
                optional
                hint="Pour une rencontre, c'est son jour."
              />
            </>
          )}
        </ItemForm>
      </Folded>
    </Section>
  );
}

/** Where somebody met us, and the events to note them at. */
export function EncounterSection({ page: { encounters, events }, lastResult }: Props) {
  return (
    <Section title="Rencontres" count={encounters.length}>
      {encounters.length === 0 && <p className="mb-3 text-muted">Aucune rencontre notée.</p>}
      <Lines label="Rencontres">
        {encounters.map(({ eventId, name, kind, on, state, isOrigin }) => (
          <Line
            key={eventId}
            title={<Link to={`/events/${eventId}`}>{name}</Link>}
            detail={`${kind} · ${formatDayLong(on)}`}
            badge={
              <>
                <StateBadge state={state} /> {isOrigin && <Badge>origine</Badge>}
              </>
            }
          />
        ))}
      </Lines>
      {events.length > 0 && (
        <div className="mt-3">
          <Folded summary="Ajouter une rencontre" isOpen={isResultOf(lastResult, "attend")}>
            <ItemForm intent="attend" values={{ state: "came" }} lastResult={lastResult} submit="Ajouter">
              {(fields) => (
                <>
                  <Select
                    label="Rencontre"
                    field={fields.eventId}
                    options={events}
                    placeholder="Choisissez…"
                  />
                  <Select label="Présence" field={fields.state} options={optionsOf(ATTENDANCE_STATES)} />
                </>
              )}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
  );
}

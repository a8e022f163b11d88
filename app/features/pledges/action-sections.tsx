import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { DescriptionList } from "~/components/ui/description-list";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { ACTION_STATES, type ActionState } from "~/vocabulary/pledges";
import { formatDayLong, joinWords } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { ActionInput } from "./action-card";
import type { Standing } from "./action-standing";

interface Writing {
  canWrite: boolean;
  lastResult: LastResult;
}

interface StateProps extends Writing {
  state: ActionState;
  reason?: string;
  standing: Standing;
}

/** Where a pledge stands, and the form that says otherwise. */
export function StateSection({ state, reason, standing, canWrite, lastResult }: StateProps) {
  return (
    <Section title="Où en est-on ?">
      <p className="mb-2">
        <Badge tone={standing.tone}>{standing.label}</Badge>
        {standing.key === "late" &&
          ` Son état noté est « ${ACTION_STATES[state].fr} » ; une date est passée.`}
        {state === "dropped" && reason && ` ${reason}`}
      </p>
      {canWrite && (
        <Folded summary="Changer l’état" isOpen={isResultOf(lastResult, "state")}>
          <ItemForm intent="state" values={{ to: state }} lastResult={lastResult} submit="Enregistrer l’état">
            {(fields) => (
              <>
                <input type="hidden" name="from" value={state} />
                <Select label="État" field={fields.to} options={optionsOf(ACTION_STATES)} />
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

interface CardProps extends Writing {
  card: ActionInput;
  leadPartnerId?: string;
}

/** Who leads, with whom, by when, for what result. */
export function CardSection({ card, leadPartnerId, canWrite, lastResult }: CardProps) {
  const { lead, partners, startOn, dueOn, expected, note } = card;
  return (
    <Section title="Qui, quand, pour quoi">
      <DescriptionList
        facts={[
          {
            term: "Qui porte",
            value: leadPartnerId ? <Link to={`/partners/${leadPartnerId}`}>{lead}</Link> : lead,
          },
          { term: "Partenaires", value: joinWords(partners) },
          { term: "À partir du", value: startOn && formatDayLong(startOn) },
          { term: "Échéance", value: dueOn && formatDayLong(dueOn) },
          { term: "Résultat attendu", value: expected },
          { term: "Note", value: note },
        ]}
      />
      {!lead && <p className="text-muted">Personne ne la porte encore.</p>}
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Modifier la fiche" isOpen={isResultOf(lastResult, "card")}>
            <CardForm card={card} lastResult={lastResult} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

function CardForm({ card, lastResult }: Pick<CardProps, "card" | "lastResult">) {
  return (
    <ItemForm
      intent="card"
      values={{ ...card, partners: card.partners.join(", ") }}
      lastResult={lastResult}
      submit="Enregistrer la fiche"
    >
      {(fields) => (
        <>
          <DrawnFrom
            values={{ ...card }}
            lastResult={isResultOf(lastResult, "card") ? lastResult : undefined}
          />
          <TextField
            label="Qui porte"
            field={fields.lead}
            optional
            autoComplete="off"
            hint="Le nom d’un partenaire de l’annuaire, ou vos mots : « Département, service PMI »."
          />
          <TextField
            label="Partenaires"
            field={fields.partners}
            optional
            autoComplete="off"
            hint="Séparez par des virgules."
          />
          <div className="grid items-start gap-4 md:grid-cols-2">
            <TextField label="À partir du" field={fields.startOn} type="date" optional />
            <TextField label="Échéance" field={fields.dueOn} type="date" optional />
          </div>
          <Textarea label="Résultat attendu" field={fields.expected} rows={2} optional />
          <Textarea label="Note" field={fields.note} rows={3} optional />
        </>
      )}
    </ItemForm>
  );
}

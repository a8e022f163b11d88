import { Form, Link } from "@remix-run/react";
import { ArrangeButton } from "~/components/ui/arrange-button";
import { Badge } from "~/components/ui/badge";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { accessibleName } from "~/vocabulary/accessible-name";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { DecisionForm } from "./decision-form";
import { votesWords } from "./panel-section";
import { SessionFields } from "./session-fields";
import type { HeardLine, SessionPage } from "./session-pages.queries.server";

interface Props {
  page: SessionPage;
  lastResult: LastResult;
}

/** What a session hears, in its order, and what it decided of each. */
export function AgendaSection({ page, lastResult }: Props) {
  const { lines, hidden, isClosed, canWrite, waiting } = page;
  return (
    <Section title="Ordre du jour" count={lines.length}>
      {lines.length === 0 && (
        <p className="text-muted">
          Rien n’est encore à l’ordre du jour. Une bourse y vient quand son instruction est écrite.
        </p>
      )}
      <Lines label="Ordre du jour">
        {lines.map((line, index) => (
          <Line
            key={line.id}
            title={
              <>
                {`${index + 1}. `}
                <Link to={`/scholarships/${line.id}`}>{line.name}</Link>
              </>
            }
            detail={`${line.programme} · ${line.year}`}
            badge={<Decision line={line} />}
            acts={
              canWrite &&
              !isClosed && <LineActs page={page} index={index} line={line} lastResult={lastResult} />
            }
            below={line.assessment && <p className="whitespace-pre-line text-muted">{line.assessment}</p>}
          />
        ))}
      </Lines>
      {hidden > 0 && (
        <p className="mt-2 text-muted">
          {formatCount(hidden, "autre bourse est", "autres bourses sont")} à l’ordre du jour, de dossiers que
          vous ne suivez pas.
        </p>
      )}
      {waiting.length > 0 && (
        <div className="mt-3">
          <Folded summary="Ajouter une bourse" isOpen={isResultOf(lastResult, "add")}>
            <ItemForm intent="add" lastResult={lastResult} submit="Mettre à l’ordre du jour">
              {({ scholarshipId }) => (
                <Select label="Bourse" field={scholarshipId} options={waiting} placeholder="Choisissez…" />
              )}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
  );
}

function Decision({ line: { isDecided, resultLabel, votes, actNumber } }: { line: HeardLine }) {
  if (!isDecided) return <Badge tone="waiting">à décider</Badge>;
  const words = [votes && votesWords(votes), actNumber && `acte n°${NBSP}${actNumber}`].filter(Boolean);
  return (
    <>
      <Badge tone="done">{resultLabel}</Badge> <span className="text-muted">{words.join(", ")}</span>
    </>
  );
}

interface LineProps extends Props {
  line: HeardLine;
  index: number;
}

function LineActs({ page: { on, lines }, line, index, lastResult }: LineProps) {
  const { id, name, isDecided, canDecide } = line;
  return (
    <>
      {canDecide && (
        <Folded
          summary="Décider"
          label={accessibleName(`Noter la décision : ${name}`)}
          isOpen={isResultOf(lastResult, "decide", id)}
        >
          <DecisionForm itemId={id} sessionOn={on} lastResult={lastResult} />
        </Folded>
      )}
      <Form method="post" preventScrollReset className="no-print flex">
        <input type="hidden" name="itemId" value={id} />
        {lines.length > 1 && (
          <>
            <ArrangeButton act="up" what={name} name="intent" value="up" disabled={index === 0} />
            <ArrangeButton
              act="down"
              what={name}
              name="intent"
              value="down"
              disabled={index === lines.length - 1}
            />
          </>
        )}
        {!isDecided && <ArrangeButton act="remove" what={name} name="intent" value="off" />}
      </Form>
    </>
  );
}

/** Who sits, and who came: votes are counted among them. */
export function MembersSection({ page: { members, canWrite, isClosed }, lastResult }: Props) {
  const present = members.filter(({ isPresent }) => isPresent);
  return (
    <Section title="Membres" count={members.length}>
      {members.length === 0 && (
        <p className="text-muted">
          {canWrite && !isClosed
            ? `Personne n’est noté. Ajoutez les membres par «${NBSP}Modifier${NBSP}», sous «${NBSP}La séance${NBSP}».`
            : "Personne n’est noté."}
        </p>
      )}
      <ul>
        {members.map(({ name, quality, isPresent }) => (
          <li key={name}>
            {[name, quality].filter(Boolean).join(", ")}
            {isPresent && (
              <>
                {" "}
                <Badge tone="done">présent·e</Badge>
              </>
            )}
          </li>
        ))}
      </ul>
      {canWrite && !isClosed && members.length > 0 && (
        <div className="mt-3">
          <Folded summary="Noter qui est présent" isOpen={isResultOf(lastResult, "presence")}>
            <ItemForm intent="presence" lastResult={lastResult} submit="Enregistrer">
              {() => (
                <CheckboxGroup
                  label="Présent·e·s"
                  name="present"
                  options={members.map(({ name }) => ({ value: name, label: name }))}
                  defaultValues={present.map(({ name }) => name)}
                  optional
                />
              )}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
  );
}

/** Its day and place, to correct; its end, and the way back from it. */
export function SessionActs({ page: { card, isClosed, canWrite }, lastResult }: Props) {
  if (!canWrite) return null;
  if (isClosed)
    return (
      <Section title="Séance terminée">
        <ActButton intent="again">Rouvrir la séance</ActButton>
      </Section>
    );
  return (
    <Section title="La séance">
      <Folded summary="Modifier" isOpen={isResultOf(lastResult, "session")}>
        <ItemForm intent="session" values={{ ...card }} lastResult={lastResult} submit="Enregistrer">
          {(fields) => (
            <>
              <DrawnFrom
                values={{ ...card }}
                lastResult={isResultOf(lastResult, "session") ? lastResult : undefined}
              />
              <SessionFields fields={fields} />
            </>
          )}
        </ItemForm>
      </Folded>
      <div className="mt-3">
        <ActButton intent="end">Terminer la séance</ActButton>
      </div>
    </Section>
  );
}

import { Form } from "@remix-run/react";
import { ArrangeButton } from "~/components/ui/arrange-button";
import { Badge } from "~/components/ui/badge";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { TREE_LEVELS, type TreeLevel } from "~/vocabulary/pledges";
import { optionsOf } from "~/vocabulary/words";

interface Edited {
  id: string;
  level: TreeLevel;
  depth: number;
  name: string;
  number?: string;
  title: string;
  text?: string;
  isArchived: boolean;
  isFirst: boolean;
  isLast: boolean;
}

interface Props {
  lines: readonly Edited[];
  parents: readonly Option[];
  lastResult: LastResult;
}

/** The tree as it is typed: add, rename, move, archive and take back. */
export function PlanTreeEditor({ lines, parents, lastResult }: Props) {
  return (
    <Section
      title="Axes, objectifs, engagements"
      count={lines.filter(({ isArchived }) => !isArchived).length}
    >
      <Lines label="Lignes du plan">
        {lines.map((line) => (
          <EditedLine key={line.id} line={line} lastResult={lastResult} />
        ))}
      </Lines>
      <div className="mt-4 max-w-[40rem]">
        <h3 className="mb-2">Ajouter une ligne</h3>
        <ItemForm
          key={lines.length}
          intent="node-add"
          values={{ level: "action" }}
          lastResult={lastResult}
          submit="Ajouter la ligne"
        >
          {(fields) => (
            <>
              <div className="grid items-start gap-4 md:grid-cols-2">
                <Select label="Niveau" field={fields.level} options={optionsOf(TREE_LEVELS)} />
                <Select
                  label="Sous"
                  field={fields.parentId}
                  options={parents}
                  placeholder="Directement dans le plan"
                />
              </div>
              <NodeFields fields={fields} />
            </>
          )}
        </ItemForm>
      </div>
    </Section>
  );
}

function EditedLine({ line, lastResult }: { line: Edited; lastResult: LastResult }) {
  const { id, level, depth, name, number, title, text, isArchived, isFirst, isLast } = line;
  return (
    <Line
      title={<span className={depth > 0 ? INDENTS[depth] : undefined}>{name}</span>}
      detail={<span className={depth > 0 ? INDENTS[depth] : undefined}>{TREE_LEVELS[level].fr}</span>}
      badge={isArchived && <Badge>archivé</Badge>}
      act={
        isArchived ? (
          <ActButton intent="node-restore" fields={{ itemId: id }} label={`Rétablir ${title}`}>
            Rétablir
          </ActButton>
        ) : (
          <Form method="post" preventScrollReset className="flex flex-wrap gap-1">
            <input type="hidden" name="itemId" value={id} />
            <ArrangeButton name="intent" value="node-up" act="up" what={title} disabled={isFirst} />
            <ArrangeButton name="intent" value="node-down" act="down" what={title} disabled={isLast} />
            <ArrangeButton name="intent" value="node-archive" act="remove" what={title} />
          </Form>
        )
      }
      below={
        !isArchived && (
          <Folded
            summary="Renommer"
            label={`Renommer ${title}`}
            isOpen={isResultOf(lastResult, "node-rename", id)}
          >
            <ItemForm
              intent="node-rename"
              itemId={id}
              values={{ number, title, text }}
              lastResult={lastResult}
              submit="Enregistrer"
            >
              {(fields) => <NodeFields fields={fields} />}
            </ItemForm>
          </Folded>
        )
      }
    />
  );
}

const INDENTS: Readonly<Record<number, string>> = { 1: "md:pl-4", 2: "md:pl-8" };

type Field = Parameters<typeof TextField>[0]["field"];

function NodeFields({ fields }: { fields: Readonly<Record<string, Field>> }) {
  return (
    <>
      <div className="grid items-start gap-4 md:grid-cols-[8rem_1fr]">
        <TextField label="Numéro" field={fields.number} optional autoComplete="off" />
        <TextField label="Titre" field={fields.title} autoComplete="off" />
      </div>
      <Textarea label="Texte adopté" field={fields.text} rows={3} optional />
    </>
  );
}

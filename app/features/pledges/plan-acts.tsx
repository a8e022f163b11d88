import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";

interface Props {
  name: string;
  isArchived: boolean;
  lastResult: LastResult;
}

/** What one may do of a whole plan: use it again, put it away. */
export function PlanActs({ name, isArchived, lastResult }: Props) {
  return (
    <Section title="Ce plan">
      <div className="grid gap-2">
        <Folded summary="Copier ce plan" isOpen={isResultOf(lastResult, "copy")}>
          <ItemForm
            intent="copy"
            values={{ name: `${name} (copie)` }}
            lastResult={lastResult}
            submit="Copier"
          >
            {(fields) => (
              <TextField
                label="Nom de la copie"
                field={fields.name}
                autoComplete="off"
                hint="Les textes, les axes et les actions viennent avec elle ; ni les votes, ni les financements, ni l’avancement."
              />
            )}
          </ItemForm>
        </Folded>
        <ActButton intent={isArchived ? "restore" : "archive"}>
          {isArchived ? "Rétablir ce plan" : "Archiver ce plan"}
        </ActButton>
      </div>
    </Section>
  );
}

import type { FieldMetadata } from "@conform-to/react";
import type { NeedCriteria } from "#models/need";
import { Select } from "~/components/ui/select";
import { IMPORTANCES } from "~/vocabulary/need-options";
import type { NeedKind } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";
import { NEED_KIND } from "./need-kinds";
import { importanceOf } from "./ranking";

interface Props<Values extends Record<string, unknown>> {
  kind: NeedKind;
  /** The `importances` of the criteria. */
  field: FieldMetadata<Record<string, string>, Values>;
}

/** What each criterion of a kind of need counts for: folded, since the usual answers suit most households. */
export function ImportanceFields<Values extends Record<string, unknown>>({ kind, field }: Props<Values>) {
  const fields = field.getFieldset();
  return (
    <details className="border-y border-line py-2.5">
      <summary className="cursor-pointer font-semibold">Ce qui compte le plus</summary>
      <p className="mt-2 text-muted">
        Une proposition qui ne répond pas à un critère indispensable est mise de côté ; les autres critères
        pèsent plus ou moins dans le classement.
      </p>
      <div className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {NEED_KIND[kind].criteria.map(({ key, label }) => (
          <Select key={key} label={label} field={fields[key]} options={optionsOf(IMPORTANCES)} />
        ))}
      </div>
    </details>
  );
}

/** What each criterion counts for, as the fields show it. */
export function shownImportances(
  kind: NeedKind,
  criteria: Pick<NeedCriteria, "importances">,
): Record<string, string> {
  return Object.fromEntries(
    NEED_KIND[kind].criteria.map((criterion) => [criterion.key, importanceOf(criterion, criteria)]),
  );
}

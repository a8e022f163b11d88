import type { NeedCriteria } from "#models/need";
import { compareEdit } from "~/core/lost-updates";

/** Criteria as their form was drawn, as it came back, as they are by now. */
interface CriteriaEdit {
  before: Readonly<Record<string, unknown>>;
  submitted: NeedCriteria;
  current: NeedCriteria;
}

/** Written again from what they name: nobody types them. */
const FOLLOWING: readonly string[] = ["communeNames", "workplaceName", "romeCode"];

/**
 * What a form changed of the criteria, over what they are by now; what counts most stays as it is when it is not said. Tells
 * what it changed, and which of that somebody else changed meanwhile.
 */
export function mergeCriteria({ before, submitted, current }: CriteriaEdit): {
  criteria: NeedCriteria;
  changes: string[];
  conflicts: string[];
} {
  const said = { ...submitted, importances: submitted.importances ?? current.importances };
  const edit = { before: comparable(before), submitted: comparable(said), current: comparable(current) };
  const fields = new Set(Object.values(edit).flatMap((values) => Object.keys(values)));
  const { changes, conflicts } = compareEdit([...fields], edit);
  const taken = changes.includes("occupation") ? [...changes, "romeCode"] : changes;
  const kept = Object.entries(current).filter(([field]) => isKept(field) && !taken.includes(field));
  const changed = Object.entries(said).filter(([field]) => taken.includes(field));
  const filled = [...kept, ...changed].filter(([, value]) => value !== undefined);
  return { criteria: { communes: [], ...Object.fromEntries(filled) }, changes, conflicts };
}

function isKept(field: string): boolean {
  return field === "romeCode" || !FOLLOWING.includes(field);
}

/** Fields by name, of which the order of the communes counts: the first is where one would rather live. */
function comparable(criteria: Readonly<Record<string, unknown>> | NeedCriteria): Record<string, unknown> {
  const typed = Object.entries(criteria).filter(([field]) => !FOLLOWING.includes(field));
  return Object.fromEntries(
    typed.map(([field, value]) => [field, field === "communes" ? String(value) : value]),
  );
}

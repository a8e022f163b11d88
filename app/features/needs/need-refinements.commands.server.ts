import type { NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { NEED_KIND } from "./need-kinds";
import { updateCriteria } from "./needs.commands.server";
import { communeOf, placeFactsOf } from "./place-facts.queries.server";
import { beforeOf, type Refinement } from "./refinement";

type FactsFor = Awaited<ReturnType<typeof placeFactsOf>>;

/** What was refused says of the criteria of a need; nothing once it is closed. */
export function refinementsOf(need: NeedRecord, factsFor: FactsFor): Refinement[] {
  const placeOf = (code: string | undefined) => factsFor(need.criteria, code);
  return need.isOpen ? (NEED_KIND[need.kind].refinements?.({ ...need, placeOf }) ?? []) : [];
}

/** Changes the criteria as a refinement suggests, to be undone; refuses one that no longer stands. */
export async function refineCriteria(
  user: User,
  need: NeedRecord,
  key: string,
): Promise<{ message: string; undo: { intent: "unrefine"; before: string } }> {
  const communes = need.options.map(({ proposal }) => communeOf(proposal));
  const factsFor = await placeFactsOf([need.criteria], communes);
  const refinement = refinementsOf(need, factsFor).find((one) => one.key === key);
  if (!refinement) {
    throw new UserFacingError("Cette suggestion ne vaut plus : les critères ont changé. Rechargez la page.");
  }
  const { change } = refinement;
  await updateCriteria(user, need, { ...need.criteria, ...change });
  const before = JSON.stringify(beforeOf(need.criteria, change));
  return { message: "Critères précisés.", undo: { intent: "unrefine", before } };
}

/** Puts back the criteria that a refinement changed. */
export async function undoRefinement(
  user: User,
  need: NeedRecord,
  before: Readonly<Record<string, unknown>>,
): Promise<void> {
  const kept = Object.entries({ ...need.criteria, ...before }).filter(([, value]) => value !== null);
  // Importances that are not said stay as they are: none said before is said so.
  const importances = before.importances === null ? { importances: {} } : {};
  const { communes } = need.criteria;
  await updateCriteria(user, need, { communes, ...Object.fromEntries(kept), ...importances });
}

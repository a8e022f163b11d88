import type { HandOffRecord } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { findColleague } from "~/features/accounts/accounts.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { NEED_RULES, type NeedRuleKey } from "~/vocabulary/need-rules";
import { handOffsOf } from "./need-standing.commands.server";
import { askedOf, needStatus, sourceOf } from "./need-status";

/** A need of a file this colleague may see; 404 otherwise. */
export async function getNeed(user: User, needId: string): Promise<NeedRecord> {
  return (await getNeedInFile(user, needId)).need;
}

/** The same, with its file. */
export async function getNeedInFile(
  user: User,
  needId: string,
): Promise<{ need: NeedRecord; household: HouseholdRecord }> {
  const need = await Need.findById(needId, { pendingEffects: 0, appliedEffects: 0 }).lean<NeedRecord>();
  if (!need) throw notFound();
  return { need, household: await getHousehold(user, need.householdId) };
}

/** The criteria a form was drawn from, as it carries them: what the person changed is told from them. */
export function criteriaSeen({ criteria }: Pick<NeedRecord, "criteria">): string {
  return JSON.stringify(criteria);
}

export interface NeedWhy {
  rule: NeedRuleKey;
  /** When the rule is that a colleague said so. */
  said?: { by: string; at: Date };
}

/** Which rule gave the standing of a need, from its hand-offs, and, when it is that a colleague said so, who and when. */
export async function explainNeed(need: NeedRecord, handOffs?: readonly HandOffRecord[]): Promise<NeedWhy> {
  const asked = handOffs?.map(askedOf);
  const rule = need.rule ?? needStatus(sourceOf(need, asked ?? (await handOffsOf(need._id)))).rule;
  if (NEED_RULES[rule].gives !== "said" || !need.said) return { rule };
  const { by, at } = need.said;
  const colleague = by ? await findColleague(by) : null;
  return { rule, said: { by: colleague?.name ?? "l’équipe", at } };
}

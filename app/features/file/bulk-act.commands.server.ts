import { Entry } from "#models/entry";
import { Household } from "#models/household";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { changing, inserting, type PlannedStep, planRestructuring } from "~/core/db/restructure-plan.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { findReferent } from "~/features/accounts/accounts.queries.server";
import { knownTag } from "~/features/households/household-tags.queries.server";
import { launchRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { type BulkFile, isChanged, listBulkFiles } from "./bulk-act.queries.server";
import type { BulkAct } from "./bulk-act.schema.server";

/**
 * Does one act on several open files this colleague may see, as one restructuring that can be undone, with a line in
 * the timeline of each; files already so are left alone. Refuses when none is left to change. Returns its id and how
 * many files it is about.
 */
export async function carryOutBulkAct(
  user: User,
  ids: string[],
  asked: BulkAct,
): Promise<{ id: string; count: number }> {
  const act = asked.act === "tag" ? { ...asked, tag: await knownTag(user, asked.tag) } : asked;
  const referent = act.act === "assign" ? await findReferent(act.referentId) : null;
  if (act.act === "assign" && !referent) throw new Response("Introuvable", { status: 404 });
  const files = (await listBulkFiles(user, ids)).filter((file) => isChanged(file, act));
  if (files.length === 0) throw new UserFacingError("Ces dossiers sont déjà ainsi : rien n’est à changer.");
  const id = newId();
  const text = lineText(act, referent?.name ?? "", files.length - 1);
  await planRestructuring(
    user,
    { id, kind: "bulk", label: planLabel(act), summary: { act: act.act, files: files.length } },
    files.flatMap((file) => [stepOf(user, file, act), telling(user, file._id, text, id)]),
  );
  await launchRestructuring(user, id);
  return { id, count: files.length };
}

/** Nobody's name: whoever undoes it later may not know them. */
function planLabel(act: BulkAct): string {
  if (act.act === "assign") return "Dossiers confiés à un·e collègue";
  return act.act === "tag" ? `Étiquette « ${act.tag} » posée` : "Prochaine action posée";
}

/** « Attribué à Sonia Delbos, avec 12 autres dossiers. » */
function lineText(act: BulkAct, name: string, others: number): string {
  const together = others > 0 ? `, avec ${formatCount(others, "autre dossier", "autres dossiers")}` : "";
  if (act.act === "assign") return `Attribué à ${name}${together}.`;
  return act.act === "tag"
    ? `Étiqueté « ${act.tag} »${together}.`
    : `Prochaine action posée${NBSP}: ${act.label}${together}.`;
}

/** The line of one file, taken away when the act is undone; none when the file moved meanwhile and is left alone. */
export function telling(user: User, householdId: string, text: string, restructuringId: string): PlannedStep {
  const said = { kind: "change" as const, track: "family" as const, at: now(), text, changes: [] };
  return inserting(
    Entry,
    { _id: newId(), householdId, ...said, authorId: user.id, authorName: user.name, restructuringId },
    { householdId, isComplete: true, onlyWith: householdId },
  );
}

function stepOf(user: User, { _id, referentId, nextAction }: BulkFile, act: BulkAct): PlannedStep {
  if (act.act === "assign")
    return changing(
      Household,
      _id,
      { set: { referentId: act.referentId }, expects: { referentId } },
      { householdId: _id },
    );
  const shown = { householdId: _id, isComplete: true };
  if (act.act === "tag") return changing(Household, _id, { addTo: { tags: [act.tag] } }, shown);
  const { label, dueOn } = act;
  const next = { label, ownerId: referentId ?? user.id, dueOn, origin: "typed" };
  return changing(Household, _id, { set: { nextAction: next }, expects: { nextAction } }, shown);
}

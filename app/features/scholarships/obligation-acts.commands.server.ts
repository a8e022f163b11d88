import type { ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import type { ObligationAct } from "./instalment.schema.server";
import { carryOutProofAct, type DoneToast, said, undoable } from "./instalment-acts.commands.server";
import { addPractice, addSuspension, endPeriod, removePeriod } from "./obligation-periods.commands.server";
import { askProofsNow, withdrawYearlyProof } from "./obligation-yearly-proofs.commands.server";
import {
  beginObligation,
  moveBeginning,
  settleObligation,
  unsettleObligation,
  withdrawBeginning,
} from "./obligations.commands.server";
import { getScholarship } from "./scholarships.queries.server";

/** Carries out one act of the page of an obligation; refusals are those of each command, 404 for a file one does not see. */
export async function carryOutObligationAct(user: User, id: string, act: ObligationAct): Promise<DoneToast> {
  const scholarship = await getScholarship(user, id);
  const here = `/scholarships/${id}/obligation`;
  switch (act.intent) {
    case "begin":
      await beginObligation(user, id, act);
      return undoable(here, "Engagement commencé.", { intent: "unbegin" });
    case "unbegin":
      await withdrawBeginning(user, id);
      return said("Début de l’engagement annulé.");
    case "start": {
      const startsOn = scholarship.obligation?.startsOn ?? act.startsOn;
      await moveBeginning(user, id, act);
      return undoable(here, "Premier jour corrigé.", { intent: "start", startsOn });
    }
    case "settle":
      await settleObligation(user, id);
      return undoable(here, "Bourse soldée.", { intent: "unsettle" });
    case "unsettle":
      await unsettleObligation(user, id);
      return said("L’engagement continue.");
    case "ask":
      await askProofsNow(user, id);
      return said("Justificatif demandé.");
    default:
      return carryOutPeriodAct(user, scholarship, here, act);
  }
}

type PeriodAct = Exclude<
  ObligationAct,
  { intent: "begin" | "unbegin" | "start" | "settle" | "unsettle" | "ask" }
>;

async function carryOutPeriodAct(
  user: User,
  scholarship: ScholarshipRecord,
  here: string,
  act: PeriodAct,
): Promise<DoneToast> {
  const { _id: id } = scholarship;
  switch (act.intent) {
    case "practice": {
      const { counts, ...input } = act;
      const isInZone = counts === undefined ? undefined : counts === "yes";
      const itemId = await addPractice(user, id, { ...input, isInZone });
      return undoable(here, "Période d’exercice notée.", { intent: "period-remove", itemId });
    }
    case "suspension": {
      const itemId = await addSuspension(user, id, act);
      return undoable(here, "Suspension notée.", { intent: "period-remove", itemId });
    }
    case "period-end": {
      const before = periodOf(scholarship, act.itemId)?.toOn;
      await endPeriod(user, id, { periodId: act.itemId, toOn: act.toOn });
      const undo = { intent: "period-end", itemId: act.itemId, ...(before ? { toOn: before } : {}) };
      return undoable(here, "Dernier jour noté.", undo);
    }
    case "period-remove": {
      const removed = await removePeriod(user, id, act.itemId);
      return removed ? undoable(here, "Période retirée.", fieldsOf(removed)) : said("Période retirée.");
    }
    case "proof-withdraw":
      await withdrawYearlyProof(user, id, act.itemId);
      return said("Ce justificatif n’est plus demandé.");
    default:
      return carryOutProofAct(user, id, here, act);
  }
}

function periodOf({ obligation }: ScholarshipRecord, periodId: string) {
  return [...(obligation?.practice ?? []), ...(obligation?.suspensions ?? [])].find(
    ({ id }) => id === periodId,
  );
}

/** The form that would note a period again, as it was. */
function fieldsOf(period: NonNullable<ReturnType<typeof periodOf>>): Record<string, string> {
  const { id: _, ...kept } = period;
  const written = "article" in kept ? { ...kept, intent: "suspension" } : practiceFields(kept);
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

function practiceFields({
  isInZone,
  zoneReason,
  ...kept
}: Omit<NonNullable<ScholarshipRecord["obligation"]>["practice"][number], "id">) {
  const { fromOn, toOn, structureId, communeCode } = kept;
  const decided = zoneReason ? { counts: isInZone ? "yes" : "no", zoneReason } : {};
  return { intent: "practice", fromOn, toOn, structureId, communeCode, ...decided };
}

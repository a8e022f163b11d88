import { CareDutyHolding } from "#models/care-duty";
import { Commune } from "#models/commune";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import type { Toast } from "~/core/http/toast.server";
import { newId } from "~/core/ids.server";
import type { CareDuty } from "~/vocabulary/childcare";
import { formatCount } from "~/vocabulary/typography";
import type { DutyAct } from "./care-supply.schema.server";

export interface DutyInput {
  /** The communes concerned, all of one intercommunalité; none named, every one of them. */
  epciCode: string;
  communeCodes?: string[];
  duties: CareDuty[];
  holder: "commune" | "epci";
  fromOn: Day;
  /** « délibération du 12 mars 2025, n° 2025-31 » */
  deed?: string;
}

const UNKNOWN = "Aucune commune de cette intercommunalité n’est connue. Importez d’abord le découpage.";

/** Carries out one act of the page of competences and says what was done, with the way to take it back. */
export async function carryOutDutyAct(
  actor: Actor,
  act: DutyAct,
): Promise<Omit<Toast, "id"> & { epciCode?: string }> {
  if (act.intent === "withdraw") {
    await withdrawDuties(actor, act.actId);
    return { message: "Acte retiré : ce qui valait avant vaut de nouveau." };
  }
  const { intent: _, ...input } = act;
  const { actId, communes } = await recordDuties(actor, input);
  return {
    epciCode: input.epciCode,
    message: `Acte noté pour ${formatCount(communes, "commune", "communes")}.`,
    undo: { action: "/childcare/supply/duties", fields: { intent: "withdraw", actId } },
  };
}

/**
 * Records who holds some competences from a day on, for the communes of an intercommunalité or some of them, in one act;
 * what was recorded before stays as its history. Returns the id of the act and how many communes it reached. Refuses an
 * intercommunalité whose communes are not known.
 */
export async function recordDuties(
  actor: Actor,
  input: DutyInput,
): Promise<{ actId: string; communes: number }> {
  const { epciCode, communeCodes = [], duties, holder, fromOn, deed } = input;
  const named = communeCodes.length > 0 ? { _id: { $in: communeCodes } } : {};
  const communes = await Commune.find({ epciCode, isCurrent: true, ...named }, { name: 1 }).lean();
  if (communes.length === 0) throw new UserFacingError(UNKNOWN);
  const shared = { epciCode, holder, fromOn, recordedAt: now(), actId: newId(), ...(deed ? { deed } : {}) };
  for (const { _id, name } of communes) {
    for (const duty of duties) {
      const values = { _id: newId(), communeCode: _id, communeName: name, duty, ...shared };
      await create(actor, CareDutyHolding, values, [
        audit("care-duty.recorded", ["holder", "fromOn", "deed"]),
      ]);
    }
  }
  return { actId: shared.actId, communes: communes.length };
}

/** Takes back what one act recorded: what held before holds again. Done twice, it is once. */
export async function withdrawDuties(actor: Actor, actId: string): Promise<void> {
  const written = await CareDutyHolding.find({ actId, isWithdrawn: { $ne: true } }, { _id: 1 }).lean();
  for (const { _id } of written) {
    await commit(actor, CareDutyHolding, _id, {
      set: { isWithdrawn: true },
      effects: [audit("care-duty.recorded", ["isWithdrawn"])],
    });
  }
}

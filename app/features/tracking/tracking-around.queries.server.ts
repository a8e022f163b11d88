import { Account, type AccountRecord } from "#models/account";
import { Erasure } from "#models/erasure";
import { Household } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import { VisitDay } from "#models/visit-day";
import {
  openProgrammes,
  type ProgrammeDay,
  programmesAmong,
} from "~/features/visit-days/programme.queries.server";
import { isToldOf } from "./own-needs";
import type { TrackedMember } from "./tracking-member.queries.server";

const MOST_DECIDED = 10;

interface Around {
  referents: Pick<AccountRecord, "name" | "phone">[];
  needs: NeedRecord[];
  days: ProgrammeDay[];
  erasures: { _id: string }[];
}

/**
 * What is around an adult, in one reading: who helps them, the needs they are told of, open ones and the latest that were
 * settled, their visit days, and whether they asked to be erased.
 */
export async function aroundOf(member: TrackedMember) {
  const { id, household } = member;
  const [{ referents, needs, days, erasures } = NOTHING] = await Household.aggregate<Around>([
    { $match: { _id: household._id } },
    { $project: { referentId: 1 } },
    {
      $lookup: {
        ...{ from: Account.collection.name, localField: "referentId", foreignField: "_id", as: "referents" },
        pipeline: [{ $match: { state: "active" } }, { $project: { name: 1, phone: 1 } }],
      },
    },
    ofFile(Need.collection.name, "needs", [
      { $sort: { updatedAt: -1 } },
      { $project: { pendingEffects: 0, appliedEffects: 0 } },
    ]),
    ofFile(VisitDay.collection.name, "days", openProgrammes()),
    ofFile(Erasure.collection.name, "erasures", [
      { $match: { isOpen: true, requesterId: id } },
      { $project: { _id: 1 } },
    ]),
  ]);
  const own = needs.filter(({ kind }) => isToldOf(kind, id, household));
  const decided = own.filter(({ isOpen, state }) => !isOpen && state === "decided");
  return {
    helper: referents[0],
    open: own.filter(({ isOpen }) => isOpen),
    decided: decided.slice(0, MOST_DECIDED),
    programmes: programmesAmong(member, days),
    isErasureAsked: erasures.length > 0,
  };
}

const NOTHING: Around = { referents: [], needs: [], days: [], erasures: [] };

function ofFile<Stages>(from: string, as: string, pipeline: Stages) {
  return { $lookup: { from, localField: "_id", foreignField: "householdId", pipeline, as } };
}

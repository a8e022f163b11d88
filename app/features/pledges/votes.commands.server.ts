import type { PlanVote } from "#models/action-plan";
import type { Actor } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { getSettings } from "~/core/settings.server";
import { VOTE_STATES } from "~/vocabulary/pledges";
import { foldText } from "~/vocabulary/typography";
import { changePlan } from "./plans.commands.server";

export type VoteInput = Pick<PlanVote, "assembly" | "state" | "on" | "number" | "result">;

const MOST_VOTES = 60;

/** Adds to the votes of a plan the Département and each intercommunalité served that is not there yet, still to vote. Refuses when none is missing. */
export async function listAssemblies(actor: Actor, planId: string): Promise<void> {
  const { brand, territories } = await getSettings();
  const wanted = [
    { assembly: brand.owner },
    ...territories.list.map(({ code, label }) => ({ assembly: label, epciCode: code })),
  ];
  await changePlan(actor, planId, ({ votes }) => {
    const known = new Set(votes.map(({ assembly }) => foldText(assembly)));
    const missing = wanted.filter(({ assembly }) => !known.has(foldText(assembly)));
    if (missing.length === 0) throw new UserFacingError("Toutes les assemblées sont déjà dans la liste.");
    const added = missing.map((one) => ({ id: newId(), ...one, state: "pending" as const }));
    return {
      set: { votes: [...votes, ...added] },
      told: [{ kind: "edited", text: "assemblées ajoutées" }],
      fields: ["list"],
    };
  });
}

/**
 * Writes what an assembly voted, or adds one with `voteId` left out. Refuses a vote without its day, a day for a vote that
 * is still to come, and an assembly listed twice.
 */
export async function recordVote(
  actor: Actor,
  planId: string,
  input: VoteInput,
  voteId?: string,
): Promise<void> {
  if (input.state !== "pending" && !input.on)
    throw new UserFacingError("Dites quel jour l’assemblée a voté.", { field: "on" });
  await changePlan(actor, planId, ({ votes }) => {
    const before = votes.find(({ id }) => id === voteId);
    if (voteId && !before) throw new UserFacingError("Cette assemblée n’est plus dans la liste.");
    requireNew(votes, input, voteId);
    const { epciCode } = before ?? {};
    const id = voteId ?? newId();
    const after: PlanVote = { id, ...(epciCode ? { epciCode } : {}), ...writtenOf(input) };
    return {
      set: { votes: before ? votes.map((vote) => (vote === before ? after : vote)) : [...votes, after] },
      told: [
        {
          ...{ kind: "vote", text: input.assembly, ref: id },
          ...{ from: before?.state ?? "pending", to: input.state },
          ...(after.on ? { on: after.on } : {}),
        },
      ],
      fields: ["state"],
    };
  });
}

/** Takes an assembly off the list. Refuses one that voted: its vote is first put back to « à venir ». */
export async function removeAssembly(actor: Actor, planId: string, voteId: string): Promise<void> {
  await changePlan(actor, planId, ({ votes }) => {
    const vote = votes.find(({ id }) => id === voteId);
    if (!vote) return null;
    if (vote.state !== "pending") {
      const words = VOTE_STATES.pending.fr;
      throw new UserFacingError(`Cette assemblée a voté : remettez d’abord son vote « ${words} ».`);
    }
    return {
      set: { votes: votes.filter((one) => one !== vote) },
      told: [{ kind: "edited", text: `assemblée retirée : ${vote.assembly}` }],
      fields: ["list"],
    };
  });
}

/** A vote to come has neither day nor number. */
function writtenOf({ assembly, state, on, number, result }: VoteInput): VoteInput {
  if (state === "pending") return { assembly, state };
  return {
    ...{ assembly, state },
    ...(on ? { on } : {}),
    ...(number ? { number } : {}),
    ...(result ? { result } : {}),
  };
}

function requireNew(votes: readonly PlanVote[], { assembly }: VoteInput, voteId?: string): void {
  if (votes.length >= MOST_VOTES) throw new UserFacingError(`${MOST_VOTES} assemblées au plus.`);
  const isTwice = votes.some(
    ({ id, assembly: name }) => id !== voteId && foldText(name) === foldText(assembly),
  );
  if (isTwice) throw new UserFacingError("Cette assemblée est déjà dans la liste.", { field: "assembly" });
}

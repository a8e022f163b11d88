import fc from "fast-check";
import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { candidateOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { getBoardPage } from "~/features/boards/board-page.queries.server";
import { carryOutJourneyAct } from "~/features/journeys/journey-moves.commands.server";

/** Stages that ask for nothing. */
const STAGES = ["interest", "on-placement", "review", "pool"] as const;
const RUNS = 8;

interface Act {
  mover: 0 | 1;
  to: (typeof STAGES)[number];
  /** Whether they look at the board again before, or move what they saw. */
  looks: boolean;
  /** Whether it is sent with the act before it. */
  isTogether: boolean;
}

const act: fc.Arbitrary<Act> = fc.record({
  mover: fc.constantFrom(0, 1),
  to: fc.constantFrom(...STAGES),
  looks: fc.boolean(),
  isTogether: fc.boolean(),
});

it("keeps every acknowledged move of two colleagues, and the card where the last one put it", async () => {
  const movers = [await createUser(), await createUser("referent", { name: "Sonia Delbos" })] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 12 }), async (acts) => {
      const householdId = await createFile(movers[0], { email: `${newId()}@internes.example` });
      const { _id: candidateId } = await candidateOf(householdId);
      const acknowledged = await playOut(movers, candidateId, acts);
      const [journey] = (await candidateOf(householdId)).journeys;
      const kept = (journey?.history ?? []).slice(1).map(({ stage, by }) => `${stage} by ${by}`);
      expect(kept.sort()).toEqual(acknowledged.map(({ to, by }) => `${to} by ${by}`).sort());
      expect(journey?.stage).toBe(journey?.history.at(-1)?.stage);
      expect(await columnOf(movers[1], candidateId)).toBe(journey?.stage);
    }),
    { numRuns: RUNS },
  );
});

type Acknowledged = { to: string; by: string };

/** Each moves the card from where they last saw it; what is refused shows them where it is. */
async function playOut(
  movers: readonly [User, User],
  candidateId: string,
  acts: readonly Act[],
): Promise<Acknowledged[]> {
  const seen: [string, string] = ["interest", "interest"];
  const acknowledged: Acknowledged[] = [];
  const play = async ({ mover, to, looks }: Act) => {
    const user = movers[mover];
    if (looks) seen[mover] = await columnOf(user, candidateId);
    const from = seen[mover];
    if (from === to) return;
    const move = { intent: "move-stage" as const, candidateId, pipeline: "intern", from, to };
    try {
      await carryOutJourneyAct(user, { ...move, exerciseModes: [], territories: [] });
      acknowledged.push({ to, by: user.id });
      seen[mover] = to;
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      expect(error.message).toMatch(/^Un·e collègue a déjà déplacé Élodie/);
      seen[mover] = await columnOf(user, candidateId);
    }
  };
  for (const together of batches(acts)) await Promise.all(together.map(play));
  return acknowledged;
}

function batches(acts: readonly Act[]): Act[][] {
  const all: Act[][] = [];
  for (const one of acts) {
    const last = all.at(-1);
    if (one.isTogether && last) last.push(one);
    else all.push([one]);
  }
  return all;
}

/** The column of the board where the card is. */
async function columnOf(user: User, candidateId: string): Promise<string> {
  await settle();
  const { columns } = await getBoardPage(user, "internes", new URL("http://127.0.0.1/board/internes"));
  return columns.find(({ cards }) => cards.some(({ id }) => id === candidateId))?.key ?? "nowhere";
}

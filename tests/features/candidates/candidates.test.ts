import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { nationalDigits } from "~/core/phone-digits";
import { moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { duplicateKeysOf } from "~/features/candidates/candidate-words";
import { correctCandidate, firstStage } from "~/features/candidates/candidates.commands.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { valuesOf } from "~/vocabulary/words";

const ALREADY_MOVED = /a déjà déplacé \S+, qui est maintenant à l’étape « (Hébergement réglé|Accueilli·e) »/;

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

describe("moving a stage", () => {
  it("keeps the history with its words, and carries the stage to the file", async () => {
    await moveStage(user, await candidateOf(householdId), move("interest", "placement-confirmed"));
    const { journeys } = await candidateOf(householdId);
    expect(journeys).toMatchObject([
      {
        pipeline: "intern",
        stage: "placement-confirmed",
        history: [
          { stage: "interest", label: "Manifestation d’intérêt", by: user.id },
          { stage: "placement-confirmed", label: "Stage confirmé", by: user.id },
        ],
      },
    ]);
    expect((await fileOf(householdId)).heads).toMatchObject([{ stage: "placement-confirmed" }]);
    expect(await countAudited("candidate.stage-moved")).toBe(1);
    expect(await Entry.find({ householdId, track: "professional" }).lean()).toMatchObject([
      {
        memberId: (await candidateOf(householdId))._id,
        changes: [{ label: "Étape", before: "Manifestation d’intérêt", after: "Stage confirmé" }],
      },
    ]);
  });

  it("goes back the way it came", async () => {
    await moveStage(user, await candidateOf(householdId), move("interest", "housed"));
    await moveStage(user, await candidateOf(householdId), move("housed", "interest"));
    const [journey] = (await candidateOf(householdId)).journeys;
    expect(journey?.stage).toBe("interest");
    expect(journey?.history.map(({ stage }) => stage)).toEqual(["interest", "housed", "interest"]);
  });

  it("refuses a stage a colleague has already changed", async () => {
    const seen = await candidateOf(householdId);
    const results = await Promise.all([
      refusalOf(moveStage(user, seen, move("interest", "housed"))),
      refusalOf(moveStage(user, seen, move("interest", "welcomed"))),
    ]);
    expect(results.filter((result) => result === "accepted")).toHaveLength(1);
    expect(results.filter((result) => ALREADY_MOVED.test(String(result)))).toHaveLength(1);
    expect((await candidateOf(householdId)).journeys[0]?.history).toHaveLength(2);
    expect(await countAudited("candidate.stage-moved")).toBe(1);
  });

  it.each([
    ["a stage the pipeline does not have", "intern", "settled", /n’existe plus/],
    ["a journey the candidate is not on", "doctor", "interview", /^400$/],
    ["a pipeline which is not there", "nowhere", "interest", /n’existe plus/],
    ["the stage where the journey is", "intern", "interest", /est déjà à l’étape/],
  ])("refuses %s", async (_title, pipeline, to, refusal) => {
    const candidate = await candidateOf(householdId);
    const move = moveStage(user, candidate, { pipeline, from: "interest", to });
    expect(String(await refusalOf(move))).toMatch(refusal);
    expect(await candidateOf(householdId)).toEqual(candidate);
  });
});

it.each(valuesOf(CANDIDATE_KINDS))("starts the journey of a %s at a stage that exists", async (kind) => {
  const id = await createFile(user, { kind, email: `${kind}@internes.example` });
  const { pipeline, stage } = firstStage(kind);
  const [journey] = (await candidateOf(id)).journeys;
  expect(journey).toMatchObject({ pipeline, stage });
  expect(journey?.history[0]?.label).not.toBe(stage);
});

it("keeps the former address and number when the person gives others, five at most", async () => {
  for (const place of [1, 2, 3, 4, 5, 6]) {
    await correctCandidate(user, await candidateOf(householdId), {
      email: `nouveau${place}@internes.example`,
    });
  }
  const { emails, duplicateKeys, searchWords } = await candidateOf(householdId);
  expect(emails).toEqual([6, 5, 4, 3, 2].map((place) => `nouveau${place}@internes.example`));
  expect(duplicateKeys.filter((key) => key.startsWith("email:"))).toHaveLength(5);
  expect(searchWords).toContain("nouveau");
  expect((await fileOf(householdId)).searchWords).toContain("nouveau");
});

it("applies a correction once, however often it is replayed", async () => {
  const candidate = await candidateOf(householdId);
  await correctCandidate(user, candidate, { specialty: "Gériatrie" }, "effect-1");
  await correctCandidate(user, candidate, { specialty: "Pédiatrie" }, "effect-1");
  await settle();
  expect(await candidateOf(householdId)).toMatchObject({
    specialty: "Gériatrie",
    version: candidate.version + 1,
  });
  expect(await countAudited("candidate.updated")).toBe(1);
});

it.each(["06 12 34 56 78", "0612345678", "+33612345678", "+33 (0)6 12 34 56 78", "0033 6 12 34 56 78"])(
  "reads %s as the same number",
  (phone) => {
    expect(nationalDigits(phone)).toBe("0612345678");
  },
);

it("keeps a foreign number apart from the French one with the same end", () => {
  expect(nationalDigits("+41 79 123 45 67")).not.toBe(nationalDigits("0791234567"));
});

it("gives one key to a name however its words are ordered, cased, accented or hyphenated", () => {
  const word = fc.constantFrom("Élodie", "Marie-Ange", "d’Hérouville", "Caron", "Le Gall", "Œuvrard");
  fc.assert(
    fc.property(word, word, (first, last) => {
      const key = nameKey(first, last);
      expect(nameKey(last, first)).toBe(key);
      expect(nameKey(first.toUpperCase(), last.replaceAll("-", " "))).toBe(key);
      expect(nameKey(first.normalize("NFD").replace(/\p{M}/gu, ""), last)).toBe(key);
    }),
    { numRuns: 40 },
  );
});

function move(from: string, to: string) {
  return { pipeline: "intern", from, to };
}

function nameKey(firstName: string, lastName: string): string | undefined {
  return duplicateKeysOf({ firstName, lastName, emails: [], phones: [] }).at(-1);
}

import { beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import { everything } from "#tests/factories/whole-files";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import {
  openCandidateOf,
  withdrawCandidate,
} from "~/features/households/household-candidates.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { kinOf } from "~/features/households/kinship-words";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";

const NEXT = { label: "Reprendre contact", dueOn: "2100-01-04" };
const ADULT = { id: "a1", firstName: "Paul", lastName: "Petit", relation: "couple" } as const;

let user: User;
let file: string;
let candidateId: string;

beforeEach(async () => {
  user = await createUser();
  file = await createFile(user);
  candidateId = (await candidateOf(file))._id;
  await recordFamily(user, file, {
    adults: [ADULT],
    children: [
      { id: "c1", firstName: "Zoé" },
      { id: "c2", firstName: "Léo" },
    ],
    relations: [
      { id: "r1", oneId: candidateId, kind: "parent", otherId: "c1" },
      { id: "r2", oneId: "a1", kind: "parent", otherId: "c1" },
      { id: "r3", oneId: "a1", kind: "step-parent", otherId: "c2" },
    ],
    confidences: [
      { id: "t1", memberId: candidateId, text: "dit par l’une" },
      { id: "t2", memberId: "a1", text: "dit par l’autre" },
    ],
  });
  await settle();
});

describe("a split", () => {
  it("leaves what each adult told in confidence with them alone, and their relations where both are", async () => {
    const { newId } = await splitFile(user, file, {
      people: ["a1"],
      children: new Map([["c1", "both"]]),
      items: [],
      referentId: user.id,
      ...NEXT,
    });

    const [kept, born] = [await fileOf(file), await fileOf(newId)];
    expect(kept.confidences?.map(({ id }) => id)).toEqual(["t1"]);
    expect(born.confidences?.map(({ id }) => id)).toEqual(["t2"]);
    expect(kinOf(kept)).toMatchObject([{ ties: ["parent de Zoé"] }, { ties: ["enfant d’Élodie"] }]);
    expect(kinOf(born)).toMatchObject([{ ties: ["parent de Zoé"] }, { ties: ["enfant de Paul"] }]);
  });

  it("undone, brings back every word of them", async () => {
    const before = await everything();
    const { id } = await splitFile(user, file, {
      people: ["a1"],
      children: new Map([["c1", "go"]]),
      items: [],
      referentId: user.id,
      ...NEXT,
    });
    await undoRestructuring(user, id, []);

    expect(await everything()).toEqual(before);
  });

  it("takes along what was told of an adult before they became a candidate", async () => {
    await openCandidateOf(user, await fileOf(file), { adultId: "a1", lastName: "Petit", kind: "doctor" });
    await fileOf(file);
    const { newId } = await splitFile(user, file, {
      people: ["a1"],
      children: new Map(),
      items: [],
      referentId: user.id,
      ...NEXT,
    });

    expect([(await fileOf(file)).formerAdults, (await fileOf(newId)).formerAdults]).toMatchObject([
      [],
      [{ id: "a1" }],
    ]);
    expect(await withdrawCandidate(user, await fileOf(newId), "a1").catch(({ message }) => message)).toMatch(
      /^Le projet de Paul/,
    );
  });
});

it("says of an adult what links them to their own candidate, whoever is first in the file of two", async () => {
  const other = await createFile(user, {
    firstName: "Anne",
    lastName: "Roux",
    email: "r@x.example",
    phone: "",
  });
  const nora = { id: "a3", firstName: "Nora", lastName: "Roux", relation: "couple" } as const;
  await recordFamily(user, other, { adults: [nora], children: [] });
  await settle();
  await mergeFiles(user, file, other, { choices: {}, sameIds: [] });
  const tiesOf = async (householdId: string, name: string) =>
    kinOf(await fileOf(householdId)).find((one) => one.name === name)?.ties[0];

  expect(await tiesOf(file, "Nora")).toBe("conjoint·e d’Anne");
  expect(await tiesOf(file, "Paul")).toBe("conjoint·e d’Élodie");
  const { newId } = await splitFile(user, file, {
    people: [candidateId, "a1"],
    children: new Map(),
    items: [],
    referentId: user.id,
    ...NEXT,
  });
  expect(await tiesOf(file, "Nora")).toBe("conjoint·e d’Anne");
  expect(await tiesOf(newId, "Paul")).toBe("conjoint·e d’Élodie");
});

describe("a merge", () => {
  it("brings relations and confidences along, about the one record of a person, and gives them back undone", async () => {
    const other = await createFile(user, { email: "autre@x.example", phone: "06 98 76 54 32" });
    const same = (await candidateOf(other))._id;
    await recordFamily(user, other, {
      adults: [{ id: "a2", firstName: "Paul", lastName: "Petit", relation: "couple" }],
      children: [{ id: "c9", firstName: "Inès" }],
      relations: [{ id: "r9", oneId: "a2", kind: "parent", otherId: "c9" }],
      confidences: [{ id: "t9", memberId: same, text: "dit ailleurs" }],
    });
    await settle();
    const before = await everything();
    const id = await mergeFiles(user, file, other, { choices: {}, sameIds: [same] });

    const merged = await fileOf(file);
    expect(merged.relations?.find((one) => one.id === "r9")).toMatchObject({ oneId: "a1", otherId: "c9" });
    expect(merged.confidences?.find((one) => one.id === "t9")).toMatchObject({ memberId: candidateId });
    await undoRestructuring(user, id, []);
    expect(await everything()).toEqual(before);
  });

  it("makes a couple of two who each wrote and named the other, told once each", async () => {
    const paul = { firstName: "Paul", lastName: "Petit", email: "p@x.example", phone: "06 98 76 54 32" };
    const other = await createFile(user, paul);
    const paulId = (await candidateOf(other))._id;
    await recordFamily(user, other, {
      adults: [{ id: "a2", firstName: "Élodie", lastName: "Caron", relation: "couple" }],
      children: [],
      confidences: [{ id: "t9", memberId: "a2", text: "dit ailleurs" }],
    });
    await settle();
    const before = await everything();
    const id = await mergeFiles(user, file, other, { choices: {}, sameIds: [] });

    const merged = await fileOf(file);
    expect(merged).toMatchObject({ adults: [], heads: [{ candidateId }, { candidateId: paulId }] });
    expect(kinOf(merged).map(({ ties }) => ties.filter((tie) => tie.startsWith("conjoint")))).toMatchObject([
      ["conjoint·e de Paul"],
      ["conjoint·e d’Élodie"],
      [],
      [],
    ]);
    const told = merged.confidences?.map(({ id, memberId }) => [id, memberId]);
    expect(told).toEqual([
      ["t1", candidateId],
      ["t2", paulId],
      ["t9", candidateId],
    ]);
    await undoRestructuring(user, id, []);
    expect(await everything()).toEqual(before);
  });
});

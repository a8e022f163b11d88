import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import type { HouseholdRecord } from "#models/household";
import { Need } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, needOf, refusalOf } from "#tests/factories/files";
import { createHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import {
  assignReferent,
  completeNextAction,
  recordNote,
  setNextAction,
  touchFile,
} from "~/features/households/households.commands.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import type { NeedKind } from "~/vocabulary/needs";

const CHANGED = /^La prochaine action a changé entre-temps/;

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

describe("the next action", () => {
  it("is done and followed by the next one, with a line of timeline", async () => {
    await completeNextAction(user, householdId, "Répondre à Élodie Caron", next("Visiter Bellevue"));
    expect((await fileOf(householdId)).nextAction).toMatchObject(next("Visiter Bellevue"));
    expect(await Entry.countDocuments({ householdId, text: /^Fait.: Répondre à Élodie Caron\.$/ })).toBe(1);
    expect(await countAudited("household.next-action-set", householdId)).toBe(1);
  });

  it("is not done twice, nor once a colleague has changed it", async () => {
    await setNextAction(user, householdId, next("Appeler la mairie"));
    const stale = completeNextAction(user, householdId, "Répondre à Élodie Caron", next("Autre chose"));
    expect(await refusalOf(stale)).toMatch(CHANGED);
    expect((await fileOf(householdId)).nextAction?.label).toBe("Appeler la mairie");
    expect(await Entry.countDocuments({ householdId, text: /^Fait/ })).toBe(0);
  });

  it("is never missing from an open file, whatever happens to it", async () => {
    const present = async () => expect((await fileOf(householdId)).nextAction?.label).toBeTruthy();
    await present();
    const handOff = await createHandOff(user, { householdId });
    await present();
    const input = { act: "decline" as const, origin: "link" as const, reasons: [] };
    await recordAnswer({ id: null }, handOff, { name: "Paul" }, input);
    await present();
    await assignReferent(user, householdId, { _id: user.id, name: user.name }, user.id);
    await recordNote(user, householdId, "Une note");
    await refreshFile(householdId);
    await present();
  });
});

describe("what a file shows of its candidates and needs", () => {
  it("is recomputed from them, with the blocking item", async () => {
    await openNeed(user, householdId, "childcare");
    await updateCriteria(user, await needOf(householdId), { communes: [], rooms: 3, budgetMax: 700 });
    const file = await fileOf(householdId);
    expect(file).toMatchObject({ openNeedKinds: ["housing", "childcare"], readiness: 19, title: "Caron" });
    expect(file.needLines.map(({ kind, state }) => [kind, state])).toEqual([
      ["housing", "searching"],
      ["childcare", "to-qualify"],
    ]);
    expect(file.blocking).toEqual({
      needId: (await needOf(householdId, "childcare"))._id,
      label: "Garde d’enfants\u00A0: à préciser",
      owner: "à nous",
    });
  });

  it("blocks on the least advanced need, the longest still among equals", async () => {
    setClock(new Date("2026-05-13T08:00:00Z"));
    await openNeed(user, householdId, "schooling");
    const { blocking } = await fileOf(householdId);
    expect(blocking?.needId).toBe((await needOf(householdId))._id);
  });

  it("blocks on the journey once every need is settled", async () => {
    await Need.updateMany({ householdId }, { state: "decided", isOpen: false });
    await refreshFile(householdId);
    const file = await fileOf(householdId);
    expect(file).toMatchObject({ readiness: 72, openNeedKinds: [] });
    expect(file.blocking).toEqual({
      label: "Parcours d’Élodie\u00A0: manifestation d’intérêt",
      owner: "à nous",
    });
  });

  it("is found by the spouse's name, which is also in the title", async () => {
    const spouse = { firstName: "Noé", lastName: "Delmas", trade: "menuisier", relation: "couple" } as const;
    await recordFamily(user, householdId, { adults: [spouse], children: [] });
    const file = await fileOf(householdId);
    expect(file.title).toBe("Caron – Delmas");
    expect(file.searchWords).toEqual(expect.arrayContaining(["noe", "delmas", "caron"]));
    expect(file.searchWords).not.toContain("menuisier");
    await recordFamily(user, householdId, { adults: [{ ...spouse, untilOn: "2026-01-31" }], children: [] });
    expect((await fileOf(householdId)).title).toBe("Caron");
  });

  it("is the same refreshed once or ten times, at once or in turn", async () => {
    await openNeed(user, householdId, "schooling");
    const once = derived(await fileOf(householdId));
    await Promise.all(Array.from({ length: 5 }, () => refreshFile(householdId)));
    for (let time = 0; time < 5; time += 1) await refreshFile(householdId);
    expect(derived(await fileOf(householdId))).toEqual(once);
    expect((await fileOf(householdId)).version).toBe(1);
  });

  it("does not depend on when it is refreshed among the changes", async () => {
    const step = fc.constantFrom<NeedKind | "refresh" | "twice">(
      "schooling",
      "childcare",
      "scholarship",
      "discovery",
      "refresh",
      "twice",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const id = await createFile(user, { email: `${Math.random()}@internes.example` });
        for (const name of steps) {
          if (name === "twice") await Promise.all([refreshFile(id), refreshFile(id)]);
          else if (name === "refresh") await refreshFile(id);
          else await openNeed(user, id, name);
        }
        const settled = derived(await fileOf(id));
        await refreshFile(id);
        expect(derived(await fileOf(id))).toEqual(settled);
        const kinds = new Set(["housing", ...steps.filter((name) => name !== "twice" && name !== "refresh")]);
        expect(new Set(settled.openNeedKinds)).toEqual(kinds);
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  it("stays as it is when the file is not there", async () => {
    await expect(refreshFile("nowhere")).resolves.toBeUndefined();
  });
});

it("gives a file to a colleague, who then sees it, and keeps a line of it", async () => {
  const other = await createUser("referent", { isWholeDepartement: false, name: "Sonia Delbos" });
  expect(await refusalOf(getHousehold(other, householdId))).toBe(404);
  await assignReferent(user, householdId, { _id: other.id, name: other.name }, user.id);
  expect((await fileOf(householdId)).referentId).toBe(other.id);
  expect(await getHousehold(other, householdId)).toMatchObject({ _id: householdId });
  expect(await Entry.countDocuments({ householdId, text: "Dossier confié à Sonia Delbos." })).toBe(1);
  expect(await countAudited("household.updated", householdId)).toBe(1);
});

it("refuses to give a file that a colleague just gave to somebody else", async () => {
  const [other, late] = [await createUser(), await createUser()];
  await assignReferent(user, householdId, { _id: other.id, name: other.name }, user.id);
  for (const from of [user.id, undefined])
    expect(
      await refusalOf(assignReferent(user, householdId, { _id: late.id, name: late.name }, from)),
    ).toMatch(/^Un·e collègue vient de confier ce dossier/);
  expect((await fileOf(householdId)).referentId).toBe(other.id);
});

it("lets a colleague see the files of the one who is away", async () => {
  const away = await createUser("referent", { isWholeDepartement: false });
  const standIn = { ...(await createUser("referent", { isWholeDepartement: false })), delegators: [away.id] };
  const theirs = await createFile(away, { email: "z@internes.example", territories: [] });
  await settle();
  expect(await refusalOf(getHousehold(standIn, theirs))).toBe("accepted");
  expect(await refusalOf(getHousehold(standIn, householdId))).toBe(404);
});

it("keeps the person's last act at its latest, whatever order acts are told in", async () => {
  const at = (day: string) => new Date(`2026-06-${day}T08:00:00Z`);
  for (const day of ["03", "01", "09", "05"]) await touchFile(user, householdId, at(day));
  expect((await fileOf(householdId)).lastActAt).toEqual(at("09"));
});

it("keeps a note in the timeline of the family and nowhere else", async () => {
  await recordNote(user, householdId, "Préfère le matin.");
  const candidate = await candidateOf(householdId);
  expect(JSON.stringify(candidate)).not.toContain("matin");
  expect(await Entry.find({ householdId, kind: "note" }).lean()).toMatchObject([
    { quote: "Préfère le matin.", track: "family", authorName: user.name },
  ]);
  expect(await countAudited("household.noted", householdId)).toBe(1);
});

function derived({
  heads,
  title,
  territories,
  visibleTo,
  needLines,
  openNeedKinds,
  readiness,
  blocking,
  searchWords,
}: HouseholdRecord) {
  return { heads, title, territories, visibleTo, needLines, openNeedKinds, readiness, blocking, searchWords };
}

function next(label: string) {
  return { label, ownerId: user.id, dueOn: "2026-05-20", origin: "typed" as const };
}

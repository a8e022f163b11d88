import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import type { ProgrammeVersion } from "#models/programme";
import { createUser } from "#tests/factories/accounts";
import type { User } from "~/core/auth/actor";
import { addDays } from "~/core/days";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { PROGRAMME_EXAMPLES, startingTerms } from "~/features/programmes/programme-examples";
import {
  createProgramme,
  markVersionUsed,
  offerProgramme,
  prepareVersion,
  renameProgramme,
  setVersionAside,
  updateVersion,
} from "~/features/programmes/programmes.commands.server";
import { getProgramme, listProgrammes } from "~/features/programmes/programmes.queries.server";
import { type VersionInput, versionCardOf } from "~/features/programmes/version-card";
import { versionOn } from "~/features/programmes/version-on";
import { versionFacts } from "~/features/programmes/version-words";
import { valuesOf } from "~/vocabulary/words";

const START = "2026-09-01";

let user: User;
let programmeId: string;
let versionId: string;

beforeEach(async () => {
  user = await createUser("responsable");
  const terms = { ...startingTerms(START, "vienne"), number: "2026-12" };
  programmeId = await createProgramme(user, { name: "Bourse", terms });
  versionId = (await version()).id;
});

describe("the version in force", () => {
  it("is the last to begin by that day, and none before the first", async () => {
    const next = await prepared("2027-09-01");
    const programme = await getProgramme(programmeId);
    const days = ["2026-08-31", START, "2027-08-31", "2027-09-01", "2040-01-01"];
    expect(days.map((day) => versionOn(programme, day)?.id)).toEqual([
      ...[undefined, versionId, versionId, next, next],
    ]);
  });

  it("is never one that was taken away", async () => {
    const next = await prepared("2027-09-01");
    await setVersionAside(user, programmeId, next, true);
    expect(versionOn(await getProgramme(programmeId), "2030-01-01")?.id).toBe(versionId);
  });
});

describe("a version nothing rests on", () => {
  it("is corrected, its sums in cents and in the order of the years", async () => {
    await edit({
      amounts: { "intern-1": 90_050, "study-2": 40_000 },
      penaltyKind: "fixed",
      penaltyCents: 500,
    });
    const { amounts, repayment } = await version();
    expect(amounts).toEqual([
      { year: "study-2", monthlyCents: 40_000 },
      { year: "intern-1", monthlyCents: 90_050 },
    ]);
    expect(repayment.penalty).toEqual({ kind: "fixed", cents: 500 });
  });

  it("loses its penalty, its deliberation and its source when they are emptied", async () => {
    await edit({ penaltyKind: "per-month-left", penaltyCents: 20_000, floorCents: 200_000 });
    await edit({ penaltyKind: undefined, penaltyCents: undefined, floorCents: undefined });
    await edit({ number: undefined, source: undefined });
    const { repayment, deliberation, source } = await version();
    expect([repayment.penalty, deliberation, source]).toEqual([undefined, {}, undefined]);
  });

  it("keeps the key of a paper as long as its words stay", async () => {
    const [before] = (await version()).papers;
    await edit({ requiredPapers: `Relevé de notes\n${before?.fr}\nRelevé de notes` });
    const { papers } = await version();
    expect(papers.map(({ fr }) => fr)).toEqual(["Relevé de notes", before?.fr]);
    expect(papers[1]?.key).toBe(before?.key);
  });

  it("is taken away and put back, but for the only one left", async () => {
    await expect(setVersionAside(user, programmeId, versionId, true)).rejects.toThrow("seule version");
    const next = await prepared("2027-09-01");
    await setVersionAside(user, programmeId, next, true);
    await prepared("2027-09-01");
    await expect(setVersionAside(user, programmeId, next, false)).rejects.toThrow("ce jour-là");
  });

  it("refuses the day on which another begins", async () => {
    await prepared("2027-09-01");
    await expect(edit({ fromOn: "2027-09-01" })).rejects.toMatchObject({ field: "fromOn" });
    await expect(prepared(START)).rejects.toThrow("ce jour-là");
  });
});

describe("two colleagues on one version", () => {
  it("both write when they change different fields", async () => {
    const before = await card();
    await save(before, { ...before, months: 48 });
    await save(before, { ...before, practiceMonths: 72 });
    expect(await card()).toMatchObject({ months: 48, practiceMonths: 72 });
  });

  it("are told both values when they change the same one", async () => {
    const before = await card();
    await save(before, { ...before, amounts: { "study-4": 45_000 } });
    const other = { ...before, amounts: { "study-4": 46_000 } };
    await expect(save(before, other)).rejects.toThrow(/460\s€.*450\s€/);
  });
});

describe("a version an agreement rests on", () => {
  it("refuses to change in words, and says what to do instead", async () => {
    await markVersionUsed(user, programmeId, versionId);
    await expect(edit({ months: 12 })).rejects.toThrow(/ne change plus. Préparez une nouvelle version/);
    await expect(setVersionAside(user, programmeId, versionId, true)).rejects.toThrow("ne change plus");
  });

  it("is marked once, and hands back what the agreement copies", async () => {
    const first = await markVersionUsed(user, programmeId, versionId);
    const again = await markVersionUsed(user, programmeId, versionId);
    await settle();
    expect(again).toEqual(first);
    expect(first).toEqual(await version());
    expect(await AuditEvent.countDocuments({ action: "programme.version-used" })).toBe(1);
  });

  it("is not one that was taken away", async () => {
    const next = await prepared("2027-09-01");
    await setVersionAside(user, programmeId, next, true);
    await expect(markVersionUsed(user, programmeId, next)).rejects.toThrow("retirée");
  });

  it("gives its terms to a new one, without what was voted, to be checked", async () => {
    const used = await markVersionUsed(user, programmeId, versionId);
    const next = await version(await prepared("2027-09-01"));
    const { id: _, fromOn: __, deliberation, isToCheck, ...terms } = next;
    expect([deliberation, isToCheck, used.deliberation]).toEqual([{}, true, { number: "2026-12" }]);
    expect(used).toMatchObject(terms);
  });

  it("never changes, whatever is done afterwards", async () => {
    const act = fc.tuple(fc.constantFrom("prepare", "edit", "use", "aside"), fc.nat(5), fc.nat(4000));
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 9 }), async (acts) => {
        programmeId = await createProgramme(user, { name: "Bourse", terms: startingTerms(START, "cesp") });
        const [first] = (await getProgramme(programmeId)).versions;
        const frozen = [await markVersionUsed(user, programmeId, first?.id ?? "")];
        for (const [name, rank, days] of acts) frozen.push(...(await tried(name, rank, days)));
        const { versions } = await getProgramme(programmeId);
        for (const one of frozen) expect(versions.find(({ id }) => id === one.id)).toEqual(one);
      }),
      { numRuns: 12 },
    );
  });
});

it("is renamed unless it was meanwhile, offered or not, and every act is in the journal by its fields", async () => {
  await renameProgramme(user, programmeId, { name: "Bourse" }, "Bourse départementale");
  await expect(renameProgramme(user, programmeId, { name: "Bourse" }, "Autre")).rejects.toThrow("Nom");
  await offerProgramme(user, programmeId, false);
  await expect(offerProgramme(user, programmeId, false)).rejects.toThrow(UserFacingError);
  await settle();
  const events = await AuditEvent.find({ action: /^programme/ })
    .sort({ at: 1, _id: 1 })
    .lean();
  expect(events.map(({ fields }) => fields)).toEqual(expect.arrayContaining([["name"], ["isActive"]]));
  expect(JSON.stringify(events)).not.toContain("départementale");
  expect([(await listProgrammes(true, 1)).rows, (await listProgrammes(false, 1)).rows.length]).toEqual([
    [],
    1,
  ]);
});

describe("an example to start from", () => {
  it.each(valuesOf(PROGRAMME_EXAMPLES))("%s is to be checked, and says where it was read", (example) => {
    const { isToCheck, source = "" } = startingTerms(START, example);
    expect([isToCheck, source.length > 40]).toEqual([true, true]);
  });

  it("pays what was published of the Vienne: 38,400 euros in all", async () => {
    const { amounts } = await version();
    expect(amounts.reduce((total, { monthlyCents }) => total + monthlyCents * 12, 0)).toBe(3_840_000);
  });

  it("excludes the State's contract since 16 January 2026", () => {
    const [line] = startingTerms(START, "study-allowance").excludes;
    expect(line).toMatchObject({ scheme: "cesp", fromOn: "2026-01-16" });
  });
});

it("tells years in a row with one amount together", async () => {
  const { facts } = versionFacts(await version(), new Map());
  expect(facts.find(({ term }) => term === "Montants")?.lines).toEqual([
    expect.stringMatching(/^De la 4ᵉ à la 5ᵉ année d’études.*400\s€ par mois$/),
    expect.stringMatching(/^De la 6ᵉ année d’études à la 3ᵉ année d’internat.*600\s€ par mois$/),
  ]);
});

/** An act that may be refused, as its rules say; the versions it froze. */
async function tried(name: string, rank: number, days: number): Promise<ProgrammeVersion[]> {
  const { versions } = await getProgramme(programmeId);
  const { id = "" } = versions[rank % versions.length] ?? {};
  try {
    if (name === "prepare") await prepared(addDays(START, days), id);
    if (name === "edit") {
      const before = await card(id);
      await save(before, { ...before, practiceMonths: days, requiredPapers: "Autre" }, id);
    }
    if (name === "aside") await setVersionAside(user, programmeId, id, days % 2 === 0);
    return name === "use" ? [await markVersionUsed(user, programmeId, id)] : [];
  } catch (error) {
    if (error instanceof UserFacingError) return [];
    throw error;
  }
}

async function version(id = versionId): Promise<ProgrammeVersion> {
  const { versions } = await getProgramme(programmeId);
  const found = versions.find((one) => one.id === id) ?? versions[0];
  if (!found) throw new Error("no version");
  return found;
}

async function card(id = versionId): Promise<VersionInput> {
  return versionCardOf(await version(id));
}

async function edit(values: Partial<VersionInput>): Promise<void> {
  const before = await card();
  await save(before, { ...before, ...values });
}

/** `before` is what the form carries: what JSON keeps of it. */
function save(before: VersionInput, submitted: VersionInput, id = versionId): Promise<void> {
  return updateVersion(user, programmeId, id, {
    before: JSON.parse(JSON.stringify(before)),
    submitted,
  });
}

function prepared(fromOn: string, fromVersionId = versionId): Promise<string> {
  return prepareVersion(user, programmeId, { fromVersionId, fromOn });
}

import { beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { callRoute } from "#tests/factories/routes";
import type { User } from "~/core/auth/actor";
import { newId } from "~/core/ids.server";
import { startingTerms } from "~/features/programmes/programme-examples";
import { createProgramme, markVersionUsed } from "~/features/programmes/programmes.commands.server";
import { getProgramme, getProgrammePage } from "~/features/programmes/programmes.queries.server";

const PAGE = "_staff.programmes.$id.tsx";

let lead: User;
let programmeId: string;
let versionId: string;
let address: string;

beforeEach(async () => {
  lead = await createUser("responsable");
  const terms = startingTerms("2026-09-01", "study-allowance");
  programmeId = await createProgramme(lead, { name: "Bourse", terms });
  versionId = (await getProgramme(programmeId)).versions[0]?.id ?? "";
  address = `/programmes/${programmeId}`;
});

it("opens a programme from an example, then shows it to be corrected", async () => {
  const { status, location } = await callRoute("_staff.programmes.new.tsx", lead, "/programmes/new", {
    ...{ name: "Bourse de la Vienne", fromOn: "2027-01-01", example: "vienne" },
  });
  expect([status, location]).toEqual([302, expect.stringMatching(/^\/programmes\/\w+\?edit=1$/)]);
  const { versions } = await getProgramme(location?.split(/[/?]/)[2] ?? "");
  expect(versions.map(({ isToCheck, fromOn }) => [isToCheck, fromOn])).toEqual([[true, "2027-01-01"]]);
});

describe("the form of a version", () => {
  it("takes euros as they are typed, a year left empty not paid", async () => {
    const { status } = await save({ "amounts.study-4": "1 200,50", "amounts.study-5": "", isToCheck: "on" });
    expect(status).toBe(302);
    const [version] = (await getProgramme(programmeId)).versions;
    expect([version?.amounts, version?.isToCheck]).toEqual([
      [{ year: "study-4", monthlyCents: 120_050 }],
      true,
    ]);
  });

  it("changes nothing when it is sent back as it was drawn", async () => {
    const before = await getProgramme(programmeId);
    const { card } = await getProgrammePage(lead, programmeId, null);
    const form = drawn();
    form.before = JSON.stringify(card);
    expect((await callRoute(PAGE, lead, address, form)).status).toBe(302);
    expect(await getProgramme(programmeId)).toEqual(before);
  });

  it.each([
    [{ "amounts.study-4": "cent" }, "amounts.study-4", "montant en euros"],
    [{ practiceMonths: "0" }, "practiceMonths", "combien de mois"],
    [{ penaltyKind: "fixed" }, "penaltyCents", "montant de la pénalité"],
    [{ penaltyCents: "200" }, "penaltyKind", "somme fixe"],
    [{ penaltyKind: "fixed", penaltyCents: "5", floorCents: "9" }, "floorCents", "par mois"],
    [{ formula: "half" }, "formula", "dans la liste"],
    [{ "duties[0].stage": "studies", "duties[0].kind": "tutoring" }, "duties[0].words", "demandé"],
  ])("says beside the field what is wrong with %o", async (values, field, words) => {
    const { status, body } = await save(values);
    const { error } = JSON.parse(body).data;
    expect([status, error[field]]).toEqual([400, [expect.stringContaining(words)]]);
  });

  it("is refused for a version an agreement rests on, and a new one is offered", async () => {
    await markVersionUsed(lead, programmeId, versionId);
    const { status, body } = await save({ "amounts.study-4": "10" });
    expect([status, body.includes("ne change plus")]).toEqual([400, true]);
    expect((await getProgrammePage(lead, programmeId, null)).card).toBeNull();
    const prepare = { intent: "version-prepare", itemId: versionId, fromOn: "2027-09-01" };
    const { location } = await callRoute(PAGE, lead, address, prepare);
    expect(location).toMatch(/\?version=\w+&edit=1$/);
    expect((await callRoute(PAGE, lead, location ?? "")).status).toBe(200);
  });
});

it("takes a version away with a way back, and offers the programme or not", async () => {
  const act = (form: Record<string, string>) => callRoute(PAGE, lead, address, form);
  await act({ intent: "version-prepare", itemId: versionId, fromOn: "2027-09-01" });
  const answers = [
    await act({ intent: "version-aside", itemId: versionId }),
    await act({ intent: "version-back", itemId: versionId }),
    await act({ intent: "withdraw" }),
    await act({ intent: "offer" }),
    await act({ intent: "rename", before: '{"name":"Bourse"}', name: "Bourse du Lot" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([302, 302, 302, 302, 302]);
  const { name, isActive, versions } = await getProgramme(programmeId);
  expect([name, isActive, versions.some(({ isAside }) => isAside)]).toEqual(["Bourse du Lot", true, false]);
});

it("is read by the team, and written by those who write the settings", async () => {
  const referent = await createUser("referent");
  const read = await callRoute(PAGE, referent, address);
  expect([read.status, JSON.parse(read.body).card]).toEqual([200, null]);
  expect((await callRoute(PAGE, referent, address, { intent: "withdraw" })).status).toBe(403);
  expect((await callRoute("_staff.programmes.new.tsx", referent, "/programmes/new")).status).toBe(403);
});

it("finds nothing under another id, or another version", async () => {
  expect((await callRoute(PAGE, lead, `/programmes/${newId()}`)).status).toBe(404);
  expect((await callRoute(PAGE, lead, `${address}?version=${newId()}`)).status).toBe(404);
});

/** The form as the page draws it, with what is typed over it. */
function drawn(typed: Record<string, string> = {}): Record<string, string> {
  const terms = startingTerms("2026-09-01", "study-allowance");
  const [duty] = terms.duties;
  const [line] = terms.excludes;
  const form: Record<string, string> = {
    ...{ intent: "version", itemId: versionId, before: "{}", fromOn: "2026-09-01", isToCheck: "on" },
    ...{ practiceRule: "fixed", practiceMonths: "60", formula: "pro-rata", unit: "days" },
    ...{
      isFullWhenNeverServed: "on",
      source: terms.source ?? "",
      requiredPapers: terms.requiredPapers ?? "",
    },
    ...{ "zoneKinds[0]": "zip", "zoneKinds[1]": "zac" },
    ...{ instalmentProofs: terms.instalmentProofs ?? "", yearProofs: terms.yearProofs ?? "" },
    ...{ "duties[0].stage": duty?.stage ?? "", "duties[0].kind": duty?.kind ?? "" },
    ...{ "duties[0].words": duty?.words ?? "", "excludes[0].scheme": line?.scheme ?? "" },
    ...{ "excludes[0].fromOn": line?.fromOn ?? "", "excludes[0].source": line?.source ?? "" },
  };
  return { ...form, ...typed };
}

async function save(typed: Record<string, string>) {
  const { card } = await getProgrammePage(lead, programmeId, null);
  const values = drawn(typed);
  if ("duties[0].stage" in typed && !("duties[0].words" in typed)) values["duties[0].words"] = "";
  return callRoute(PAGE, lead, address, { ...values, before: JSON.stringify(card) });
}

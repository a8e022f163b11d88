import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Need, type NeedCriteria, type NeedRecord } from "#models/need";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { sendPage } from "#tests/factories/tracking";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { leftOut, needSheet } from "~/features/hand-offs/hand-off-sheet";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { getHouseholdNeed } from "~/features/need-pages/household-need.server";
import { openNeed } from "~/features/needs/needs.commands.server";
import { completeTask } from "~/features/tasks/tasks.commands.server";
import { EXPORTED_LISTS } from "~/vocabulary/exports";
import { PARTNER_KINDS, type PartnerKind } from "~/vocabulary/partners";
import { NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

const ROUTE = "_staff.households.$id.childcare.tsx";
const JULES = { id: "c1", firstName: "Jules", birthMonth: "2025-10" };
/** What would tell of adapted care anywhere. */
const ADAPTED = /adapt[ée]|inclusi|handicap/i;

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { needs: [] });
  await recordFamily(user, householdId, { adults: [], children: [JULES] });
  await openNeed(user, householdId, "childcare");
  await settle();
});

describe("the form of what minding a child takes", () => {
  it("keeps the days minded, what the week tells of odd hours and the communes", async () => {
    await save({
      "criteria.careFromMonth": "2026-12",
      "criteria.week.monday.from": "07:00",
      "criteria.week.monday.to": "18:00",
      "criteria.week.tuesday.from": "",
      "criteria.modes": "childminder",
      "criteria.oddHours": "on-call",
      "criteria.workplaceCode": "46042",
      "criteria.communes[0]": "46102",
    });
    expect((await need()).criteria).toMatchObject({
      careFromMonth: "2026-12",
      week: [{ day: "monday", from: "07:00", to: "18:00" }],
      oddHours: ["early", "on-call"],
      modes: ["childminder"],
      workplaceCode: "46042",
      communes: ["46102"],
    });
  });

  it("drops the odd hours of a week that changed", async () => {
    await save({ "criteria.week.friday.from": "08:00", "criteria.week.friday.to": "19:30" });
    expect((await need()).criteria.oddHours).toEqual(["late"]);
    await save({ "criteria.week.friday.from": "08:00", "criteria.week.friday.to": "18:00" });
    expect((await need()).criteria.oddHours).toBeUndefined();
  });

  it("reads a week-end of its own days", async () => {
    await save({ "criteria.week.sunday.from": "08:00", "criteria.week.sunday.to": "18:00" });
    expect((await need()).criteria).toMatchObject({
      week: [{ day: "sunday", from: "08:00", to: "18:00" }],
      oddHours: ["week-end"],
    });
  });

  it("says what is wrong with the hours of a day, beside them", async () => {
    const half = await save({ "criteria.week.monday.from": "08:00" });
    expect(half).toMatchObject({ status: 400 });
    expect(half.body).toContain('"criteria.week.monday.to":["Dites jusqu’à quelle heure."]');
    const reversed = await save({
      "criteria.week.monday.from": "18:00",
      "criteria.week.monday.to": "08:00",
    });
    expect(reversed.body).toContain("La fin vient avant le début");
  });
});

describe("the month care may start from", () => {
  it("is that of the arrival, and is left to say when the child is to be born after it", async () => {
    await Household.updateOne({ _id: householdId }, { arrivalOn: "2026-12-01" });
    expect(await proposed()).toBe("2026-12");
    const expected = { id: "c1", isUnborn: true, birthMonth: "2027-03" };
    await recordFamily(user, householdId, { adults: [], children: [expected] });
    expect(await proposed()).toBeNull();
  });

  /** Null where the screen is there and proposes no month. */
  async function proposed() {
    const { screen } = await getHouseholdNeed(user, householdId, "childcare", "c1");
    return screen && "careFromMonth" in screen ? (screen.careFromMonth ?? null) : undefined;
  }
});

describe("the sheet of a need to be minded", () => {
  const criteria = {
    careFromMonth: "2026-12",
    week: [
      { day: "monday" as const, from: "08:00", to: "18:00" },
      { day: "thursday" as const, from: "08:00", to: "18:00" },
    ],
    oddHours: ["on-call" as const],
    onCallPattern: "une nuit sur six",
    modes: ["nursery" as const, "childminder" as const],
    communes: [],
    hasAdaptedCare: true,
  };

  it("tells a relay centre a group of ages and the hours, never the month of birth nor adapted care", () => {
    const sheet = sheetFor({ birthMonth: "2025-10" });
    expect(sheet.title).toContain("à partir de décembre 2026");
    expect(Object.fromEntries(sheet.lines.map(({ key, value }) => [key, value]))).toEqual({
      childAge: "1 an au début de l’accueil",
      careFrom: "décembre 2026",
      careWeek: `lundi et jeudi${NBSP}: 8${NBSP}h – 18${NBSP}h`,
      oddHours: "selon les gardes (une nuit sur six)",
      careModes: "crèche, multi-accueil ou assistante maternelle",
    });
    expect(JSON.stringify(sheet)).not.toContain("2025");
  });

  it.each([
    ["2026-12", "2026-01", "moins d’un an"],
    ["2025-12", "2025-01", "1 an"],
    ["2024-12", "2024-01", "2 ans"],
    ["2023-12", "2021-01", "3 à 5 ans"],
  ])("reads the same of a child born in %s and in %s", (latest, earliest, words) => {
    const told = [latest, earliest].map((birthMonth) => JSON.stringify(sheetFor({ birthMonth })));
    expect(told[0]).toBe(told[1]);
    expect(told[0]).toContain(`${words} au début de l’accueil`);
  });

  it("asks a nursery for a place, and a relay centre for every mode, with the same lines", () => {
    const [nursery, relay] = (["nursery", "relay-centre"] as const).map((kind) => sheetFor({}, kind));
    expect(nursery?.intro).toContain("Auriez-vous une place pour cet enfant");
    expect(relay?.intro).toContain("Quels modes d’accueil lui conviendraient");
    expect(nursery?.lines).toEqual(relay?.lines);
  });

  it("proposes a talk before enrolment to a holiday club or after school, whatever is known of the child", () => {
    const talk = `Un temps d’échange avant l’inscription est-il possible${NBSP}?`;
    for (const mode of ["leisure-centre", "after-school"] as const) {
      const intros = [true, undefined].map((hasAdaptedCare) => {
        const wished = { ...criteria, modes: [mode], hasAdaptedCare };
        return sheetFor({}, "town-hall", wished).intro;
      });
      expect(intros[0]).toContain(talk);
      expect(intros[1]).toBe(intros[0]);
    }
    expect(sheetFor({}).intro).not.toContain(talk);
  });

  it("tells a relay centre what a family may ask there, and nobody else", () => {
    const asked = "le contrat et la première embauche d’une assistante maternelle";
    expect(sheetFor({}).intro).toContain(asked);
    expect(sheetFor({}, "nursery").intro).not.toContain(asked);
  });

  it("says nothing of a child to be born, whoever said it is", () => {
    for (const child of [{ isUnborn: true, birthMonth: "2026-11" }, { birthMonth: "2027-02" }]) {
      const sheet = sheetFor(child);
      expect(sheet.lines.map(({ key }) => key)).not.toContain("childAge");
      expect(JSON.stringify(sheet)).not.toContain("naître");
    }
  });

  it("reads the same to every partner whether adapted care is to be raised or not", () => {
    for (const partnerKind of valuesOf(PARTNER_KINDS)) {
      const told = [true, undefined].map((hasAdaptedCare) => {
        const input = { kind: "childcare" as const, partnerKind, criteria: { ...criteria, hasAdaptedCare } };
        const sheet = needSheet({ ...input, candidateKind: "doctor", answerBy: "2026-06-01" });
        return JSON.stringify([sheet, leftOut(input)]);
      });
      expect(told[0]).toBe(told[1]);
      expect(told[0]).not.toMatch(ADAPTED);
    }
  });

  function sheetFor(
    child: { birthMonth?: string; isUnborn?: boolean },
    partnerKind: PartnerKind = "relay-centre",
    wished: NeedCriteria = criteria,
  ) {
    return needSheet({
      ...{ kind: "childcare", partnerKind, candidateKind: "doctor", criteria: wished, child },
      answerBy: "2026-06-01",
    });
  }
});

describe("adapted care", () => {
  it("opens one call for whoever follows the file, with the number of the family and not the reason", async () => {
    await save({ "criteria.hasAdaptedCare": "on" });
    await save({ "criteria.hasAdaptedCare": "on", "criteria.modes": "nursery" });
    const { referentId } = await fileOf(householdId);
    const tasks = await calls();
    expect(tasks).toMatchObject([
      { label: "Appeler la famille, au sujet de la garde", ownerId: referentId, state: "open" },
    ]);
    expect(tasks[0]?.phone).toMatch(/\d/);
    await completeTask(user, String(tasks[0]?._id));
    await settle();
    expect(JSON.stringify([tasks, await Entry.find({ householdId }).lean()])).not.toMatch(ADAPTED);
  });

  it("closes the call once it is unticked, and opens another when it is ticked again", async () => {
    await save({ "criteria.hasAdaptedCare": "on" });
    await save({});
    expect((await calls()).map(({ state }) => state)).toEqual(["done"]);
    await save({ "criteria.hasAdaptedCare": "on" });
    expect((await calls()).map(({ state }) => state)).toEqual(["done", "open"]);
  });

  async function calls() {
    return Task.find({ householdId, kind: "call" }).sort({ state: 1 }).lean();
  }

  it("leaves by no mail, no page of the family and no export", async () => {
    await save({ "criteria.hasAdaptedCare": "on", "criteria.modes": "nursery" });
    const { heads } = await fileOf(householdId);
    const page = await sendPage(user, householdId, heads[0]?.candidateId ?? "");
    const { body } = await callRoute("_public.suivi.$token.tsx", null, page);
    expect(body).toContain("childcare");
    expect(body).not.toMatch(ADAPTED);
    const mails = await Mail.find().lean();
    expect(mails.length).toBeGreaterThan(0);
    expect(JSON.stringify(mails)).not.toMatch(ADAPTED);
    for (const list of valuesOf(EXPORTED_LISTS)) {
      const asked = { list, format: "csv", purpose: "Point de la structure", filters: "vue=all&q=" };
      const file = await callRoute("_staff.exports_.file.ts", user, "/exports/file", asked);
      expect(file.body, list).not.toMatch(ADAPTED);
    }
  });
});

async function save(fields: Record<string, string>) {
  const form = { intent: "criteria", seen: JSON.stringify((await need()).criteria), ...fields };
  const answer = await callRoute(ROUTE, user, `/households/${householdId}/childcare?enfant=c1`, form);
  await settle();
  return answer;
}

async function need(): Promise<NeedRecord> {
  return Need.findOne({ householdId, kind: "childcare" }).orFail().lean<NeedRecord>();
}

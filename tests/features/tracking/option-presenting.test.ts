import { beforeEach, describe, expect, it } from "vitest";
import { Mail } from "#models/mail";
import { Need, type NeedOption, type NeedRecord } from "#models/need";
import type { ProposedHome } from "#models/need-housing";
import { createUser } from "#tests/factories/accounts";
import { fileOf, refusalOf } from "#tests/factories/files";
import {
  type Couple,
  createCouple,
  deliverAll,
  pageOf,
  sendPage,
  speakEnglish,
} from "#tests/factories/tracking";
import { visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { presentOptions, withdrawPresentation } from "~/features/tracking/option-presenting.commands.server";
import { getTrackingPage } from "~/features/tracking/tracking-page.queries.server";

let user: User;
let couple: Couple;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
  await Need.updateOne({ householdId: couple.householdId, kind: "housing" }, { $set: { options: HOMES } });
});

const HOMES: NeedOption[] = [
  home("one", "Figeac, 3 pièces, 610 €", { rooms: 3, rent: 610 }),
  home("two", "Capdenac, 4 pièces"),
];
const WISHED = { "criteria.rooms": 3, "criteria.budgetMax": 650, "criteria.tenure": "rent" };

describe("presenting options to a household", () => {
  it("shows them on the page of each adult and writes once to those who have one", async () => {
    const path = await sendPage(user, couple.householdId, couple.candidateId);
    await deliverAll();

    const { message } = await present(["one", "two"]);

    expect(message).toMatch(/^Présenté.: \S+ le reçoit par mail\. Un autre adulte n’a pas encore sa page\.$/);
    const mails = await Mail.find({ template: "options-shown" }).lean();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.params).toMatchObject({ subject: "Logement", options: [{}, {}] });
    const { state, ball, options } = await need();
    expect({ state, ball, shown: options.map((option) => option.state) }).toEqual({
      ...{ state: "options", ball: "family", shown: ["shown", "shown"] },
    });
    const page = await getTrackingPage(path.split("/").at(-1), new URL(path, "http://here"), null);
    expect("choices" in page && page.choices[0]?.options.map(({ label }) => label)).toHaveLength(2);
  });

  it("tells why in the language of each adult, on the page and in the mail alike", async () => {
    const { householdId, candidateId, spouseId } = couple;
    await Need.updateOne({ householdId, kind: "housing" }, { $set: WISHED });
    await speakEnglish(candidateId);
    const paths = [
      await sendPage(user, householdId, candidateId),
      await sendPage(user, householdId, spouseId),
    ];
    await deliverAll();

    await present(["one"]);

    const [english, french] = await Promise.all(paths.map(reasonsOn));
    expect(english).toMatch(/^3 rooms, €610 of €650(, |; |$)/);
    expect(french).toMatch(/^3.pièces, 610.€ sur 650.€/);
    const mails = await Mail.find({ template: "options-shown" }).lean();
    const told = mails.map(({ params }) => [params.language, reasonsIn(params.options)]);
    expect(told.sort()).toEqual([
      ["en", english],
      ["fr", french],
    ]);
    const { html } = await visit(paths[0] ?? "");
    expect(html).toContain(`<p>${english}.</p>`);
    expect(html).not.toContain(french);
  });

  it("says so when nobody has a page", async () => {
    expect((await present(["one"])).message).toContain("personne n’est prévenu");
    expect(await Mail.countDocuments({ template: "options-shown" })).toBe(0);
  });

  it("refuses what was presented already", async () => {
    await present(["one"]);
    expect(await refusalOf(present(["one"]))).toContain("déjà été présentées");
  });

  it("is taken back with its mails", async () => {
    await sendPage(user, couple.householdId, couple.spouseId);
    await deliverAll();
    const presented = await present(["one", "two"]);

    await withdrawPresentation(user, await fileOf(couple.householdId), await need(), presented);

    const mail = await Mail.findOne({ template: "options-shown" }).lean();
    expect(mail?.state).toBe("cancelled");
    expect((await need()).options.map(({ state }) => state)).toEqual(["new", "new"]);
  });

  it("leaves the pages of adults nothing to rank before it", async () => {
    await sendPage(user, couple.householdId, couple.candidateId);
    expect((await pageOf(couple.candidateId)).ranks).toEqual([]);
    expect((await need()).options.map(({ state }) => state)).toEqual(["new", "new"]);
  });
});

async function present(ids: string[]) {
  return presentOptions(user, await fileOf(couple.householdId), await need(), ids);
}

function need(): Promise<NeedRecord> {
  return Need.findOne({ householdId: couple.householdId, kind: "housing" }).orFail().lean<NeedRecord>();
}

/** Why the one option shown may suit, on the page of an adult. */
async function reasonsOn(path: string): Promise<string | undefined> {
  const page = await getTrackingPage(path.split("/").at(-1), new URL(path, "http://here"), null);
  return "choices" in page ? page.choices[0]?.options[0]?.reasons : undefined;
}

function reasonsIn(options: unknown): unknown {
  return Array.isArray(options) ? options[0]?.reasons : undefined;
}

function home(id: string, label: string, values: Partial<ProposedHome> = {}): NeedOption {
  const proposal = { kind: "housing" as const, place: label, ...values };
  return { id, label, details: [], state: "new", proposal, at: now() };
}

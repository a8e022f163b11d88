import { beforeEach, describe, expect, it } from "vitest";
import { Document } from "#models/document";
import { Household } from "#models/household";
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
import { FAMILY, type User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { addDocuments } from "~/features/documents/documents.commands.server";
import { markOption } from "~/features/needs/need-options.commands.server";
import { recordProgress } from "~/features/needs/needs.commands.server";
import { presentOptions, withdrawPresentation } from "~/features/tracking/option-presenting.commands.server";
import { getTrackingPage } from "~/features/tracking/tracking-page.queries.server";
import { loader } from "~/routes/_public.suivi.$token_.photos.$id";

let user: User;
let couple: Couple;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
  await Need.updateOne({ householdId: couple.householdId, kind: "housing" }, { $set: { options: HOMES } });
});

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 0xff, 0xd9]);
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

  it("is what the file does next no more: it gathers what the household thinks, then settles it", async () => {
    const { _id } = await fileOf(couple.householdId);
    const label = "Présenter la proposition d’Agence des Remparts";
    const nextAction = { label, ownerId: user.id, dueOn: "2026-11-25", origin: "answer" };
    await Household.updateOne({ _id }, { $set: { nextAction } });
    await Need.updateOne(
      { householdId: _id, kind: "housing" },
      { $set: { "options.$[].partnerName": "Agence des Remparts" } },
    );
    await present(["one", "two"]);
    await settle();
    expect((await fileOf(_id)).nextAction?.label).toMatch(/^Recueillir l’avis du foyer.: logement$/);
    await markOption(user, await need(), "one", "kept");
    await settle();
    expect((await fileOf(_id)).nextAction?.label).toMatch(/^Organiser la suite.: logement$/);
  });

  it("is asked for no more once the need is closed as no longer needed", async () => {
    const { _id } = await fileOf(couple.householdId);
    const label = "Recueillir l’avis du foyer\u00A0: logement";
    const nextAction = { label, ownerId: user.id, dueOn: "2026-11-25", origin: "answer" };
    await Household.updateOne({ _id }, { $set: { nextAction } });
    await recordProgress(user, await need(), { state: "dropped", ball: "us" });
    await settle();
    expect((await fileOf(_id)).nextAction?.label).toBe("Dire ce qui vient ensuite");
  });

  it("says so when nobody has a page", async () => {
    expect((await present(["one"])).message).toContain("personne n’est prévenu");
    expect(await Mail.countDocuments({ template: "options-shown" })).toBe(0);
  });

  it("refuses what was presented already", async () => {
    await present(["one"]);
    expect(await refusalOf(present(["one"]))).toContain("déjà été présentées");
  });

  it("takes back only what it showed", async () => {
    await present(["one"]);
    const presented = await present(["one", "two"]);
    expect(presented.optionIds).toEqual(["two"]);
  });

  it("refuses more than an adult can rank at once, those already shown included", async () => {
    const many = Array.from({ length: 21 }, (_, at) => home(`n${at}`, `Figeac, lot ${at}`));
    const ids = many.map(({ id }) => id);
    await Need.updateOne({ householdId: couple.householdId, kind: "housing" }, { $set: { options: many } });
    expect(await refusalOf(present(ids))).toMatch(/20 propositions au plus.*en aurait 21/);
    await present(ids.slice(0, 20));
    expect(await refusalOf(present(ids))).toContain("en aurait 21");
  });

  it("refuses as many when they are marked one by one, not what is shown already", async () => {
    const shown = Array.from({ length: 20 }, (_, at) => ({
      ...home(`n${at}`, `Figeac, lot ${at}`),
      state: "shown" as const,
    }));
    const options = [...shown, home("last", "Figeac, le dernier")];
    await Need.updateOne({ householdId: couple.householdId, kind: "housing" }, { $set: { options } });
    expect(await refusalOf(markOption(user, await need(), "last", "shown"))).toContain("en aurait 21");
    await markOption(user, await need(), "n0", "shown");
    await markOption(user, await need(), "n0", "discarded");
    await markOption(user, await need(), "last", "shown");
  });

  it("keeps its mails when it can no longer be taken back", async () => {
    await sendPage(user, couple.householdId, couple.spouseId);
    const late = { ...(await need()) };
    const presented = await present(["one"]);
    const stale = { ...(await need()), version: late.version };
    const refused = withdrawPresentation(user, await fileOf(couple.householdId), stale, presented);
    expect(await refusalOf(refused)).toContain("vient de changer");
    expect((await Mail.findOne({ template: "options-shown" }).lean())?.state).not.toBe("cancelled");
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

  it("shows the photos of what is presented to that adult, for no index", async () => {
    const { householdId, spouseId } = couple;
    const token = (await sendPage(user, householdId, spouseId)).split("/").at(-1);
    await addDocuments(FAMILY, householdId, {
      ...{ files: [{ name: "a.jpg", size: JPEG.length, bytes: JPEG }], purpose: "housing", track: "family" },
      ...{ keptUntil: "2026-11-30" },
    });
    const { _id: id } = await Document.findOne({ householdId }).orFail().lean();
    const photos = { "options.0.photos": [id] };
    await Need.updateOne({ householdId, kind: "housing" }, { $set: photos });
    const request = new Request("http://here/suivi/x/photos/y");
    const read = () => loader({ request, params: { token, id } } as never);
    expect(await refusalOf(read())).toBe(404);
    await present(["one"]);
    const { status, headers } = await read();
    expect([status, headers.get("X-Robots-Tag")]).toEqual([200, "noindex"]);
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

import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Entry } from "#models/entry";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Need, type NeedOption, type NeedRecord } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, needOf, refusalOf } from "#tests/factories/files";
import { createAgency, createHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { newId } from "~/core/ids.server";
import { addOption, markOption, withdrawOption } from "~/features/needs/need-options.commands.server";
import { refreshNeed } from "~/features/needs/need-standing.commands.server";
import { openNeed, recordProgress, updateCriteria } from "~/features/needs/needs.commands.server";
import { explainNeed, getNeed } from "~/features/needs/needs.queries.server";
import { NEED_KINDS, NEED_TRACKS } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { needs: [] });
});

it.each(valuesOf(NEED_KINDS))("opens a need of the kind %s once, on its track", async (kind) => {
  await Promise.all([openNeed(user, householdId, kind), openNeed(user, householdId, kind)]);
  expect(await Need.find({ householdId }).lean()).toMatchObject([
    { kind, track: NEED_TRACKS[kind], state: "to-qualify", isOpen: true, ball: "us" },
  ]);
  expect((await fileOf(householdId)).openNeedKinds).toEqual([kind]);
  expect(await countAudited("need.opened")).toBe(1);
});

it("opens a need again once the former one is settled", async () => {
  await openNeed(user, householdId, "housing");
  await Need.updateMany({}, { isOpen: false, state: "decided" });
  await openNeed(user, householdId, "housing");
  expect(await Need.countDocuments({ householdId, kind: "housing" })).toBe(2);
});

describe("a housing need", () => {
  beforeEach(() => openNeed(user, householdId, "housing"));

  it("is searched once it says what is looked for", async () => {
    await updateCriteria(user, await needOf(householdId), { communes: [], rooms: 3, place: "Bellevue" });
    expect(await needOf(householdId)).toMatchObject({ state: "searching", criteria: { rooms: 3 } });
    expect((await fileOf(householdId)).needLines).toMatchObject([{ summary: "3\u00A0pièces, Bellevue" }]);
    expect(await Entry.countDocuments({ householdId, text: /^Critères précisés.: logement\.$/ })).toBe(1);
    expect(await AuditEvent.find({ action: "need.updated" }).lean()).toMatchObject([
      { fields: ["rooms", "place"] },
    ]);
  });

  it("keeps its state when its criteria change later on", async () => {
    await ask("Mairie de Bellevue");
    await updateCriteria(user, await needOf(householdId), { communes: [], rooms: 2 });
    expect(await needOf(householdId)).toMatchObject({ state: "waiting", ball: "partner" });
  });

  it("says who has the ball, and until when", async () => {
    const { _id } = await ask("Mairie de Bellevue");
    expect((await fileOf(householdId)).needLines).toMatchObject([
      { ball: "partner", holder: "Mairie de Bellevue", promisedOn: "2026-05-19" },
    ]);
    await HandOff.updateOne({ _id }, { state: "declined" });
    expect(await refreshed()).toMatchObject({ ball: "us", state: "searching", rule: "to-search-again" });
  });

  it("waits for the one of two partners who has not declined, and for the earliest day of two", async () => {
    const first = await ask("Mairie de Bellevue");
    const second = await ask("Agence du Pont");
    await HandOff.updateOne({ _id: first._id }, { "versions.0.answerBy": "2026-05-18" });
    expect(await refreshed()).toMatchObject({ holder: "Mairie de Bellevue", promisedOn: "2026-05-18" });
    await HandOff.updateOne({ _id: first._id }, { state: "declined" });
    expect(await refreshed()).toMatchObject({
      state: "waiting",
      ball: "partner",
      holder: "Agence du Pont",
      promisedOn: "2026-05-19",
    });
    await HandOff.updateOne({ _id: second._id }, { state: "asked" });
    expect(await refreshed()).toMatchObject({ state: "searching", ball: "us", rule: "our-turn" });
    const need = await needOf(householdId);
    expect([need.holder, need.promisedOn]).toEqual([undefined, undefined]);
  });

  it("is the same however often and by however many it is computed, and its version does not change", async () => {
    await ask("Mairie de Bellevue");
    const before = await needOf(householdId);
    await HandOff.updateMany({}, { state: "accepted" });
    await Promise.all([refreshed(), refreshed(), refreshed()]);
    const after = await refreshed();
    expect(after).toMatchObject({ rule: "taken", version: before.version });
    expect(await refreshed()).toEqual(after);
  });

  it("is what a colleague says, until a partner is asked or an option comes", async () => {
    const said = { state: "waiting", ball: "family", promisedOn: "2026-06-01" } as const;
    await recordProgress(user, await needOf(householdId), said);
    expect(await refreshed()).toMatchObject({ ...said, rule: "said", said: { ...said, by: user.id } });
    await updateCriteria(user, await needOf(householdId), { communes: [], rooms: 2 });
    expect(await needOf(householdId)).toMatchObject({ ...said, rule: "said" });
    expect(await explainNeed(await needOf(householdId))).toMatchObject({
      rule: "said",
      said: { by: user.name },
    });
    await ask("Mairie de Bellevue");
    expect(await needOf(householdId)).toMatchObject({ ball: "partner", holder: "Mairie de Bellevue" });
  });

  it("kept before there were rules keeps its meaning when its criteria change", async () => {
    const { _id } = await needOf(householdId);
    await Need.updateOne({ _id }, { state: "waiting", ball: "family", $unset: { rule: 1 } });
    await updateCriteria(user, await needOf(householdId), { communes: [], rooms: 2 });
    expect(await needOf(householdId)).toMatchObject({ state: "waiting", ball: "family", rule: "said" });
  });

  it("stays with us as long as an option is to be shown, whoever else is asked", async () => {
    const { _id } = await needOf(householdId);
    await addOption(user, _id, option());
    await ask("Mairie de Bellevue");
    expect(await needOf(householdId)).toMatchObject({ ball: "us", state: "options", rule: "to-show" });
  });

  it("adds an option once per answer, and withdraws it unless the family kept it", async () => {
    const { _id } = await needOf(householdId);
    const proposal = option();
    await addOption(user, _id, proposal);
    await addOption(user, _id, proposal);
    expect((await needOf(householdId)).options).toHaveLength(1);
    expect(await countAudited("need.option-added")).toBe(1);
    await markOption(user, await needOf(householdId), proposal.id, "kept");
    await withdrawOption(user, _id, proposal.answerId ?? "");
    expect(await needOf(householdId)).toMatchObject({ options: [{ state: "kept" }], state: "decided" });
  });

  it.each([
    ["new", { state: "options", ball: "us", isOpen: true }, /est de nouveau à présenter/],
    ["shown", { state: "options", ball: "family", isOpen: true }, /a été présenté au foyer/],
    ["kept", { state: "decided", ball: "us", isOpen: false }, /est retenu par le foyer/],
    ["discarded", { state: "searching", ball: "us", isOpen: true }, /est écarté par le foyer/],
  ] as const)("whose option is %s becomes %o", async (state, expected, sentence) => {
    const { _id } = await needOf(householdId);
    const proposal = option();
    await addOption(user, _id, proposal);
    await markOption(user, await needOf(householdId), proposal.id, state);
    expect(await needOf(householdId)).toMatchObject({ ...expected, options: [{ state }] });
    expect(await Entry.countDocuments({ householdId, text: sentence, track: "family" })).toBe(1);
    expect((await fileOf(householdId)).readiness).toBe(
      { options: 56, decided: 72, searching: 31 }[expected.state],
    );
    expect(await countAudited(state === "kept" ? "need.decided" : "need.updated")).toBe(1);
  });

  it("takes no new promised day in the past, and keeps one which has become past", async () => {
    const { _id } = await needOf(householdId);
    const progress = { state: "waiting", ball: "partner" } as const;
    const past = recordProgress(user, await needOf(householdId), { ...progress, promisedOn: "2020-02-02" });
    await expect(past).rejects.toMatchObject({ field: "promisedOn" });
    await Need.updateOne({ _id }, { promisedOn: "2020-02-02" });
    await recordProgress(user, await needOf(householdId), { ...progress, promisedOn: "2020-02-02" });
    expect(await needOf(householdId)).toMatchObject({ state: "waiting", promisedOn: "2020-02-02" });
  });

  it("knows no option which is not there", async () => {
    expect(await refusalOf(markOption(user, await needOf(householdId), "nowhere", "kept"))).toBe(404);
  });

  it("settled, is not taken up again by a late answer", async () => {
    const { _id } = await needOf(householdId);
    await addOption(user, _id, option());
    const { options } = await needOf(householdId);
    await markOption(user, await needOf(householdId), options[0]?.id ?? "", "kept");
    await addOption(user, _id, option());
    await createHandOff(user, { householdId });
    expect(await refreshed()).toMatchObject({ state: "decided", isOpen: false, rule: "kept" });
  });

  it("is seen by who sees its file", async () => {
    const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: ["200023737"] });
    const { _id } = await needOf(householdId);
    expect(await refusalOf(getNeed(elsewhere, _id))).toBe(404);
    expect(await refusalOf(getNeed(user, "nowhere"))).toBe(404);
    expect(await getNeed(user, _id)).toMatchObject({ _id });
  });
});

/** The need is handed to a partner of this name. */
async function ask(name: string): Promise<HandOffRecord> {
  return createHandOff(user, { householdId, partner: await createAgency(user, { name }) });
}

async function refreshed(): Promise<NeedRecord> {
  const { _id } = await needOf(householdId);
  await refreshNeed(user, _id);
  return needOf(householdId);
}

function option(): NeedOption {
  return { id: newId(), answerId: newId(), label: "Bellevue", details: [], state: "new", at: new Date() };
}

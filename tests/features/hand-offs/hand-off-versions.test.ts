import { beforeEach, describe, expect, it } from "vitest";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { countAudited, mailsOf, needOf, refusalOf } from "#tests/factories/files";
import { createAgency, createHandOff, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { tellOfChange } from "~/features/hand-offs/hand-off-change.commands.server";
import { listOlderAnswers, listRequestChanges } from "~/features/hand-offs/hand-off-change.queries.server";
import { composeHandOff, getComposer } from "~/features/hand-offs/hand-off-composer.commands.server";
import { noteRefusal } from "~/features/hand-offs/hand-off-refusal.commands.server";
import { listHandOffsOfNeed } from "~/features/hand-offs/hand-offs.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { updateCriteria } from "~/features/needs/needs.commands.server";

const CRITERIA = { communes: [], place: "Bellevue", budgetMax: 700, rooms: 3, fromOn: "2026-08-17" };
const RAISED = "Budget\u00A0: 700\u00A0€ par mois au plus → 800\u00A0€ par mois au plus";

let user: User;
let householdId: string;
let handOff: HandOffRecord;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
  await updateCriteria(user, await needOf(householdId), CRITERIA);
  handOff = await createHandOff(user, { householdId });
  await settle();
});

describe("a request whose criteria change", () => {
  it("is told to the partner still to answer, as previewed: a new version, one mail, the same link", async () => {
    await letterLeft();
    expect(await changes()).toEqual([]);
    await raiseBudget();
    const [change] = await changes();
    expect(change?.lines).toEqual([RAISED]);
    await tell(change?.seen);

    const { versions, linkVersion, linkId } = await reloadHandOff(handOff._id);
    expect(versions.map(({ number }) => number)).toEqual([1, 2]);
    expect([linkVersion, linkId]).toEqual([handOff.linkVersion, handOff.linkId]);
    expect(versions[0]).toEqual(handOff.versions[0]);
    const mails = await mailsOf("hand-off-changed");
    expect(mails).toMatchObject([{ params: { changes: [RAISED] } }]);
    expect(await countAudited("hand-off.changed", handOff._id)).toBe(1);
    expect(await changes()).toEqual([]);
    const { html } = await visit(letterPath(handOff));
    for (const words of ["Modifiée le", RAISED]) expect(html).toContain(words);
  });

  it("replaces the first letter as long as it has not left", async () => {
    await raiseBudget();
    const [change] = await changes();
    await tell(change?.seen);
    expect(await mailsOf("hand-off-changed")).toEqual([]);
    const letters = await Mail.find({ template: "hand-off" }).sort({ _id: 1 }).lean();
    expect(letters.map(({ state }) => state).sort()).toEqual(["cancelled", "waiting"]);
    expect((await visit(letterPath(handOff))).html).not.toContain("Modifiée le");
  });

  it("is not told in other words than those previewed, nor when nothing changed, nor once answered", async () => {
    await letterLeft();
    expect(await refusalOf(tell(""))).toContain("déjà la demande à jour");
    await raiseBudget();
    expect(await refusalOf(tell("Budget : rien"))).toContain("a encore changé");
    await send(letterPath(handOff), { act: "accept" });
    expect(await changes()).toEqual([]);
  });

  it("is said with the answer that was given before it changed", async () => {
    await send(letterPath(handOff), { act: "accept" });
    expect(await olderAnswers()).toEqual({});
    await raiseBudget();
    expect(await olderAnswers()).toEqual({
      [handOff._id]: "répond à la demande du mardi 12\u00A0mai, qui a changé depuis",
    });
    await updateCriteria(user, await needOf(householdId), CRITERIA);
    expect(await olderAnswers()).toEqual({});
  });

  it("asks again whoever answers an older version, says what changed and keeps what was typed", async () => {
    await letterLeft();
    await raiseBudget();
    await tell((await changes())[0]?.seen);
    const home = { act: "propose", place: "Rue Haute", rent: "690", version: "1" };
    const { status, html } = await send(letterPath(handOff), home);
    expect(status).toBe(400);
    for (const words of [RAISED, "La demande a changé", 'value="Rue Haute"', 'name="version" value="2"']) {
      expect(html).toContain(words);
    }
    expect((await reloadHandOff(handOff._id)).answers).toEqual([]);
    expect((await send(letterPath(handOff), { ...home, version: "2" })).status).toBe(302);
    expect((await reloadHandOff(handOff._id)).answers).toMatchObject([{ toVersion: 2 }]);
  });

  it.each(["3", "0", "x", "-1"])("records nothing on version %s, of another link", async (version) => {
    expect((await send(letterPath(handOff), { act: "accept", version })).status).toBe(400);
    expect((await reloadHandOff(handOff._id)).state).toBe("sent");
  });
});

describe("« voyez plutôt avec… »", () => {
  const OTHER = {
    act: "pass-on",
    name: "Lou Petit",
    email: "lou.petit@toits.example",
    phone: "05 65 00 00 09",
  };

  it("prepares the same request for who is named, learnt to be confirmed, without mail nor link", async () => {
    await pass(OTHER);
    const learnt = await Partner.findOne({ "contacts.email": OTHER.email }).lean();
    expect(learnt).toMatchObject({
      name: "Lou Petit",
      kind: "estate-agency",
      onboarding: "identified",
      contacts: [{ name: "Lou Petit", phone: OTHER.phone, isToConfirm: true }],
    });
    expect(await prepared()).toMatchObject([
      { partnerId: learnt?._id, needId: handOff.needId, consentId: handOff.consentId, versions: [] },
    ]);
    expect(await Mail.countDocuments({ to: OTHER.email })).toBe(0);
    const [next] = await prepared();
    if (!next) throw new Error("nothing was prepared");
    expect((await visit(letterPath(next))).status).toBe(404);
  });

  it("is sent once confirmed, from the composer already filled, and says nothing of who was asked", async () => {
    await pass({ ...OTHER, message: "zq-refusal" });
    const [next] = await prepared();
    const composer = await getComposer(user, (await needOf(householdId))._id, { preparedId: next?._id });
    expect(composer.chosen).toMatchObject({ name: "Lou Petit" });
    expect(composer.prepared).toMatchObject({ contactId: next?.contactId, isLearnt: true });
    const id = await composeHandOff(user, await needOf(householdId), {
      partnerId: next?.partnerId ?? "",
      contactId: next?.contactId ?? "",
      answerBy: "2026-05-22",
    });
    expect(id).toBe(next?._id);
    const sent = await reloadHandOff(id);
    expect(sent).toMatchObject({ state: "sent", versions: [{ number: 1 }] });
    const { html } = await visit(letterPath(sent));
    expect(html).not.toMatch(/Deux Ponts|Roques|zq-refusal/);
    const mails = await mailsOf("hand-off");
    expect(JSON.stringify(mails.at(-1)?.params)).not.toMatch(/Deux Ponts|Roques|zq-refusal/);
  });

  it("finds an organisation by its very name, when nothing else is said", async () => {
    const known = await createAgency(user, { name: "Toits et Cie" });
    await pass({ act: "pass-on", name: "toits et cie" });
    expect(await prepared()).toMatchObject([{ partnerId: known._id, contactId: known.contacts[0]?.id }]);
    expect(await Partner.countDocuments({})).toBe(2);
  });

  it("finds whoever is already known, by address, or by domain and name", async () => {
    const known = await createAgency(user, {
      name: "Toits et Cie",
      contacts: [{ name: "Accueil", email: "accueil@toits.example" }],
    });
    await pass({ ...OTHER, name: "Toits et cie", email: "direction@toits.example" });
    expect(await prepared()).toMatchObject([{ partnerId: known._id }]);
    await pass({ ...OTHER, name: "X", email: "accueil@toits.example" });
    expect((await Partner.findById(known._id).lean())?.contacts).toHaveLength(2);
    expect(await Partner.countDocuments({})).toBe(2);
    expect(await prepared()).toMatchObject([{ partnerId: known._id }]);
  });

  it("adds a colleague to the organisation of who names them", async () => {
    await pass({ ...OTHER, email: "lou@deux-ponts.example" });
    expect(await Partner.countDocuments({})).toBe(1);
    expect(await prepared()).toMatchObject([{ partnerId: handOff.partnerId }]);
  });

  it("is put aside with the answer that named them, once changed", async () => {
    await pass(OTHER);
    await send(letterPath(handOff), { act: "accept" });
    await settle();
    expect(await prepared()).toEqual([]);
    expect(await listHandOffsOfNeed(handOff.needId ?? "")).toHaveLength(1);
  });

  async function pass(fields: Record<string, string>): Promise<void> {
    expect((await send(letterPath(handOff), fields)).status).toBe(302);
    await settle();
  }
});

it("notes a refusal with its reason, and ends the agreement: nothing is sent without a new one", async () => {
  const need = await needOf(householdId);
  const household = await getHousehold(user, householdId);
  const candidateId = household.heads[0]?.candidateId ?? "";
  await noteRefusal(user, need, { candidateId, means: "phone", reason: "Trop d’appels." });
  const composer = await getComposer(user, need._id, {});
  expect(composer).toMatchObject({ consent: null, refusal: { reason: "Trop d’appels." } });
  expect((await reloadHandOff(handOff._id)).state).toBe("revoked");
  const partner = await createAgency(user, { name: "Toits et Cie" });
  const contactId = partner.contacts[0]?.id ?? "";
  const sending = composeHandOff(user, need, { partnerId: partner._id, contactId, answerBy: "2026-05-22" });
  expect(await refusalOf(sending)).toMatch(/^Il manque l’accord/);
  const stranger = noteRefusal(user, need, { candidateId: "x", means: "phone", reason: "Non." });
  expect(await refusalOf(stranger)).toContain("personne de ce foyer");
});

async function changes() {
  return listRequestChanges(await getHousehold(user, householdId), await needOf(householdId));
}

async function olderAnswers() {
  return listOlderAnswers(await getHousehold(user, householdId), await needOf(householdId));
}

async function tell(seen = ""): Promise<void> {
  await tellOfChange(user, await needOf(householdId), await reloadHandOff(handOff._id), seen);
}

async function raiseBudget(): Promise<void> {
  await updateCriteria(user, await needOf(householdId), { ...CRITERIA, budgetMax: 800 });
}

async function letterLeft(): Promise<void> {
  await Mail.updateOne({ _id: handOff.mailId }, { $set: { state: "sent", sentAt: now() } });
}

function prepared() {
  return HandOff.find({ state: "prepared" }).lean<HandOffRecord[]>();
}

import { beforeEach, describe, expect, it } from "vitest";
import type { PartnerRecord } from "#models/partner";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { countAudited, mailsOf, refusalOf } from "#tests/factories/files";
import { createAgency } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";

import { send, visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { askCapacity, recordCapacity } from "~/features/partners/capacity.commands.server";
import { moveOnboarding } from "~/features/partners/partner-acts.commands.server";
import { getPartner } from "~/features/partners/partners.queries.server";

const EIGHT_DAYS_LATER = new Date("2026-05-20T08:00:00Z");
const LIMITED = { light: "limited", sentence: "Deux studios en mai." };

let user: User;
let partner: PartnerRecord;

beforeEach(async () => {
  user = await createUser();
  partner = await createAgency(user);
});

describe("asking a partner where they are", () => {
  it("writes to the first contact with an address, with a link of its own", async () => {
    await asked();
    expect(await mailsOf("capacity-request")).toMatchObject([
      { to: "paul.roques@deux-ponts.example", mailClass: "bureau", replyTo: user.email },
    ]);
    expect(await countAudited("partner.capacity-asked", partner._id)).toBe(1);
  });

  it("is refused without an address, and within the week that follows", async () => {
    const mute = await createAgency(user, { contacts: [{ name: "Paul", phone: "05 65 00 00 01" }] });
    expect(await refusalOf(askCapacity(user, mute))).toContain("Aucun contact n’a d’adresse");
    await asked();
    expect(await refusalOf(askCapacity(user, await getPartner(partner._id)))).toContain("Déjà demandé le 12");
    setClock(EIGHT_DAYS_LATER);
    await asked();
    expect(await mailsOf("capacity-request")).toHaveLength(2);
  });

  it("never writes to a contact that nobody has checked", async () => {
    await Partner.updateOne({ _id: partner._id }, { "contacts.0.isToConfirm": true });
    expect(await refusalOf(askCapacity(user, await getPartner(partner._id)))).toContain("Aucun contact");
  });
});

describe("the page of a capacity link", () => {
  it("asks one thing, with three answers, and changes nothing when it is read", async () => {
    await asked();
    const before = await wholeBase();
    const { status, html } = await visit(path());
    expect([status, html.match(/type="radio"/g)?.length]).toEqual([200, 3]);
    expect(html).not.toContain("<script");
    await visit(path(), { method: "HEAD" });
    expect(await wholeBase()).toBe(before);
  });

  it("notes the answer, shows it in place of the form, and lets it be changed", async () => {
    await asked();
    expect(await send(path(), LIMITED)).toMatchObject({ status: 302, location: path() });
    expect((await getPartner(partner._id)).capacity).toEqual({ ...LIMITED, saidOn: "2026-05-12" });
    expect((await visit(path())).html).toContain("Merci, c’est noté");
    expect((await visit(`${path()}?changer=1`)).html).toContain("Deux studios en mai.");
    await send(path(), { light: "full" });
    expect((await getPartner(partner._id)).capacity).toEqual({ light: "full", saidOn: "2026-05-12" });
  });

  it("sent twice, is one answer", async () => {
    await asked();
    await send(path(), LIMITED);
    await send(path(), LIMITED);
    expect(await countAudited("partner.capacity-said", partner._id)).toBe(1);
  });

  it("refuses an answer that is none of the three, and one too long", async () => {
    await asked();
    const none = await send(path(), { sentence: "Bonjour" });
    expect([none.status, none.html]).toEqual([400, expect.stringContaining("l’une des trois réponses")]);
    expect((await send(path(), { light: "open", sentence: "x".repeat(201) })).status).toBe(400);
    expect((await getPartner(partner._id)).capacity).toBeUndefined();
  });

  it("is closed by a later link, which alone can be answered", async () => {
    await asked();
    setClock(EIGHT_DAYS_LATER);
    await asked();
    expect((await visit(path(1))).html).toContain("n’est plus valable");
    expect((await send(path(1), LIMITED)).status).toBe(400);
    expect((await getPartner(partner._id)).capacity).toBeUndefined();
    expect((await send(path(2), LIMITED)).status).toBe(302);
  });

  it("closes after the life of a link, and says nothing then of what was answered", async () => {
    await asked();
    await send(path(), LIMITED);
    setClock(new Date("2026-06-12T08:00:00Z"));
    const { html } = await visit(path());
    expect(html).toContain("n’est plus valable");
    expect(html).not.toContain("Deux studios");
    expect((await send(path(), { light: "open" })).status).toBe(400);
  });

  it("is a calm 404 for a link we did not make, pressed or read", async () => {
    const other = linkToken({ purpose: "answer", id: partner._id, version: 1 });
    const nobody = linkToken({ purpose: "capacity", id: "f".repeat(24), version: 1 });
    for (const token of ["x", other, nobody]) {
      expect(await visit(`/capacite/${token}`)).toMatchObject({ status: 404 });
      expect((await send(`/capacite/${token}`, LIMITED)).status).toBe(404);
    }
  });

  it("stops noting after ten changes in an hour", async () => {
    await asked();
    for (let rank = 0; rank < 10; rank += 1) await send(path(), { light: "open", sentence: `${rank}` });
    const { status, html } = await send(path(), LIMITED);
    expect([status, html]).toEqual([400, expect.stringContaining("plusieurs fois")]);
  });
});

it("moves a relation one step on or back, from the step it was drawn at", async () => {
  await moveOnboarding(user, partner, { from: "active", to: "agreed" });
  expect((await getPartner(partner._id)).onboarding).toBe("agreed");
  const late = moveOnboarding(user, partner, { from: "active", to: "agreed" });
  expect(await refusalOf(late)).toContain("vient de changer cette étape");
  await moveOnboarding(user, partner, { from: "agreed", to: "active" });
  await moveOnboarding(user, partner, { from: "active", to: "agreed" });
  expect(await countAudited("partner.onboarding-moved", partner._id)).toBe(3);
});

describe("the page of a partner", () => {
  it("says what was said of capacity, the agreement that ends, the requests of the year", async () => {
    const { _id } = await createAgency(user, {
      agreement: { signedOn: "2025-06-01", untilOn: "2026-06-01" },
      yearlyCap: 3,
    });
    await recordCapacity(user, _id, { light: "full" }, "2026-03-28");
    const { body } = await callRoute("_staff.partners.$id.tsx", user, `/partners/${_id}`);
    for (const words of ["dit il y a 45 jours", "expire le", "0 sollicitation sur 3 cette année"]) {
      expect(body).toContain(words);
    }
  });

  it.each([
    [{ intent: "capacity", light: "open" }, 302],
    [{ intent: "ask-capacity" }, 302],
    [{ intent: "onboarding", from: "active", to: "agreed" }, 302],
    [{ intent: "capacity", light: "green" }, 400],
    [{ intent: "onboarding", from: "active", to: "friend" }, 400],
    [{ intent: "else" }, 400],
  ])("answers to the act %j with %d", async (form, status) => {
    const act = () => callRoute("_staff.partners.$id.tsx", user, `/partners/${partner._id}`, { ...form });
    expect((await act()).status).toBe(status);
  });

  it.each(["recruteur", "elu", "dpo"] as const)("refuses every act to a %s", async (role) => {
    const other = await createUser(role);
    const path = `/partners/${partner._id}`;
    expect((await callRoute("_staff.partners.$id.tsx", other, path)).status).toBe(403);
    const act = { intent: "capacity", light: "open" };
    expect((await callRoute("_staff.partners.$id.tsx", other, path, act)).status).toBe(403);
  });

  it("keeps what the card says of agreement, channel, cap, themes and back-up", async () => {
    const { _id } = await createAgency(user, { name: "Secours" });
    const form = {
      intent: "card",
      before: "{}",
      name: partner.name,
      kind: partner.kind,
      "contacts[0].id": partner.contacts[0]?.id ?? "",
      "contacts[0].name": "Paul Roques",
      channel: "phone",
      delayDays: "10",
      yearlyCap: "3",
      backUpId: _id,
      themes: "housing",
      "agreement.signedOn": "2026-01-05",
      "agreement.untilOn": "2027-01-05",
    };
    const path = `/partners/${partner._id}`;
    const reversed = { ...form, "agreement.untilOn": "2025-01-05" };
    const wrong = await callRoute("_staff.partners.$id.tsx", user, path, reversed);
    expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining("finit avant d’être signé")]);
    const itself = await callRoute("_staff.partners.$id.tsx", user, path, { ...form, backUpId: partner._id });
    expect([itself.status, itself.body]).toEqual([400, expect.stringContaining("que lui-même")]);
    const blind = { ...form, before: JSON.stringify({ contacts: partner.contacts, ...drawn(partner) }) };
    expect((await callRoute("_staff.partners.$id.tsx", user, path, blind)).status).toBe(302);
    expect(await getPartner(partner._id)).toMatchObject({
      channel: "phone",
      delayDays: 10,
      yearlyCap: 3,
      backUpId: _id,
      themes: ["housing"],
      agreement: { signedOn: "2026-01-05", untilOn: "2027-01-05" },
    });
  });
});

async function asked(): Promise<void> {
  await askCapacity(user, await getPartner(partner._id));
  await settle();
}

function path(version = 1): string {
  return `/capacite/${linkToken({ purpose: "capacity", id: partner._id, version })}`;
}

function drawn({ name, kind }: PartnerRecord): Record<string, unknown> {
  return { name, kind };
}

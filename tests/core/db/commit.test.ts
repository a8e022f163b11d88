import { describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Entry } from "#models/entry";
import { Mail } from "#models/mail";
import { Partner, type PartnerRecord } from "#models/partner";
import { SOFTWARE } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create, isDuplicateKey } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";

const JEANNE = { id: newId(), name: "Jeanne Vidal" };

describe("commit", () => {
  it("saves a change with its effects in one write", async () => {
    const { _id } = await storePartner();
    const { audited, line, letter } = effectsOfEachKind();

    const saved = await commit(JEANNE, Partner, _id, {
      set: { name: "Agence du Pont" },
      effects: [audited, line, letter],
    });

    const waiting = saved?.pendingEffects.map(({ id, actorId, attempts }) => ({ id, actorId, attempts }));
    expect(saved?.name).toBe("Agence du Pont");
    expect(waiting).toEqual(
      [audited, line, letter].map(({ id }) => ({ id, actorId: JEANNE.id, attempts: 0 })),
    );
    await settle();
    expect((await reread(_id)).pendingEffects).toEqual([]);
    expect(await AuditEvent.findById(audited.id).lean()).toMatchObject({
      action: "partner.updated",
      actorId: JEANNE.id,
      subject: { type: "Partner", id: _id },
    });
    expect(await Entry.findById(line.id).lean()).toMatchObject({ text: "Une ligne.", authorId: JEANNE.id });
    expect(await Mail.findById(letter.id).lean()).toMatchObject({ to: "clara@fabre.example" });
  });

  it("refuses in French when its condition no longer holds, and sends nothing", async () => {
    const { _id } = await storePartner();
    const { audited, line, letter } = effectsOfEachKind();

    const refused = commit(JEANNE, Partner, _id, {
      onlyIf: { isActive: false },
      refusal: "Ce partenaire a changé entre-temps.",
      set: { name: "Agence du Pont" },
      effects: [audited, line, letter],
    });

    await expect(refused).rejects.toThrow(new UserFacingError("Ce partenaire a changé entre-temps."));
    await settle();
    expect(await reread(_id)).toMatchObject({ name: "Agence des Deux Ponts", version: 1 });
    expect(await countLines()).toBe(0);
  });

  it("returns null without a sentence of refusal, and sends nothing", async () => {
    const { _id } = await storePartner();
    const change = { onlyIf: { isActive: false }, effects: [audit("partner.updated")] };
    expect(await commit(JEANNE, Partner, _id, change)).toBeNull();
    await settle();
    expect(await countLines()).toBe(0);
  });

  it("lets one of two changes made at once from the same version through", async () => {
    const { _id } = await storePartner();
    const rename = (name: string) =>
      commit(JEANNE, Partner, _id, { onlyIf: { version: 1 }, set: { name }, effects: [] });

    const saved = await Promise.all([rename("A"), rename("B"), rename("C")]);

    expect(saved.filter(Boolean)).toHaveLength(1);
    expect((await reread(_id)).version).toBe(2);
  });

  it("counts a version for a change, and none for a derived figure or for the relay", async () => {
    const { _id } = await storePartner();
    await commit(JEANNE, Partner, _id, { set: { name: "B" }, effects: [audit("partner.updated")] });
    await settle();
    expect((await reread(_id)).version).toBe(2);

    await commit(SOFTWARE, Partner, _id, { inc: { askedCount: 1 }, effects: [], isDerived: true });
    expect(await reread(_id)).toMatchObject({ version: 2, askedCount: 1 });
  });

  it("applies a follow-up once, whatever the number of tries", async () => {
    const { _id } = await storePartner();
    const appliedBy = newId();
    const count = () =>
      commit(SOFTWARE, Partner, _id, { inc: { askedCount: 1 }, effects: [], appliedBy, isDerived: true });

    const tries = await Promise.all([count(), count(), count()]);
    await count();

    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await reread(_id)).toMatchObject({ askedCount: 1, appliedEffects: [appliedBy] });
  });

  it("remembers only the last follow-ups applied", async () => {
    const { _id } = await storePartner();
    const ids = Array.from({ length: 65 }, () => newId());
    for (const appliedBy of ids) await commit(SOFTWARE, Partner, _id, { effects: [], appliedBy });
    expect((await reread(_id)).appliedEffects).toEqual(ids.slice(5));
  });

  it("refuses a field that no model declares", async () => {
    const { _id } = await storePartner();
    const change = { set: { colour: "red" }, effects: [] };
    await expect(commit(JEANNE, Partner, _id, change)).rejects.toThrow("colour");
  });
});

describe("create", () => {
  it("writes a document with its effects", async () => {
    const { audited } = effectsOfEachKind();
    const { _id } = await storePartner([audited]);
    await settle();
    expect(await reread(_id)).toMatchObject({ version: 1, pendingEffects: [] });
    expect(await AuditEvent.countDocuments({ _id: audited.id })).toBe(1);
  });

  it("says no to a key already taken, changes nothing and sends nothing", async () => {
    const { _id, ...values } = await storePartner();
    const { audited, letter } = effectsOfEachKind();

    const isNew = await create(JEANNE, Partner, { ...values, _id, name: "Autre" }, [audited, letter]);

    await settle();
    expect(isNew).toBe(false);
    expect((await reread(_id)).name).toBe("Agence des Deux Ponts");
    expect(await countLines()).toBe(0);
  });

  it("refuses a document without what its model requires, and writes nothing", async () => {
    const incomplete = { ...partnerValues(), name: "" };
    await expect(create(JEANNE, Partner, incomplete, [audit("partner.created")])).rejects.toThrow("name");
    expect(await Partner.countDocuments()).toBe(0);
  });
});

describe("isDuplicateKey", () => {
  it("tells a unique index from any other error", () => {
    expect(isDuplicateKey(Object.assign(new Error("E11000"), { code: 11000 }))).toBe(true);
    expect(isDuplicateKey(new Error("E11000"))).toBe(false);
    expect(isDuplicateKey(null)).toBe(false);
  });
});

function effectsOfEachKind(): Record<"audited" | "line" | "letter", Effect> {
  return {
    audited: audit("partner.updated", ["name"]),
    line: entry({ householdId: newId(), kind: "note", text: "Une ligne." }),
    letter: mail(
      "reply",
      { subject: "Bonjour", text: "Bienvenue.", senderName: "Jeanne Vidal" },
      { to: "clara@fabre.example" },
    ),
  };
}

function partnerValues() {
  return {
    _id: newId(),
    name: "Agence des Deux Ponts",
    kind: "estate-agency" as const,
    territories: [],
    contacts: [],
    isActive: true,
    sortName: "",
    searchWords: [],
    askedCount: 0,
    answeredCount: 0,
    createdAt: now(),
  };
}

async function storePartner(effects: Effect[] = []) {
  const values = partnerValues();
  expect(await create(JEANNE, Partner, values, effects)).toBe(true);
  return values;
}

async function reread(id: string): Promise<PartnerRecord> {
  return await Partner.findById(id).orFail().lean<PartnerRecord>();
}

async function countLines(): Promise<number> {
  const counts = await Promise.all([
    AuditEvent.countDocuments(),
    Entry.countDocuments(),
    Mail.countDocuments(),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

import { afterEach, describe, expect, it, vi } from "vitest";
import { AuditEvent } from "#models/audit-event";
import type { PendingEffect } from "#models/effect";
import { Entry } from "#models/entry";
import { Mail } from "#models/mail";
import { Notice } from "#models/notice";
import { Partner, type PartnerRecord } from "#models/partner";
import { SOFTWARE } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp, notice, toPending } from "~/core/db/effects.server";
import { AGGREGATES } from "~/core/db/models.server";
import { enqueue, type FollowUpTable, registerFollowUps, settle, sweep } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { followUps } from "~/server/follow-ups";

const LINES = [AuditEvent, Entry, Mail, Notice] as const;

afterEach(() => registerFollowUps(followUps));

describe("carrying out", () => {
  it("writes each effect once when it runs twice", async () => {
    const { _id, pendingEffects } = await storeHolder(effectsOfEachKind());
    await sweep(AGGREGATES);
    await putBack(_id, pendingEffects);

    expect(await sweep(AGGREGATES)).toBe(1);

    expect(await countEach()).toEqual([1, 1, 1, 1]);
    expect(await pendingOf(_id)).toEqual([]);
  });

  it("writes each effect once when two relays run at the same moment", async () => {
    const holders = await Promise.all(Array.from({ length: 20 }, () => storeHolder(effectsOfEachKind())));
    const other = await secondRelay();
    expect(other.sweep).not.toBe(sweep);

    await Promise.all([sweep(AGGREGATES), other.sweep(AGGREGATES), sweep(AGGREGATES)]);

    expect(await countEach()).toEqual([20, 20, 20, 20]);
    for (const { _id } of holders) expect(await pendingOf(_id)).toEqual([]);
  });

  it("leaves a line as it is when a crash came between its writing and the relay's memory of it", async () => {
    const [line] = effectsOfEachKind().filter(({ kind }) => kind === "entry");
    const { _id } = await storeHolder(line ? [line] : []);
    await Entry.collection.insertOne({ _id: line?.id as never, text: "Déjà écrite, puis corrigée." });

    await sweep(AGGREGATES);

    expect(await Entry.find().lean()).toMatchObject([{ _id: line?.id, text: "Déjà écrite, puis corrigée." }]);
    expect(await pendingOf(_id)).toEqual([]);
  });

  it("sends to the outbox under the id and the moment of the change", async () => {
    const { pendingEffects } = await storeHolder(effectsOfEachKind());
    await sweep(AGGREGATES);
    const letter = pendingEffects.find(({ kind }) => kind === "mail");
    const [sent] = await Mail.find().lean();
    expect(sent).toMatchObject({ _id: letter?.id, state: "waiting", messageId: `<${letter?.id}@127.0.0.1>` });
  });

  it("finds what a crash left, then nothing", async () => {
    await storeHolder(effectsOfEachKind());
    await storeHolder([]);
    expect(await sweep(AGGREGATES)).toBe(1);
    expect(await sweep(AGGREGATES)).toBe(0);
  });
});

describe("follow-ups", () => {
  it("are given their payload, the software when no colleague caused them, and the id of the effect", async () => {
    const seen = vi.fn();
    registerFollowUps({ ...followUps, refreshFile: async (...given) => seen(...given) });
    const effect = followUp("refreshFile", { householdId: "file" });
    await storeHolder([effect]);

    await sweep(AGGREGATES);

    expect(seen).toHaveBeenCalledExactlyOnceWith(SOFTWARE, { householdId: "file" }, effect.id);
  });

  it("are waited for to the end of their chain", async () => {
    const last = await storeHolder([]);
    const middle = await storeHolder([]);
    registerFollowUps(chain(middle._id, last._id));
    const { _id } = await storeHolder([]);

    await commit(SOFTWARE, Partner, _id, { effects: [followUp("refreshFile", { householdId: "first" })] });
    await settle();

    expect((await reread(last._id)).note).toBe("end of the chain");
    for (const id of [_id, middle._id, last._id]) expect(await pendingOf(id)).toEqual([]);
  });

  it("are applied once when two relays take the same one", async () => {
    const { _id } = await storeHolder([]);
    const at = now().toISOString();
    await storeHolder([followUp("countPartnerAsk", { partnerId: _id, at })]);
    const other = await secondRelay();

    await Promise.all([sweep(AGGREGATES), other.sweep(AGGREGATES)]);

    expect((await reread(_id)).askedCount).toBe(1);
  });

  it("that fail stay visible, with what went wrong and a delay that grows", async () => {
    registerFollowUps(failing());
    const { _id } = await storeHolder([followUp("refreshFile", { householdId: "file" })]);
    const delays: number[] = [];

    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await makeDue(_id);
      const before = Date.now();
      await sweep(AGGREGATES);
      const [effect] = await pendingOf(_id);
      expect(effect).toMatchObject({ attempts: attempt, lastError: "la source ne répond pas" });
      delays.push(Math.round(((effect?.dueAt.getTime() ?? 0) - before) / 1000));
    }

    expect(delays).toEqual([1, 5, 15, 60, 300, 300]);
  });

  it("that fail are not tried again before their time, then succeed", async () => {
    registerFollowUps(failing());
    const { _id } = await storeHolder([followUp("refreshFile", { householdId: "file" })]);
    await sweep(AGGREGATES);
    registerFollowUps(followUps);

    expect(await sweep(AGGREGATES)).toBe(0);
    enqueue(Partner, _id, await pendingOf(_id));
    await settle();
    expect(await pendingOf(_id)).toHaveLength(1);

    await makeDue(_id);
    expect(await sweep(AGGREGATES)).toBe(1);
    expect(await pendingOf(_id)).toEqual([]);
  });

  it("that fail hold up neither the other effects nor the other documents", async () => {
    registerFollowUps(failing());
    await storeHolder([followUp("refreshFile", { householdId: "file" }), ...effectsOfEachKind()]);
    const sane = await storeHolder(effectsOfEachKind());

    await sweep(AGGREGATES);

    expect(await countEach()).toEqual([2, 2, 2, 2]);
    expect(await pendingOf(sane._id)).toEqual([]);
  });
});

/** The relay of another process, as far as memory goes: its own queue on the same base. */
async function secondRelay(): Promise<typeof import("~/core/db/relay.server")> {
  // A query makes Vite load the file once more; TypeScript follows only names it can resolve.
  const again: string = "~/core/db/relay.server?again";
  const relay = await import(again);
  relay.registerFollowUps(followUps);
  return relay;
}

function failing(): FollowUpTable {
  return {
    ...followUps,
    refreshFile: async () => {
      throw new Error("la source ne répond pas");
    },
  };
}

/** A follow-up that leads to another, on another document. */
function chain(middleId: string, lastId: string): FollowUpTable {
  return {
    ...followUps,
    refreshFile: async (actor) => {
      const effects = [followUp("openCallTask", { handOffId: "second" })];
      await commit(actor, Partner, middleId, { effects });
    },
    openCallTask: async (actor) => {
      await commit(actor, Partner, lastId, { set: { note: "end of the chain" }, effects: [] });
    },
  };
}

function effectsOfEachKind(): Effect[] {
  const householdId = newId();
  return [
    audit("partner.updated"),
    entry({ householdId, kind: "note", text: "Une ligne." }),
    notice({ accountId: newId(), text: "Un mot.", href: "/today" }),
    mail(
      "reply",
      { subject: "Bonjour", text: "Bienvenue.", senderName: "Jeanne Vidal" },
      { to: "clara@fabre.example" },
    ),
  ];
}

/** A document whose effects wait, as a process killed right after its write leaves it. */
async function storeHolder(effects: Effect[]): Promise<{ _id: string; pendingEffects: PendingEffect[] }> {
  const holder = { _id: newId(), pendingEffects: toPending(SOFTWARE, effects) };
  await Partner.create({ ...holder, name: "Agence", kind: "estate-agency", createdAt: now() });
  return holder;
}

async function putBack(id: string, pendingEffects: PendingEffect[]): Promise<void> {
  await Partner.updateOne({ _id: id }, { $set: { pendingEffects } });
}

async function makeDue(id: string): Promise<void> {
  await Partner.updateOne({ _id: id }, { $set: { "pendingEffects.$[].dueAt": new Date() } });
}

async function reread(id: string): Promise<PartnerRecord> {
  return await Partner.findById(id).orFail().lean<PartnerRecord>();
}

async function pendingOf(id: string): Promise<PendingEffect[]> {
  return (await reread(id)).pendingEffects;
}

function countEach(): Promise<number[]> {
  return Promise.all(LINES.map((model) => model.estimatedDocumentCount()));
}

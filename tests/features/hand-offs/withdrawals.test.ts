import { beforeEach, expect, it } from "vitest";
import { Consent, type ConsentRecord } from "#models/consent";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { mailsOf, refusalOf } from "#tests/factories/files";
import { createHandOff, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { deliverAll } from "#tests/factories/tracking";
import type { User } from "~/core/auth/actor";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { withdrawConsent } from "~/features/consents/consents.commands.server";
import { renewAnswerLink } from "~/features/hand-offs/answer-link.commands.server";
import { getAnswerPage } from "~/features/hand-offs/answer-page.queries.server";
import { restoreHandOff } from "~/features/hand-offs/hand-off-restore.commands.server";
import {
  confirmHandOffDeletion,
  withdrawHandOff,
  withdrawHandOffs,
} from "~/features/hand-offs/hand-off-withdrawal.commands.server";

let user: User;
let handOff: HandOffRecord;

beforeEach(async () => {
  user = await createUser();
  handOff = await createHandOff(user);
});

it.each(["expired", "accepted", "proposed"] as const)(
  "closes the link of one %s, which can no longer be renewed nor changed",
  async (state) => {
    await deliverAll();
    await HandOff.updateOne(
      { _id: handOff._id },
      { $set: { state, answeredAt: now(), outcomeDueAt: now() } },
    );
    await withdrawOnConsent();
    const { linkVersion, outcomeDueAt, deletions } = await reload();
    expect([linkVersion, outcomeDueAt, deletions?.length]).toEqual([2, undefined, 1]);
    const token = letterPath(handOff).split("/").at(-1);
    const page = await getAnswerPage(token, new URL("https://x.example/?changer=1"));
    expect([page.stage, page.lines, page.canFinish]).toEqual(["closed", [], false]);
    expect(await refusalOf(renewAnswerLink(token))).toContain("n’est plus nécessaire");
  },
);

it("asks whoever was only reminded by a letter of several requests", async () => {
  await settle();
  const reminder = { handOffId: newId(), handOffIds: [newId(), handOff._id] };
  await Mail.updateOne({ _id: handOff.mailId }, { $set: { state: "sent", sentAt: now(), ...reminder } });
  await withdrawHandOff(user, handOff);
  expect((await reload()).deletions).toHaveLength(1);
});

it("asks again once it was handed over again", async () => {
  await deliverAll();
  await withdrawHandOff(user, handOff);
  await settle();
  setClock(new Date(now().getTime() + 3_600_000));
  await restoreHandOff(user, await reload());
  await deliverAll();
  setClock(new Date(now().getTime() + 3_600_000));
  await withdrawHandOff(user, await reload());
  const { deletions = [] } = await reload();
  expect(new Set(deletions.map(({ id }) => id)).size).toBe(2);
  expect(await mailsOf("deletion-request")).toHaveLength(2);
  expect(await refusalOf(withdrawHandOff(user, await reload()))).toContain("Rien n’est plus à retirer");
});

it("waits for a letter that is leaving, then asks where it went", async () => {
  await settle();
  await Mail.updateMany({}, { $set: { lockedUntil: new Date(Date.now() + 60_000) } });
  await expect(withdrawHandOffs(user, handOff.consentId)).rejects.toThrow("are leaving");
  await Mail.updateMany({}, { $set: { state: "sent", sentAt: now() }, $unset: { lockedUntil: 1 } });
  await withdrawHandOffs(user, handOff.consentId);
  expect(await reload()).toMatchObject({ state: "revoked", deletions: [{}] });
});

it("keeps the proofs of two partners who confirm at once", async () => {
  const asked = (id: string) => ({ id, to: `${id}@x.example`, askedAt: now() });
  await HandOff.updateOne({ _id: handOff._id }, { $set: { deletions: [asked("one"), asked("two")] } });
  const stale = await reload();
  await confirmHandOffDeletion(user, stale, "one", "team");
  await confirmHandOffDeletion(user, stale, "two", "link");
  expect((await reload()).deletions).toMatchObject([{ toldBy: "team" }, { toldBy: "link" }]);
});

async function withdrawOnConsent(): Promise<void> {
  const consent = await Consent.findById(handOff.consentId).orFail().lean<ConsentRecord>();
  await withdrawConsent(user, consent, { effects: [], refusal: "déjà" });
  await settle();
}

async function reload(): Promise<HandOffRecord> {
  await settle();
  return reloadHandOff(handOff._id);
}

import { beforeEach, describe, expect, it } from "vitest";
import type { HandOffRecord } from "#models/hand-off";
import type { MessageRecord } from "#models/message";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createReply } from "#tests/factories/messages";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { PARTNER } from "~/core/auth/actor";
import { type AnswerInput, recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { setNextAction } from "~/features/households/households.commands.server";
import { readingLabel } from "~/features/inbound-mail/message-filing.server";
import { confirmSuggestion, settleMessage } from "~/features/inbound-mail/suggestion.commands.server";

const SAID: Pick<AnswerInput, "origin" | "reasons"> = { origin: "link", reasons: [] };
const HOME = { kind: "housing", place: "Bellevue" } as const;
const TO_SHOW = "Présenter la proposition d’Agence des Deux Ponts";

let user: User;
let householdId: string;
let agency: HandOffRecord;
let lodge: HandOffRecord;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
  agency = await createHandOff(user, { householdId });
  lodge = await createHandOff(user, {
    householdId,
    partner: await createAgency(user, { name: "Gîtes du Lot" }),
  });
  await fileOf(householdId);
});

describe("a proposal to present", () => {
  beforeEach(() => answer(agency, { ...SAID, act: "propose", proposal: HOME }));

  it.each(["decline", "accept"] as const)(
    "stays what comes next when another partner says %s",
    async (act) => {
      expect(await next()).toBe(TO_SHOW);
      await answer(lodge, { ...SAID, act });
      expect(await next()).toBe(TO_SHOW);
    },
  );

  it("comes next again once the mail that came over it is noted as a refusal", async () => {
    const mail = await arrive(lodge, "Rémi Gîtes");
    expect(await next()).toBe("Lire la réponse de Rémi Gîtes");
    await refuse(lodge, mail);
    expect(await next()).toBe(TO_SHOW);
  });

  it("no longer does when its own partner changes their answer", async () => {
    await answer(agency, { ...SAID, act: "decline" });
    expect(await next()).toMatch(/^Choisir un autre partenaire/);
  });

  it("leaves the place to a question", async () => {
    await answer(lodge, { ...SAID, act: "ask", message: "Combien sont-ils ?" });
    expect(await next()).toBe("Répondre à la question de Gîtes du Lot");
  });
});

describe("a mail to read", () => {
  it("is not hidden by another partner’s answer", async () => {
    await arrive(agency, "Paul Roques");
    await answer(lodge, { ...SAID, act: "decline" });
    expect(await next()).toBe("Lire la réponse de Paul Roques");
  });

  it("comes next again once the mail that came over it is noted", async () => {
    await arrive(agency, "Paul Roques");
    await refuse(lodge, await arrive(lodge, "Rémi Gîtes"));
    expect(await next()).toBe("Lire la réponse de Paul Roques");
  });

  it("gives way once it was read and says nothing", async () => {
    await settleMessage(user, await arrive(agency, "Paul Roques"));
    await answer(lodge, { ...SAID, act: "decline" });
    expect(await next()).toMatch(/^Choisir un autre partenaire/);
  });
});

it("asks for news « auprès d’ » who begins with a vowel", async () => {
  await answer(agency, { ...SAID, act: "accept" });
  expect(await next()).toBe("Prendre des nouvelles auprès d’Agence des Deux Ponts");
});

async function answer({ _id }: HandOffRecord, input: AnswerInput): Promise<void> {
  await recordAnswer(PARTNER, await reloadHandOff(_id), { name: "Paul Roques" }, input);
  await fileOf(householdId);
}

/** A mail as it is once filed: to be read next. */
async function arrive(handOff: HandOffRecord, name: string): Promise<MessageRecord> {
  const mail = await createReply(handOff, {
    from: { name, address: "quelqu.un@lot.example" },
    contactId: "",
  });
  const label = readingLabel(mail);
  await setNextAction(user, householdId, { label, ownerId: user.id, dueOn: "2026-05-13", origin: "answer" });
  return mail;
}

async function refuse({ _id }: HandOffRecord, mail: MessageRecord): Promise<void> {
  const said = { act: "decline" as const, reasons: [], origin: "mail" as const, answerId: "" };
  await confirmSuggestion(user, await reloadHandOff(_id), mail, said);
}

async function next(): Promise<string | undefined> {
  return (await fileOf(householdId)).nextAction?.label;
}

import { expect, it } from "vitest";
import { Account } from "#models/account";
import { Household } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { mailsOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { requestAs } from "#tests/factories/sessions";
import { createFile } from "#tests/factories/submissions";
import { requireUser } from "~/core/auth/guards.server";
import { sendReply } from "~/features/file/file.commands.server";

const ACCOUNT = "_staff.account.tsx";
const IDENTITY = { intent: "identity", name: "Jeanne Vidal", phone: "05 36 49 00 12" };

it("is a line its owner writes, under the letters they write afterwards", async () => {
  const user = await createUser("referent", { title: "référente du secteur" });
  const householdId = await createFile(user);
  const form = { ...IDENTITY, signature: "Présente  les lundis\net jeudis" };
  expect((await callRoute(ACCOUNT, user, "/account", form)).status).toBe(302);

  const household = await Household.findById(householdId).orFail().lean();
  const author = await requireUser(await requestAs(user, "/account"));
  const candidateId = household.heads[0]?.candidateId ?? "";
  await sendReply(author, household, { candidateId, subject: "Votre arrivée", text: "Bonjour," });
  const [letter] = await mailsOf("reply");
  expect(letter?.params).toMatchObject({
    ...{ senderName: "Jeanne Vidal", senderTitle: "référente du secteur" },
    ...{ senderPhone: "05 36 49 00 12", senderNote: "Présente les lundis et jeudis" },
  });
});

it("is refused beyond 200 characters, and goes when it is emptied", async () => {
  const user = await createUser("referent", { signature: "Absente le mercredi" });
  const long = await callRoute(ACCOUNT, user, "/account", { ...IDENTITY, signature: "a".repeat(201) });
  expect(long.status).toBe(400);
  expect(long.body).toContain("200 caractères au plus");
  await callRoute(ACCOUNT, user, "/account", { ...IDENTITY, signature: "" });
  expect((await Account.findById(user.id).lean())?.signature).toBeUndefined();
});

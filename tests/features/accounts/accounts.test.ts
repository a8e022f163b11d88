import { expect, it } from "vitest";
import { Account } from "#models/account";
import { AuditEvent } from "#models/audit-event";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { requestAs } from "#tests/factories/sessions";
import type { User } from "~/core/auth/actor";
import { findUser } from "~/core/auth/session.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import {
  disableAccount,
  enableAccount,
  type Invitation,
  inviteAccount,
  resendInvitation,
  updateAccount,
} from "~/features/accounts/accounts.commands.server";
import { setDelegate, updateOwnAccount } from "~/features/accounts/own-account.commands.server";

const PAUL: Invitation = {
  name: "Paul Delmas",
  email: "paul.delmas@demo.example",
  role: "referent",
  isWholeDepartement: false,
  territories: ["200067361"],
};

async function trace(action: string, subjectId: string): Promise<number> {
  await settle();
  return AuditEvent.countDocuments({ action, "subject.id": subjectId });
}

it("invites a colleague: an account, its trace and a mail with a link", async () => {
  const user = await createUser("responsable");
  const id = await inviteAccount(user, PAUL);
  expect(await Account.findById(id).lean()).toMatchObject({ state: "invited", territories: ["200067361"] });
  expect(await trace("account.invited", id)).toBe(1);
  const mail = await Mail.findOne({ template: "invitation" }).lean();
  expect(mail).toMatchObject({
    to: PAUL.email,
    mailClass: "reponse",
    params: { inviterName: "Jeanne Vidal" },
  });
  expect(mail?.params.link).toMatchObject({ purpose: "password", version: 1 });
});

it("refuses to invite twice the same address", async () => {
  const user = await createUser("responsable");
  await inviteAccount(user, PAUL);
  await expect(inviteAccount(user, PAUL)).rejects.toThrow("Cette adresse a déjà un compte.");
  await settle();
  expect(await Mail.countDocuments({ template: "invitation" })).toBe(1);
});

it("refuses a recruteur without a structure", async () => {
  const user = await createUser("responsable");
  await expect(inviteAccount(user, { ...PAUL, role: "recruteur" })).rejects.toThrow(
    "Choisissez la structure",
  );
});

it("sends an invitation again with another link, until the account is open", async () => {
  const user = await createUser("responsable");
  const id = await inviteAccount(user, PAUL);
  await resendInvitation(user, id);
  await settle();
  const mails = await Mail.find({ template: "invitation" }).sort({ _id: 1 }).lean();
  expect(mails.map(({ params }) => (params.link as { version: number }).version)).toEqual([1, 2]);
  await Account.updateOne({ _id: id }, { state: "active" });
  await expect(resendInvitation(user, id)).rejects.toThrow("Ce compte est déjà ouvert");
});

it("changes an account and names the fields in the trace, never their values", async () => {
  const user = await createUser("responsable");
  const { id } = await createUser();
  const identity = {
    name: "Jeanne Vidal",
    phone: "0600000000",
    role: "referent" as const,
    isWholeDepartement: true,
    territories: [],
  };
  const before = { ...identity, phone: "05 36 49 00 12" };
  await updateAccount(user, id, before, identity);
  expect(await Account.findById(id).lean()).toMatchObject({ phone: "0600000000" });
  await settle();
  expect(await AuditEvent.findOne({ action: "account.updated" }).lean()).toMatchObject({ fields: ["phone"] });
});

it("lets two colleagues change two fields of an account, and tells them when it is the same one", async () => {
  const user = await createUser("responsable");
  const { id, name } = await createUser();
  const before = { name, role: "referent" as const, isWholeDepartement: true, territories: [] };
  const submitted = { ...before, phone: "05 36 49 00 12" };
  await updateAccount(user, id, { ...submitted }, { ...submitted, title: "Chargée d’accueil" });
  await updateAccount(user, id, { ...submitted }, { ...submitted, name: "Jeanne V." });
  expect(await Account.findById(id).lean()).toMatchObject({ name: "Jeanne V.", title: "Chargée d’accueil" });
  const late = updateAccount(user, id, { ...submitted }, { ...submitted, name: "J. Vidal" });
  await expect(late).rejects.toThrow(
    "Prénom et nom\u00A0: vous avez écrit «\u00A0J. Vidal\u00A0»\u00A0; entre-temps, «\u00A0Jeanne V.\u00A0» a été enregistré.",
  );
});

it("closes an account and its sessions at once, then opens it again by an invitation", async () => {
  const user = await createUser("responsable");
  const colleague = await createUser();
  const request = await requestAs(colleague, "/today");
  await disableAccount(user, colleague.id);
  expect(await findUser(request)).toBeNull();
  await expect(disableAccount(user, colleague.id)).rejects.toThrow("déjà fermé");
  await enableAccount(user, colleague.id);
  expect(await Account.findById(colleague.id).lean()).toMatchObject({ state: "invited" });
  expect(await findUser(request)).toBeNull();
});

it("refuses to close one's own account and to lose the last responsable", async () => {
  const user = await createUser("responsable");
  await expect(disableAccount(user, user.id)).rejects.toThrow("votre propre compte");
  await expect(disableAccount({ id: newId() }, user.id)).rejects.toThrow("dernier compte de responsable");
  await expect(
    updateAccount(
      user,
      user.id,
      { role: "responsable", isWholeDepartement: true, name: user.name },
      {
        name: "J",
        role: "referent",
        isWholeDepartement: true,
        territories: [],
      },
    ),
  ).rejects.toThrow("dernier compte de responsable");
});

it("changes one's own name, and takes the phone away when it is left empty", async () => {
  const user = await createUser();
  await updateOwnAccount(user, { name: "Jeanne Vidal-Roux" });
  const account = await Account.findById(user.id).lean();
  expect(account).toMatchObject({ name: "Jeanne Vidal-Roux" });
  expect(account?.phone).toBeUndefined();
});

const ABSENCE = { fromOn: "2026-05-18", toOn: "2026-05-22" };

it("entrusts one's files to a colleague, and takes them back", async () => {
  const [user, colleague] = [await createUser(), await createUser()];
  await setDelegate(user, { accountId: colleague.id, ...ABSENCE });
  expect((await Account.findById(user.id).lean())?.delegate).toMatchObject({ accountId: colleague.id });
  await setDelegate(user, null);
  expect((await Account.findById(user.id).lean())?.delegate).toBeUndefined();
  expect(await trace("account.updated", user.id)).toBe(2);
});

it("refuses a delegate who is oneself, follows no file, or days which make no sense", async () => {
  const [user, colleague, elected] = [await createUser(), await createUser(), await createUser("elu")];
  const refused = async (delegate: Parameters<typeof setDelegate>[1], by: User = user) =>
    setDelegate(by, delegate).then(
      () => "accepted",
      (error: Error) => error.message,
    );
  expect(await refused({ accountId: user.id, ...ABSENCE })).toContain("qui suit des dossiers");
  expect(await refused({ accountId: elected.id, ...ABSENCE })).toContain("qui suit des dossiers");
  expect(await refused({ accountId: colleague.id, fromOn: "2026-05-22", toOn: "2026-05-18" })).toContain(
    "finit avant de commencer",
  );
  expect(await refused({ accountId: colleague.id, fromOn: "2026-04-01", toOn: "2026-04-05" })).toContain(
    "passés",
  );
});

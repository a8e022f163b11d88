import { Account, type AccountRecord } from "#models/account";
import type { Actor } from "~/core/auth/actor";
import { closeSessions, createCredentials } from "~/core/auth/credentials.server";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import { mail } from "~/core/outbox/mail-effect.server";
import { ROLES } from "~/vocabulary/roles";
import { formatPhone } from "~/vocabulary/typography";
import { accountChoices } from "./account-choices.queries.server";
import { type PasswordLink, passwordLinkOf } from "./password.commands.server";

type Identity = Pick<AccountRecord, "name" | "role" | "isWholeDepartement" | "territories"> &
  Partial<Pick<AccountRecord, "phone" | "title" | "partnerId">>;

export type Invitation = Identity & Pick<AccountRecord, "email">;

const INVITATION_DAYS = 7;
const LAST_RESPONSABLE =
  "C’est le dernier compte de responsable : donnez d’abord ce rôle à quelqu’un d’autre, sans quoi plus personne ne pourrait régler le logiciel.";

/**
 * Opens an account and mails its holder the link by which to choose a password, good for 7 days. Refuses an
 * address which already has an account, and a recruteur without a structure. Returns the account's id.
 */
export async function inviteAccount(actor: Actor, invitation: Invitation): Promise<string> {
  refuseWithoutStructure(invitation);
  if (await Account.exists({ email: invitation.email })) throw alreadyKnown();
  const _id = await createCredentials(invitation.email, invitation.name);
  const passwordLink = passwordLinkOf(undefined, INVITATION_DAYS * 24);
  const account = { ...invitation, _id, state: "invited" as const, passwordLink, createdAt: now() };
  const isNew = await create(actor, Account, account, [
    audit("account.invited"),
    invitationMail(actor, account, passwordLink),
  ]);
  if (!isNew) throw alreadyKnown();
  return _id;
}

/** Sends the invitation again with a new link; the former one no longer opens. Refuses an account already in use. */
export async function resendInvitation(actor: Actor, accountId: string): Promise<void> {
  const account = await getRecord(accountId);
  const passwordLink = passwordLinkOf(account.passwordLink, INVITATION_DAYS * 24);
  await commit(actor, Account, accountId, {
    set: { passwordLink },
    onlyIf: { state: "invited" },
    effects: [audit("account.invited"), invitationMail(actor, account, passwordLink)],
    refusal: "Ce compte est déjà ouvert : la personne peut demander un nouveau mot de passe.",
  });
}

/**
 * Writes what was changed of who somebody is and what they see since the page was drawn (`before`). Refuses,
 * showing both values, a field a colleague changed meanwhile, and to take away the last responsable.
 */
export async function updateAccount(
  actor: Actor,
  accountId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: Identity,
): Promise<void> {
  for (;;) {
    const account = await getRecord(accountId);
    const current = { ...account, phone: formatPhone(account.phone ?? "") };
    const changes = changesOf(await identityFields(), { before, submitted, current });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, submitted);
    const after = { ...account, ...Object.fromEntries(unset.map((field) => [field, undefined])), ...set };
    refuseWithoutStructure(after);
    if (after.role !== "responsable") await refuseLastResponsable(accountId);
    const saved = await commit(actor, Account, accountId, {
      onlyIf: { version: account.version },
      set: { ...set },
      // A phone keeps reading a calendar for years: what another role may see is asked for again.
      unset: changes.includes("role") ? [...unset, "calendarLink"] : unset,
      effects: [audit("account.updated", changes)],
    });
    if (saved) return;
  }
}

/** Closes an account and, at once, its sessions on every device. Refuses one’s own and the last responsable. */
export async function disableAccount(actor: Actor, accountId: string): Promise<void> {
  if (actor.id === accountId) {
    throw new UserFacingError("Vous ne pouvez pas fermer votre propre compte : demandez-le à un·e collègue.");
  }
  await refuseLastResponsable(accountId);
  await commit(actor, Account, accountId, {
    set: { state: "disabled" },
    unset: ["passwordLink", "delegate", "calendarLink"],
    onlyIf: { state: { $ne: "disabled" } },
    effects: [audit("account.updated", ["state"])],
    refusal: "Ce compte est déjà fermé.",
  });
  await closeSessions(accountId);
}

/** Opens again an account that was closed; its holder chooses a new password by the invitation mailed. */
export async function enableAccount(actor: Actor, accountId: string): Promise<void> {
  const account = await getRecord(accountId);
  const passwordLink = passwordLinkOf(account.passwordLink, INVITATION_DAYS * 24);
  await commit(actor, Account, accountId, {
    set: { state: "invited", passwordLink },
    onlyIf: { state: "disabled" },
    effects: [audit("account.invited"), invitationMail(actor, account, passwordLink)],
    refusal: "Ce compte est déjà ouvert.",
  });
}

function invitationMail(actor: Actor, account: Invitation, { id, version }: PasswordLink): Effect {
  return mail(
    "invitation",
    {
      name: account.name,
      roleLabel: ROLES[account.role].fr,
      inviterName: actor.name ?? "L’équipe",
      link: { purpose: "password", id, version },
    },
    { to: account.email, toName: account.name },
  );
}

function refuseWithoutStructure({ role, partnerId }: Identity): void {
  if (role === "recruteur" && !partnerId) {
    throw new UserFacingError("Choisissez la structure pour laquelle cette personne recrute.");
  }
}

async function refuseLastResponsable(accountId: string): Promise<void> {
  const responsables = await Account.find({ role: "responsable", state: "active" }, { _id: 1 })
    .limit(2)
    .lean();
  if (responsables.length === 1 && responsables[0]?._id === accountId) {
    throw new UserFacingError(LAST_RESPONSABLE);
  }
}

async function identityFields(): Promise<FieldsOf<Identity>> {
  const { territories, structures } = await accountChoices();
  const labels = new Map([...territories, ...structures].map(({ value, label }) => [value, label]));
  const labelOf = (value: string): string => labels.get(value) ?? value;
  return {
    name: { label: "Prénom et nom" },
    phone: { label: "Téléphone" },
    title: { label: "Fonction" },
    role: { label: "Rôle", words: (role) => ROLES[role].fr },
    isWholeDepartement: { label: "Voit tout le département", words: (sees) => (sees ? "oui" : "non") },
    territories: { label: "Territoires", words: (codes) => codes.map(labelOf).join(", ") },
    partnerId: { label: "Structure", words: labelOf },
  };
}

async function getRecord(accountId: string): Promise<AccountRecord> {
  const account = await Account.findById(accountId).lean<AccountRecord>();
  if (!account) throw notFound();
  return account;
}

function alreadyKnown(): UserFacingError {
  return new UserFacingError("Cette adresse a déjà un compte. Cherchez-la dans la liste de l’équipe.");
}

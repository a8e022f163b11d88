import { Account } from "#models/account";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { writeOf } from "~/core/lost-updates";

/** Changes one's own name, phone, and the line under one's signature. */
export async function updateOwnAccount(
  user: User,
  { name, phone, signature }: { name: string; phone?: string; signature?: string },
): Promise<void> {
  await commit(user, Account, user.id, {
    ...writeOf(["name", "phone", "signature"], {
      ...{ name, phone: phone || undefined, signature: signature || undefined },
    }),
    effects: [audit("account.updated", ["name", "phone", "signature"])],
  });
}

/**
 * Entrusts one's files to a colleague from one day to another, both included; null takes them back. Refuses
 * oneself, a colleague who follows no file, and days in the wrong order or past.
 */
export async function setDelegate(
  user: User,
  delegate: { accountId: string; fromOn: string; toOn: string } | null,
): Promise<void> {
  if (delegate) await refuseUnfit(user, delegate);
  await commit(user, Account, user.id, {
    ...(delegate ? { set: { delegate } } : { unset: ["delegate"] }),
    effects: [audit("account.updated", ["delegate"])],
  });
}

/** Chooses whether the summary of the day comes by mail, on working mornings. */
export async function chooseDigest(user: User, wantsDigest: boolean): Promise<void> {
  await commit(user, Account, user.id, {
    ...(wantsDigest ? { set: { wantsDigest } } : { unset: ["wantsDigest"] }),
    effects: [audit("account.updated", ["wantsDigest"])],
  });
}

/** Keeps the hand-over note as its author wrote it; an empty one goes back to the one drawn from the files. */
export async function writeHandover(user: User, text: string): Promise<void> {
  await commit(user, Account, user.id, {
    ...(text ? { set: { handover: { text, updatedAt: now() } } } : { unset: ["handover"] }),
    effects: [audit("account.updated", ["handover"])],
  });
}

async function refuseUnfit(
  user: User,
  { accountId, fromOn, toOn }: { accountId: string; fromOn: string; toOn: string },
): Promise<void> {
  const isReferent =
    accountId !== user.id &&
    (await Account.exists({ _id: accountId, state: "active", role: { $in: ["referent", "responsable"] } }));
  if (!isReferent)
    throw new UserFacingError("Choisissez un·e collègue qui suit des dossiers.", { field: "accountId" });
  if (toOn < fromOn)
    throw new UserFacingError("L’absence finit avant de commencer. Corrigez l’un des deux jours.", {
      field: "toOn",
    });
  if (toOn < toDay(now()))
    throw new UserFacingError("Ces jours sont passés. Choisissez des jours à venir.", { field: "toOn" });
}

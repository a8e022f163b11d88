import { Account } from "#models/account";
import { Setting } from "#models/setting";
import { PUBLIC, SOFTWARE } from "~/core/auth/actor";
import { createCredentials, passwordWeakness, setPassword } from "~/core/auth/credentials.server";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { type LinkRef, linkUrl, readLinkToken } from "~/core/links.server";
import { createDefaultPipelines } from "~/features/pipelines/pipelines.commands.server";
import { updateSetting } from "./settings.commands.server";

/** Beside the pages of the settings: where the one-time link stands. */
const FIRST_START = "first-start";
const USED_UP =
  "Ce lien a déjà servi. Si aucun compte n’a été créé, redémarrez le logiciel : il en affiche un nouveau.";

/** Gives an empty base what a first responsable needs: journeys, and a one-time link. Safe to run again. */
export async function seedInstance(): Promise<void> {
  await createDefaultPipelines();
  await create(
    SOFTWARE,
    Setting,
    { _id: FIRST_START, value: { linkId: newId(), version: 1 }, updatedAt: now() },
    [],
  );
}

/** The address, good once, where the first responsable creates an account. */
export async function setupLink(): Promise<string> {
  const stored = await Setting.findById(FIRST_START, { value: 1 }).lean();
  return linkUrl({
    purpose: "setup",
    id: String(stored?.value.linkId),
    version: Number(stored?.value.version),
  });
}

/** Whether the first responsable may still be created by this link. */
export async function isSetupLinkLive(token: string | undefined): Promise<boolean> {
  const link = readLinkToken("setup", token);
  return link !== null && (await Setting.exists({ _id: FIRST_START, ...isLive(link) })) !== null;
}

/** Creates the first responsable by the one-time link. Refuses a weak password and a link already used. */
export async function createFirstResponsable(
  token: string | undefined,
  { name, email, password }: { name: string; email: string; password: string },
): Promise<void> {
  const link = readLinkToken("setup", token);
  if (!link) throw new UserFacingError(USED_UP);
  const weakness = passwordWeakness(password);
  if (weakness) throw new UserFacingError(weakness);
  await commit(PUBLIC, Setting, FIRST_START, {
    inc: { "value.version": 1 },
    onlyIf: isLive(link),
    effects: [],
    refusal: USED_UP,
  });
  const accountId = await createCredentials(email, name);
  await setPassword(accountId, password);
  await create(
    PUBLIC,
    Account,
    {
      _id: accountId,
      name,
      email,
      role: "responsable",
      state: "active",
      isWholeDepartement: true,
      territories: [],
      createdAt: now(),
    },
    [audit("account.invited")],
  );
  await updateSetting({ id: accountId }, "instance", { isReady: true });
}

function isLive({ id, version }: LinkRef) {
  return { "value.linkId": id, "value.version": version };
}

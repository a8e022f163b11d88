import { Account } from "#models/account";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import type { Territory } from "~/core/settings.server";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
import { updateSetting } from "./settings.commands.server";

/**
 * Imports the communes of the départements to serve, then keeps their list. Refuses an unknown département, and
 * changes nothing then. Returns how many communes were read.
 */
export async function updateDepartements(actor: Actor, departements: string[]): Promise<number> {
  const { counts } = await importCommunes(actor, departements);
  await updateSetting(actor, "brand", { departements });
  return counts.communes ?? 0;
}

/** Keeps which intercommunalités are served, how people call them and who follows each, and so sees its files. */
export async function updateTerritories(
  actor: Actor,
  rows: (Territory & { isServed: boolean })[],
): Promise<void> {
  const list = rows
    .filter(({ isServed }) => isServed)
    .map(({ code, label, referentId }) => ({ code, label, ...(referentId ? { referentId } : {}) }));
  await updateSetting(actor, "territories", { list });
  for (const { code, referentId } of list) {
    if (referentId) await addTerritory(actor, referentId, code);
  }
}

async function addTerritory(actor: Actor, accountId: string, code: string): Promise<void> {
  await commit(actor, Account, accountId, {
    push: { territories: code },
    onlyIf: { isWholeDepartement: false, territories: { $ne: code } },
    effects: [audit("account.updated", ["territories"])],
  });
}

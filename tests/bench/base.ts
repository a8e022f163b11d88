import type { Model } from "mongoose";
import { Account } from "#models/account";
import { Setting } from "#models/setting";
import { createCredentials, setPassword } from "~/core/auth/credentials.server";
import { now } from "~/core/clock.server";
import { BENCH_ACCOUNTS, BENCH_PASSWORD } from "./accounts";
import { TERRITORIES } from "./files";

/** The accounts of every generated base. Returns their ids. */
export async function fillAccounts(): Promise<string[]> {
  const ids: string[] = [];
  for (const { email, name, territories } of BENCH_ACCOUNTS) {
    const id = await createCredentials(email, name);
    await setPassword(id, BENCH_PASSWORD);
    await insert(Account, [
      {
        _id: id,
        email,
        name,
        role: "referent",
        state: "active",
        isWholeDepartement: territories.length === 0,
        territories: [...territories],
        createdAt: now(),
        version: 1,
        pendingEffects: [],
        appliedEffects: [],
      },
    ]);
    ids.push(id);
  }
  return ids;
}

/** Its territories, and the département served. */
export async function fillSettings(referentIds: readonly string[]): Promise<void> {
  const list = TERRITORIES.map(([code, label], index) => ({
    code,
    label,
    referentId: referentIds[index % referentIds.length],
  }));
  const values: Record<string, Record<string, unknown>> = {
    instance: { isDemo: true, isReady: true },
    territories: { list },
    brand: { programme: "Oh My Lot !", owner: "Département du Lot", departements: ["46"] },
  };
  const settings = Object.entries(values).map(([_id, value]) => ({
    _id: _id,
    value,
    updatedAt: now(),
    version: 1,
    pendingEffects: [],
    appliedEffects: [],
  }));
  await insert(Setting, settings);
}

/** Straight to the driver: no validation, no journal, undefined fields left out. */
export async function insert<Stored>(model: Model<Stored>, documents: Stored[]): Promise<void> {
  if (documents.length === 0) return;
  await model.collection.insertMany(documents as never[], {
    ordered: false,
    ignoreUndefined: true,
    writeConcern: { w: 1, j: false },
  });
}

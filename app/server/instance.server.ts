import { Meta } from "#models/meta";
import { followClock } from "~/core/background/shared-clock.server";
import { clockOffset } from "~/core/clock.server";
import type { Engine } from "~/core/db/engine.server";
import { registerFollowUps, settle } from "~/core/db/relay.server";
import { env, isDemoAllowed } from "~/core/env.server";
import { forgetSettings, getSettings } from "~/core/settings.server";
import { createDefaultTemplates } from "~/features/templates/templates.commands.server";
import { followUps } from "./follow-ups";

/** The demonstration's accounts, in the order they are printed. */
const DEMO_ACCOUNTS = ["responsable", "referent", "recruteur", "elu", "dpo"];

/**
 * Fills an empty base: with the demonstration when it may run here, else with what a first responsable
 * needs; templates it does not have yet are added to any. Agrees with the other processes on what time it is.
 */
export async function prepareInstance(): Promise<void> {
  registerFollowUps(followUps);
  await createDefaultTemplates();
  if (env().startsAt) await Meta.updateOne({ _id: "schema" }, { $set: { clockOffset: clockOffset() } });
  else await followClock();
  const { instance } = await getSettings();
  if (instance.isReady || instance.isDemo) return;
  if (isDemoAllowed()) {
    const { seedDemo } = await import("~/features/demo/seed-demo.commands.server");
    await seedDemo((text) => process.stdout.write(`${text}\n`));
  } else {
    const { seedInstance } = await import("~/features/settings/first-start.commands.server");
    await seedInstance();
  }
  await settle();
  forgetSettings();
}

/** Prints where to go and how to sign in. */
export async function sayWelcome(port: number, engine: Engine | undefined): Promise<void> {
  const { instance } = await getSettings();
  const host = env().host === "0.0.0.0" ? "127.0.0.1" : env().host;
  const lines = [`La conciergerie est prête : http://${host}:${port}`];
  if (engine) lines.push(`Base : moteur intégré dans ${env().dataDir} (cache limité à ${engine.cacheMb} Mo)`);
  if (instance.isDemo) {
    lines.push("Comptes de démonstration, mot de passe demo-conciergerie :");
    lines.push(...DEMO_ACCOUNTS.map((name) => `  ${name}@demo.example`));
  } else if (!instance.isReady) {
    const { setupLink } = await import("~/features/settings/first-start.commands.server");
    lines.push(`Pour créer le premier compte, une seule fois : ${await setupLink()}`);
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}

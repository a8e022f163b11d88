import { Setting } from "#models/setting";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { forgetSettings, type SettingName, type Settings } from "~/core/settings.server";

/** Saves some fields of one page of the settings; the other fields keep their value. */
export async function updateSetting<Name extends SettingName>(
  actor: Actor,
  name: Name,
  values: Partial<Settings[Name]>,
): Promise<void> {
  const effects = [audit("setting.updated", Object.keys(values))];
  const set = Object.fromEntries(Object.entries(values).map(([key, value]) => [`value.${key}`, value]));
  const saved = await commit(actor, Setting, name, { set: { ...set, updatedAt: now() }, effects });
  if (!saved) await create(actor, Setting, { _id: name, value: { ...values }, updatedAt: now() }, effects);
  forgetSettings();
}

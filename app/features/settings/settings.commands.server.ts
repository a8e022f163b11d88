import { Setting } from "#models/setting";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import { forgetSettings, getSettings, type SettingName, type Settings } from "~/core/settings.server";
import { formatPhone } from "~/vocabulary/typography";

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

type Brand = Omit<Settings["brand"], "departements">;

const BRAND_FIELDS: FieldsOf<Brand> = {
  programme: { label: "Nom du service" },
  owner: { label: "Qui le porte" },
  departementName: { label: "Nom du territoire" },
  promise: { label: "Promesse" },
  phone: { label: "Téléphone" },
  email: { label: "Adresse e-mail" },
};

/**
 * Writes what was changed of the brand since its page was drawn (`before`); refuses, showing both values, a
 * field a colleague changed meanwhile.
 */
export async function editBrand(
  actor: Actor,
  before: Readonly<Record<string, unknown>>,
  submitted: Brand,
): Promise<void> {
  forgetSettings();
  const { brand } = await getSettings();
  const current = { ...brand, phone: formatPhone(brand.phone) };
  const changes = changesOf(BRAND_FIELDS, { before, submitted, current });
  if (changes.length > 0) await updateSetting(actor, "brand", writeOf(changes, submitted).set);
}

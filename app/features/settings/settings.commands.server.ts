import { type ReplacedTexts, Setting } from "#models/setting";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import { forgetSettings, getSettings, type SettingName, type Settings } from "~/core/settings.server";
import { SCHOOL_ZONES } from "~/vocabulary/school-holidays";
import { formatCount, formatPhone, NBSP } from "~/vocabulary/typography";
import { textsInForce } from "./legal-texts";

/**
 * Saves some fields of one page of the settings; the other fields keep their value, and the legal texts that this
 * replaces are kept as people read them.
 */
export async function updateSetting<Name extends SettingName>(
  actor: Actor,
  name: Name,
  values: Partial<Settings[Name]>,
): Promise<void> {
  const effects = [audit("setting.updated", Object.keys(values))];
  const set = Object.fromEntries(Object.entries(values).map(([key, value]) => [`value.${key}`, value]));
  const replacedTexts = await textsReplacedBy(actor, name, values);
  const saved = await commit(actor, Setting, name, {
    set: { ...set, updatedAt: now() },
    push: replacedTexts.length > 0 ? { replacedTexts: { $each: replacedTexts } } : {},
    effects,
  });
  const first = { _id: name, value: { ...values }, updatedAt: now(), replacedTexts };
  if (!saved) await create(actor, Setting, first, effects);
  forgetSettings();
}

/** The texts in force that a change makes others of; of the brand as well, which those by default name. */
async function textsReplacedBy<Name extends SettingName>(
  actor: Actor,
  name: Name,
  values: Partial<Settings[Name]>,
): Promise<ReplacedTexts[]> {
  const before = await getSettings();
  // Until the service is open, nobody has read them.
  if (!before.instance.isReady) return [];
  const after = { ...before, [name]: { ...before[name], ...values } };
  const [was, is] = [textsInForce(before), new Map(Object.entries(textsInForce(after)))];
  const texts = Object.entries(was).filter(([field, text]) => text && is.get(field) !== text);
  if (texts.length === 0) return [];
  return [{ id: newId(), until: now(), by: actor.id, texts: Object.fromEntries(texts) }];
}

type Before = Readonly<Record<string, unknown>>;
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
export async function editBrand(actor: Actor, before: Before, submitted: Brand): Promise<void> {
  forgetSettings();
  const { brand } = await getSettings();
  const current = { ...brand, phone: formatPhone(brand.phone) };
  const changes = changesOf(BRAND_FIELDS, { before, submitted, current });
  if (changes.length > 0) await updateSetting(actor, "brand", writeOf(changes, submitted).set);
}

type Edited = "sender" | "legal" | "delays" | "calendar" | "sharing" | "lodging" | "arrival" | "training";

/** Two versions of a long text are told apart by their length: shown whole, they would hide what is said of them. */
const lengthOf = (text: string): string => `un texte de ${formatCount(text.length, "signe", "signes")}`;

const FIELDS: { readonly [Name in Edited]: FieldsOf<Settings[Name]> } = {
  sender: {
    name: { label: "Nom de l’expéditeur" },
    address: { label: "Adresse d’envoi" },
    hasPlainReplies: {
      label: `Boîte sans adresses en «${NBSP}+${NBSP}»`,
      words: (isPlain) => (isPlain ? "oui" : "non"),
    },
  },
  legal: {
    privacy: { label: "Confidentialité", words: lengthOf },
    notices: { label: "Mentions légales", words: lengthOf },
    accessibility: { label: "Accessibilité", words: lengthOf },
    consentPartners: { label: "Accord de transmission à des partenaires", words: lengthOf },
    consentNews: { label: "Accord pour recevoir les nouvelles", words: lengthOf },
  },
  delays: {
    firstAnswerDays: { label: "Première réponse à une demande" },
    answerLinkDays: { label: "Lien de réponse d’un partenaire" },
    reminderDays: { label: "Première relance" },
    urgentReminderDays: { label: "Première relance d’un besoin proche" },
    secondReminderDays: { label: "Deuxième relance" },
    callTaskDays: { label: "Appel à faire" },
    changeAnswerDays: { label: "Correction d’une réponse" },
    outcomeDays: { label: "Issue à demander" },
    supplyStaleDays: { label: "Capacité à redemander" },
    partnerCap: { label: "Sollicitations par an" },
    retentionMonths: { label: "Conservation" },
    scholarshipYears: { label: "Bourse d’une personne effacée" },
    sendsThanks: { label: "Remerciement trimestriel", words: (isSent) => (isSent ? "oui" : "non") },
  },
  sharing: {
    withheld: {
      label: "Ce qui n’est pas transmis",
      words: (keys) =>
        keys.length > 0 ? formatCount(keys.length, "case écartée", "cases écartées") : "rien",
    },
  },
  arrival: {
    documents: {
      label: "Documents à apporter",
      words: (documents) => documents.map(({ fr }) => fr).join(", "),
    },
  },
  lodging: {
    rules: {
      label: "Règles de la liste d’attente",
      words: (rules) => rules.map(({ label, points }) => `${label} (${points})`).join(", "),
    },
    aids: { label: "Aides perdues", words: (aids) => aids.map(({ label }) => label).join(", ") },
  },
  training: {
    levels: {
      label: "Niveaux de stage",
      words: (levels) => levels.map(({ label }) => label).join(", "),
    },
  },
  calendar: {
    summerStart: { label: "Semestre d’été" },
    winterStart: { label: "Semestre d’hiver" },
    zone: { label: "Zone scolaire", words: (zone) => SCHOOL_ZONES[zone].fr },
    schoolHolidays: {
      label: "Vacances scolaires",
      words: (periods) => formatCount(periods.length, "période", "périodes"),
    },
  },
};

/**
 * Writes what was changed of one page of the settings since it was drawn (`before`); refuses, showing both values,
 * a field a colleague changed meanwhile.
 */
export async function editSetting<Name extends Edited>(
  actor: Actor,
  name: Name,
  before: Before,
  submitted: Settings[Name],
): Promise<void> {
  forgetSettings();
  const { [name]: current } = await getSettings();
  const changes = changesOf<Settings[Name]>(FIELDS[name], { before, submitted, current });
  if (changes.length > 0) await updateSetting(actor, name, writeOf(changes, submitted).set);
}

import { isValidPhoneNumber } from "libphonenumber-js/min";
import { z } from "zod";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { isDay } from "~/core/days";
import { NBSP } from "~/vocabulary/typography";

const INCOMPLETE_EMAIL =
  "Cette adresse e-mail n’est pas complète. Elle s’écrit par exemple prenom.nom@exemple.fr.";

/** More than any project of a département costs: beyond, a comma was forgotten. */
const MOST_EUROS = 100_000_000;

/** An e-mail address, folded to lower case. */
export const emailField = z
  .string({ error: INCOMPLETE_EMAIL })
  .max(200, "Cette adresse e-mail est trop longue : 200 caractères au plus.")
  .pipe(z.email({ error: INCOMPLETE_EMAIL }))
  .transform((value) => value.toLowerCase());

/** A French or international phone number, kept as typed, in plain spaces; its digits are compared elsewhere. */
export const phoneField = z
  .string()
  .trim()
  .overwrite((value) => value.replaceAll(NBSP, " "))
  .max(30, { error: "Ce numéro est trop long : 30 caractères au plus.", abort: true })
  .refine(
    (value) => isValidPhoneNumber(value, "FR"),
    "Ce numéro n’est pas complet. Exemple : 06 12 34 56 78.",
  )
  .optional();

/** A day, "YYYY-MM-DD". */
export const dayField = z
  .string({ error: "Choisissez un jour." })
  .regex(/^\d{4}-\d{2}-\d{2}$/, "Cette date n’est pas lisible. Choisissez un jour dans le calendrier.")
  .refine(isDay, "Ce jour n’existe pas. Choisissez-en un dans le calendrier.")
  .refine(isPlausible, "Cette année n’est pas vraisemblable. Vérifiez la date.");

/** A day from today on: what is still to be done. */
export const comingDayField = dayField.refine(
  (value) => value >= toDay(now()),
  "Cette date est passée. Choisissez un jour à partir d’aujourd’hui.",
);

/** A day until today: what is already done. */
export const pastDayField = dayField.refine(
  (value) => value <= toDay(now()),
  "Ce jour n’est pas encore venu. Choisissez aujourd’hui ou avant.",
);

/** An hour of the day, "14:30". */
export const clockField = z
  .string({ error: "Donnez une heure." })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Cette heure n’est pas lisible. Écrivez-la comme 14:30.");

/** A whole number of euros, or with cents, as people type it: « 12 500,50 ». Read as whole cents. */
export const centsField = z
  .string()
  .transform((typed) => typed.replace(/[\s\u00A0\u202F€]/g, "").replace(",", "."))
  .pipe(
    z
      .string()
      .regex(/^\d+(\.\d{1,2})?$/, `Écrivez un montant en euros, comme 12${NBSP}500 ou 12${NBSP}500,50.`)
      .transform(centsOf)
      .refine((cents) => cents <= MOST_EUROS * 100, "Ce montant n’est pas vraisemblable. Vérifiez-le."),
  )
  .optional();

/** A link people type without its beginning. */
export const linkField = z
  .string()
  .trim()
  .max(500, "500 caractères au plus.")
  .transform((typed) => (/^https?:\/\//i.test(typed) ? typed : `https://${typed}`))
  .pipe(z.url({ protocol: /^https?$/, error: "Cette adresse n’est pas complète. Exemple : www.exemple.fr." }))
  .optional();

/** The values an edit form was drawn from, which it carries; without them, every field counts as changed since. */
export const beforeField = z.string().default("{}").transform(readValues);

/** What is told of a choice out of its list, and of a button out of date. */
export const fromList = { error: "Choisissez dans la liste." };
export const staleButton = { error: "Ce bouton n’est plus valable. Rechargez la page." };

/** Text that may be left empty. */
export const optionalText = (most: number) =>
  z.string().trim().max(most, `${most} caractères au plus.`).optional();

/** Text that must be there: `missing` says what to write. */
export const requiredText = (missing: string, most = 300) =>
  z.string({ error: missing }).trim().min(1, missing).max(most, `${most} caractères au plus.`);

function readValues(json: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  } catch {
    return {};
  }
}

/** Nobody we write to studied before 1950 or plans beyond 2100: such a year is a slip of the finger. */
function isPlausible(value: string): boolean {
  return value >= "1950" && value < "2101";
}

/** Cents are counted on the digits: 0.29 × 100 is not 29. */
function centsOf(typed: string): number {
  const [euros = "0", decimals = ""] = typed.split(".");
  return Number(euros) * 100 + Number(decimals.padEnd(2, "0"));
}

/** `Date` reads 31 February as 3 March: a day exists when it is written back the same. */

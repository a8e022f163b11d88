import { z } from "zod";
import { centsField, dayField, optionalText, requiredText } from "~/core/http/fields.server";

export const dayOrNot = dayField.optional();

export const itemId = z.string().max(24).optional();

/** A month, "YYYY-MM". */
export const monthField = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "Ce mois n’est pas lisible. Écrivez-le comme 2027-09.")
  .optional();

/** Several names on one line, between commas. */
export const namesField = z
  .string()
  .max(600, "600 caractères au plus.")
  .default("")
  .transform((typed) =>
    typed
      .split(/[,;\n]/)
      .map((one) => one.trim())
      .filter(Boolean),
  );

/** A funding line, whoever is funded. */
export const fundingFields = {
  funder: requiredText("Dites qui finance : FAST, Caf, EPCI…", 120),
  asked: centsField,
  askedOn: dayOrNot,
  granted: centsField,
  grantedOn: dayOrNot,
  paid: centsField,
  paidOn: dayOrNot,
  note: optionalText(300),
};

/** The acts on funding lines, the same on every page that shows some. */
export const fundingActs = [
  z.object({ intent: z.literal("funding"), itemId, ...fundingFields }),
  z.object({ intent: z.literal("funding-aside"), itemId: z.string().max(24) }),
  z.object({ intent: z.literal("funding-back"), itemId: z.string().max(24) }),
] as const;

import { optionalText, requiredText } from "./fields.server";

/** An IBAN (two letters, two figures, then groups) or a French RIB (bank, branch, account, key), however it is spaced. */
const IBAN = /\b[A-Z]{2}\s?\d{2}(?:[\s.-]?[A-Z0-9]){11,30}\b/gi;
const RIB = /\b\d{5}[\s.-]?\d{5}[\s.-]?[A-Z0-9]{11}[\s.-]?\d{2}\b/i;
/** The shortest IBAN, that of Norway, has eleven figures after its letters; a date and a year have fewer. */
const LEAST_FIGURES = 11;

const NO_BANK_DETAILS =
  "Ceci ressemble à des coordonnées bancaires. Elles ne se gardent pas ici : le RIB se transmet au service des finances.";

/** Text that must be there, in which no bank details are typed. */
export const requiredWords = (missing: string, most = 300) =>
  requiredText(missing, most).refine(hasNoBankDetails, NO_BANK_DETAILS);

/** Text that may be left empty, in which no bank details are typed. */
export const optionalWords = (most: number) =>
  optionalText(most).refine((text) => hasNoBankDetails(text ?? ""), NO_BANK_DETAILS);

/** Whether a text holds neither an IBAN nor a RIB. */
export function hasNoBankDetails(text: string): boolean {
  const ibans = text.match(IBAN) ?? [];
  return !RIB.test(text) && ibans.every((found) => found.replace(/\D/g, "").length < LEAST_FIGURES);
}

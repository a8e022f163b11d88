import { z } from "zod";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { dayField } from "~/core/http/fields.server";
import { IN_LIST } from "./criteria-fields.server";

/** Words that must be there; `sentence` when they are not. */
export const textField = (most: number, sentence: string) =>
  z
    .string({ error: sentence })
    .trim()
    .min(1, sentence)
    .max(most, `C’est un peu long : ${most} caractères au plus.`);

/** What may be added in words. */
export const noteField = z
  .string()
  .trim()
  .max(2000, "C’est un peu long : 2 000 caractères au plus.")
  .optional();

/** A number as people type it: « 3 », « 1 200 € », « 650,50 ». */
export const numberField = (written: RegExp, most: number, sentence: string) =>
  z
    .string()
    .overwrite((typed) => typed.replace(/[\s€]/g, "").replace(",", "."))
    .regex(written, sentence)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, { error: sentence })
    .optional();

export const WHOLE = /^\d+$/;
/** To the cent: a third digit would be a thousand written in English. */
export const AMOUNT = /^\d+(?:\.\d{1,2})?$/;

/** The page of an advertisement. */
export const linkField = z
  .url({ protocol: /^https?$/, error: "Cette adresse n’est pas complète : elle commence par https://." })
  .max(500, "Cette adresse est trop longue : 500 caractères au plus.")
  .optional();

/** Words that may be missing, and how long they may be. */
export const someField = (most: number) =>
  z.string().trim().max(most, `C’est un peu long : ${most} caractères au plus.`);

/** From when something can be had: a day gone by is a slip of the finger, or means at once. */
export const fromOnField = dayField
  .refine((day) => day >= toDay(now()), "Ce jour est passé. Si c’est déjà possible, choisissez aujourd’hui.")
  .optional();

/** A day to come. */
export const comingField = dayField.refine(
  (day) => day >= toDay(now()),
  "Ce jour est passé. Choisissez un jour à venir.",
);
/** An hour as people say it. */
export const hourField = someField(60).optional();

/** Yes or no, where nothing chosen is not no. */
export const yesNoField = z
  .enum(["yes", "no"], IN_LIST)
  .transform((value) => value === "yes")
  .optional();

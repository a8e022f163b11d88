import { z } from "zod";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { dayField, phoneField } from "~/core/http/fields.server";
import { DECLINE_REASONS, TYPED_ORIGINS } from "~/vocabulary/hand-offs";
import { valuesOf } from "~/vocabulary/words";

const DAY_MS = 24 * 3600 * 1000;
const MOST_PROMISED_DAYS = 60;

const text = (most: number, sentence: string) =>
  z
    .string({ error: sentence })
    .trim()
    .min(1, sentence)
    .max(most, `C’est un peu long : ${most} caractères au plus.`);

const message = z.string().trim().max(2000, "C’est un peu long : 2 000 caractères au plus.").optional();

/** A number as people type it: « 3 », « 1 200 € », « 650,50 ». */
const number = (written: RegExp, most: number, sentence: string) =>
  z
    .string()
    .overwrite((typed) => typed.replace(/[\s€]/g, "").replace(",", "."))
    .regex(written, sentence)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, { error: sentence })
    .optional();

const WHOLE = /^\d+$/;
/** To the cent: a third digit would be a thousand written in English. */
const AMOUNT = /^\d+(?:\.\d{1,2})?$/;

const propose = z.object({
  act: z.literal("propose"),
  place: text(160, "Dites où se trouve le logement : une commune suffit."),
  rent: number(AMOUNT, 3_000_000, "Écrivez le montant en euros, en chiffres : 650 ou 650,50."),
  rooms: number(WHOLE, 30, "Écrivez le nombre de pièces en chiffres : 3."),
  fromOn: dayField.optional(),
  note: message,
});

const visit = z.object({
  act: z.literal("propose"),
  visitOn: dayField.refine((day) => day >= toDay(now()), "Ce jour est passé. Choisissez un jour à venir."),
  hour: z.string().trim().max(60, "C’est un peu long : 60 caractères au plus.").optional(),
  note: message,
});

const decline = z.object({
  act: z.literal("decline"),
  reasons: z.array(z.enum(valuesOf(DECLINE_REASONS), { error: "Choisissez dans la liste." })).default([]),
  message,
});

const passOn = z.object({
  act: z.literal("pass-on"),
  name: text(120, "Dites avec qui : un nom, un organisme."),
  email: z
    .email({ error: "Cette adresse e-mail n’est pas complète. Elle s’écrit par exemple nom@exemple.fr." })
    .optional(),
  phone: phoneField,
  message,
});

const acknowledge = z.object({
  act: z.literal("acknowledge"),
  promisedOn: dayField.refine((value) => isWithin(value, promiseBounds()), {
    error: "Choisissez un jour à partir de demain, dans les deux mois.",
  }),
});

const OTHERS = [
  z.object({ act: z.literal("accept"), message }),
  decline,
  z.object({ act: z.literal("ask"), message: text(2000, "Écrivez votre question.") }),
  passOn,
  acknowledge,
] as const;

const UNKNOWN = { error: "Choisissez l’une des réponses." };
const renew = z.object({ act: z.literal("renew") });

/** What a partner may send from the letter: one small form for each act, and the request of a new link. */
export const answerSchemas = {
  need: z.discriminatedUnion("act", [propose, ...OTHERS, renew], UNKNOWN),
  introduction: z.discriminatedUnion("act", [visit, ...OTHERS, renew], UNKNOWN),
};

const told = z.object({
  /** The last answer on the screen, if there was one. */
  answerId: z.string().max(60).optional(),
  origin: z.enum(TYPED_ORIGINS, { error: "Dites comment la réponse est arrivée." }),
});

/** What a colleague types of an answer told by phone, in person or by mail. */
export const typedAnswerSchemas = {
  need: z.intersection(z.discriminatedUnion("act", [propose, ...OTHERS], UNKNOWN), told),
  introduction: z.intersection(z.discriminatedUnion("act", [visit, ...OTHERS], UNKNOWN), told),
};

export type AnswerFormInput = z.output<(typeof answerSchemas)["need" | "introduction"]>;
export type TypedAnswerInput = z.output<(typeof typedAnswerSchemas)["need" | "introduction"]>;

/** The first and the last day a partner may promise an answer for: tomorrow, and in two months. */
export function promiseBounds(): { first: string; last: string } {
  const inDays = (days: number) => toDay(new Date(now().getTime() + days * DAY_MS));
  return { first: inDays(1), last: inDays(MOST_PROMISED_DAYS) };
}

function isWithin(value: string, { first, last }: { first: string; last: string }): boolean {
  return value >= first && value <= last;
}

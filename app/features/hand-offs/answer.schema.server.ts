import { z } from "zod";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { dayField, phoneField } from "~/core/http/fields.server";
import { DECLINE_REASONS, OUTCOME_WORDS, TYPED_ORIGINS } from "~/vocabulary/hand-offs";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import { valuesOf } from "~/vocabulary/words";
import { CONTRACTS } from "~/vocabulary/work";

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

const link = z
  .url({ protocol: /^https?$/, error: "Cette adresse n’est pas complète : elle commence par https://." })
  .max(500, "Cette adresse est trop longue : 500 caractères au plus.")
  .optional();

const some = (most: number) => z.string().trim().max(most, `C’est un peu long : ${most} caractères au plus.`);

/** From when something can be had: a day gone by is a slip of the finger, or means at once. */
const fromOn = dayField
  .refine((day) => day >= toDay(now()), "Ce jour est passé. Si c’est déjà possible, choisissez aujourd’hui.")
  .optional();

/** The version of the request on the screen: a page drawn before there were several carries none. */
const seen = { version: z.string().max(12).optional() };

const said = { act: z.literal("propose"), ...seen };

const home = z.object({
  ...said,
  kind: z.literal("housing").default("housing"),
  place: text(160, "Dites où se trouve le logement : une commune suffit."),
  rent: number(AMOUNT, 3_000_000, "Écrivez le montant en euros, en chiffres : 650 ou 650,50."),
  rooms: number(WHOLE, 30, "Écrivez le nombre de pièces en chiffres : 3."),
  fromOn,
  isFurnished: z.boolean().optional(),
  link,
  note: message,
});

const post = z.object({
  ...said,
  kind: z.literal("spouse-work").default("spouse-work"),
  post: text(160, "Dites de quel poste il s’agit."),
  employer: some(160).optional(),
  contract: z.enum(valuesOf(CONTRACTS), { error: "Choisissez dans la liste." }).optional(),
  hours: some(120).optional(),
  fromOn,
  link,
  note: message,
});

const care = z.object({
  ...said,
  kind: z.literal("childcare").default("childcare"),
  place: some(160).optional(),
  days: z
    .array(z.enum(valuesOf(WEEK_DAYS), { error: "Choisissez dans la liste." }))
    .min(1, "Cochez au moins un jour."),
  hours: some(120).optional(),
  fromOn,
  note: message,
});

const school = z.object({
  ...said,
  kind: z.literal("schooling").default("schooling"),
  school: text(160, "Dites dans quelle école."),
  level: some(80).optional(),
  fromOn,
  note: message,
});

const coming = dayField.refine(
  (day) => day >= toDay(now()),
  "Ce jour est passé. Choisissez un jour à venir.",
);
const hour = some(60).optional();

const meeting = z.object({
  ...said,
  kind: z.literal("meeting").default("meeting"),
  on1: coming,
  hour1: hour,
  on2: coming.optional(),
  hour2: hour,
  on3: coming.optional(),
  hour3: hour,
  note: message,
});

const free = z.object({
  ...said,
  kind: z.literal("free").default("free"),
  note: text(2000, "Écrivez ce que vous proposez."),
});

const visit = z.object({ ...said, visitOn: coming, hour, note: message });

const decline = z.object({
  act: z.literal("decline"),
  ...seen,
  reasons: z.array(z.enum(valuesOf(DECLINE_REASONS), { error: "Choisissez dans la liste." })).default([]),
  message,
});

const passOn = z.object({
  act: z.literal("pass-on"),
  ...seen,
  name: text(120, "Dites avec qui : un nom, un organisme."),
  email: z
    .email({ error: "Cette adresse e-mail n’est pas complète. Elle s’écrit par exemple nom@exemple.fr." })
    .optional(),
  phone: phoneField,
  message,
});

const acknowledge = z.object({
  act: z.literal("acknowledge"),
  ...seen,
  promisedOn: dayField.refine((value) => isWithin(value, promiseBounds()), {
    error: "Choisissez un jour à partir de demain, dans les deux mois.",
  }),
});

const accept = z.object({ act: z.literal("accept"), ...seen, message });
const ask = z.object({ act: z.literal("ask"), ...seen, message: text(2000, "Écrivez votre question.") });

const OTHERS = [accept, decline, ask, passOn, acknowledge] as const;

const UNKNOWN = { error: "Choisissez l’une des réponses." };
const renew = z.object({ act: z.literal("renew") });
const ending = z.object({
  act: z.literal("outcome"),
  said: z.enum(valuesOf(OUTCOME_WORDS), { error: "Choisissez l’une des trois réponses." }),
  note: message,
});

/** What a partner may send from the letter: one small form for each act, and the request of a new link. */
export const answerSchemas = {
  housing: z.discriminatedUnion("act", [home, ...OTHERS, renew, ending], UNKNOWN),
  "spouse-work": z.discriminatedUnion("act", [post, ...OTHERS, renew, ending], UNKNOWN),
  childcare: z.discriminatedUnion("act", [care, ...OTHERS, renew, ending], UNKNOWN),
  schooling: z.discriminatedUnion("act", [school, ...OTHERS, renew, ending], UNKNOWN),
  meeting: z.discriminatedUnion("act", [meeting, ...OTHERS, renew, ending], UNKNOWN),
  free: z.discriminatedUnion("act", [free, ...OTHERS, renew, ending], UNKNOWN),
  visit: z.discriminatedUnion("act", [visit, ...OTHERS, renew, ending], UNKNOWN),
};

const told = z.object({
  /** The last answer on the screen, if there was one. */
  answerId: z.string().max(60).optional(),
  origin: z.enum(TYPED_ORIGINS, { error: "Dites comment la réponse est arrivée." }),
});

const outcome = z.object({
  act: z.literal("outcome"),
  side: z.enum(["partner", "family"], { error: "Dites qui le dit." }),
  said: z.enum(valuesOf(OUTCOME_WORDS), { error: "Dites comment cela s’est terminé." }),
  note: message,
});

const reopen = z.object({
  act: z.literal("reopen"),
  reason: text(400, "Dites pourquoi : la raison reste dans le dossier."),
});

/** Who takes care of a need may agree on the day of a visit at once; a visit gone by is noted too. */
const taken = accept.extend({ ...told.shape, visitOn: dayField.optional(), hour });

const TOLD_OTHERS = [
  decline.extend(told.shape),
  ask.extend(told.shape),
  passOn.extend(told.shape),
  acknowledge.extend(told.shape),
  outcome.extend(told.shape),
  reopen,
] as const;

/** What a colleague types of a hand-off: an answer or an outcome told by phone, in person or by mail; why it is taken up again. */
export const handOffActSchemas = {
  housing: z.discriminatedUnion("act", [home.extend(told.shape), taken, ...TOLD_OTHERS], UNKNOWN),
  "spouse-work": z.discriminatedUnion("act", [post.extend(told.shape), taken, ...TOLD_OTHERS], UNKNOWN),
  childcare: z.discriminatedUnion("act", [care.extend(told.shape), taken, ...TOLD_OTHERS], UNKNOWN),
  schooling: z.discriminatedUnion("act", [school.extend(told.shape), taken, ...TOLD_OTHERS], UNKNOWN),
  meeting: z.discriminatedUnion("act", [meeting.extend(told.shape), taken, ...TOLD_OTHERS], UNKNOWN),
  free: z.discriminatedUnion("act", [free.extend(told.shape), taken, ...TOLD_OTHERS], UNKNOWN),
  visit: z.discriminatedUnion(
    "act",
    [visit.extend(told.shape), accept.extend(told.shape), ...TOLD_OTHERS],
    UNKNOWN,
  ),
};

/** How an answer proposes something: what its need calls for, or a visit. */
export type ProposalForm = keyof typeof answerSchemas;

export type AnswerFormInput = z.output<(typeof answerSchemas)[ProposalForm]>;
export type HandOffActInput = z.output<(typeof handOffActSchemas)[ProposalForm]>;
export type TypedAnswerInput = Exclude<HandOffActInput, { act: "outcome" | "reopen" }>;

/** The first and the last day a partner may promise an answer for: tomorrow, and in two months. */
export function promiseBounds(): { first: string; last: string } {
  const inDays = (days: number) => toDay(new Date(now().getTime() + days * DAY_MS));
  return { first: inDays(1), last: inDays(MOST_PROMISED_DAYS) };
}

function isWithin(value: string, { first, last }: { first: string; last: string }): boolean {
  return value >= first && value <= last;
}

import { z } from "zod";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { dayField, phoneField } from "~/core/http/fields.server";
import { PROPOSAL_SCHEMAS } from "~/features/needs/need-kinds.server";
import { comingField, hourField, noteField, textField } from "~/features/needs/proposal-fields.server";
import { DECLINE_REASONS, OUTCOME_WORDS, TYPED_ORIGINS } from "~/vocabulary/hand-offs";
import { valuesOf } from "~/vocabulary/words";

const DAY_MS = 24 * 3600 * 1000;
const MOST_PROMISED_DAYS = 60;

/** The version of the request on the screen: a page drawn before there were several carries none. */
const seen = { version: z.string().max(12).optional() };

const said = { act: z.literal("propose"), ...seen };

const { housing, "spouse-work": post, childcare, schooling, meeting, free } = PROPOSAL_SCHEMAS;
const PROPOSALS = {
  housing: housing.extend(said),
  "spouse-work": post.extend(said),
  childcare: childcare.extend(said),
  schooling: schooling.extend(said),
  meeting: meeting.extend(said),
  free: free.extend(said),
};
const visit = z.object({ ...said, visitOn: comingField, hour: hourField, note: noteField });

const decline = z.object({
  act: z.literal("decline"),
  ...seen,
  reasons: z.array(z.enum(valuesOf(DECLINE_REASONS), { error: "Choisissez dans la liste." })).default([]),
  message: noteField,
});

const passOn = z.object({
  act: z.literal("pass-on"),
  ...seen,
  name: textField(120, "Dites avec qui : un nom, un organisme."),
  email: z
    .email({ error: "Cette adresse e-mail n’est pas complète. Elle s’écrit par exemple nom@exemple.fr." })
    .optional(),
  phone: phoneField,
  message: noteField,
});

const acknowledge = z.object({
  act: z.literal("acknowledge"),
  ...seen,
  promisedOn: dayField.refine((value) => isWithin(value, promiseBounds()), {
    error: "Choisissez un jour à partir de demain, dans les deux mois.",
  }),
});

const accept = z.object({ act: z.literal("accept"), ...seen, message: noteField });
const ask = z.object({ act: z.literal("ask"), ...seen, message: textField(2000, "Écrivez votre question.") });

const OTHERS = [accept, decline, ask, passOn, acknowledge] as const;

const UNKNOWN = { error: "Choisissez l’une des réponses." };
const renew = z.object({ act: z.literal("renew") });
const ending = z.object({
  act: z.literal("outcome"),
  said: z.enum(valuesOf(OUTCOME_WORDS), { error: "Choisissez l’une des trois réponses." }),
  note: noteField,
});

/** What a partner may send from the letter: one small form for each act, and the request of a new link. */
export const answerSchemas = {
  housing: z.discriminatedUnion("act", [PROPOSALS.housing, ...OTHERS, renew, ending], UNKNOWN),
  "spouse-work": z.discriminatedUnion("act", [PROPOSALS["spouse-work"], ...OTHERS, renew, ending], UNKNOWN),
  childcare: z.discriminatedUnion("act", [PROPOSALS.childcare, ...OTHERS, renew, ending], UNKNOWN),
  schooling: z.discriminatedUnion("act", [PROPOSALS.schooling, ...OTHERS, renew, ending], UNKNOWN),
  meeting: z.discriminatedUnion("act", [PROPOSALS.meeting, ...OTHERS, renew, ending], UNKNOWN),
  free: z.discriminatedUnion("act", [PROPOSALS.free, ...OTHERS, renew, ending], UNKNOWN),
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
  note: noteField,
});

const reopen = z.object({
  act: z.literal("reopen"),
  reason: textField(400, "Dites pourquoi : la raison reste dans le dossier."),
});

/** Who takes care of a need may agree on the day of a visit at once; a visit gone by is noted too. */
const taken = accept.extend({ ...told.shape, visitOn: dayField.optional(), hour: hourField });

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
  housing: z.discriminatedUnion(
    "act",
    [PROPOSALS.housing.extend(told.shape), taken, ...TOLD_OTHERS],
    UNKNOWN,
  ),
  "spouse-work": z.discriminatedUnion(
    "act",
    [PROPOSALS["spouse-work"].extend(told.shape), taken, ...TOLD_OTHERS],
    UNKNOWN,
  ),
  childcare: z.discriminatedUnion(
    "act",
    [PROPOSALS.childcare.extend(told.shape), taken, ...TOLD_OTHERS],
    UNKNOWN,
  ),
  schooling: z.discriminatedUnion(
    "act",
    [PROPOSALS.schooling.extend(told.shape), taken, ...TOLD_OTHERS],
    UNKNOWN,
  ),
  meeting: z.discriminatedUnion(
    "act",
    [PROPOSALS.meeting.extend(told.shape), taken, ...TOLD_OTHERS],
    UNKNOWN,
  ),
  free: z.discriminatedUnion("act", [PROPOSALS.free.extend(told.shape), taken, ...TOLD_OTHERS], UNKNOWN),
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

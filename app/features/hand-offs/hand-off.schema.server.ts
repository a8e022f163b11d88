import { z } from "zod";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { dayField } from "~/core/http/fields.server";
import { HEARD_MEANS } from "~/vocabulary/consents";
import { valuesOf } from "~/vocabulary/words";
import { MOST_AT_ONCE } from "./several-letters";

const sending = z.object({
  contactId: z.string({ error: "Choisissez à qui écrire." }),
  message: z.string().trim().max(400, "400 caractères au plus : le partenaire lit en une minute.").optional(),
  answerBy: dayField.refine(
    (day) => day > toDay(now()),
    "Cette date est passée. Choisissez un jour à partir de demain.",
  ),
  /** How the person agreed, when their agreement is recorded with the sending. */
  consentMeans: z
    .enum(valuesOf(HEARD_MEANS), { error: "Dites comment la personne a donné son accord." })
    .optional(),
});

/** The colleague asks although the partner has reached their yearly cap. */
const isOverCapMeant = z.boolean().optional();

/** What a colleague decides when handing a need to a partner. */
export const handOffSchema = sending.extend({
  partnerId: z.string({ error: "Choisissez un partenaire." }),
  isOverCapMeant,
  /** Which candidate of the household agreed. */
  consentBy: z.string().max(60).optional(),
  /** The CV of whose search it is goes with it. */
  hasCurriculum: z.boolean().optional(),
});

/** The same for several partners at once: one word, one date, one agreement. */
export const severalSchema = sending.omit({ contactId: true }).extend({
  partnerIds: z
    .array(z.string().max(60), { error: "Choisissez des partenaires." })
    .max(MOST_AT_ONCE, `${MOST_AT_ONCE} partenaires au plus à la fois.`),
  /** Those who are asked although they have reached their yearly cap. */
  overCapMeant: z.array(z.string().max(60)).max(MOST_AT_ONCE).default([]),
  consentBy: z.string().max(60).optional(),
});

/** The hand-offs of one act, to take back. */
export const takeBackSchema = z.object({
  handOffIds: z.string().transform((ids) => ids.split(",").slice(0, MOST_AT_ONCE)),
});

/** What a colleague decides when introducing a candidate to a structure, for one of its openings or for none. */
export const introductionSchema = sending.extend({
  structureId: z.string({ error: "Choisissez une structure." }),
  openingId: z.string().max(60).optional(),
  isOverCapMeant,
});

/** An adult does not want their need to be passed on. */
export const refusalSchema = z.object({
  candidateId: z.string({ error: "Dites qui refuse." }).max(60),
  means: z.enum(valuesOf(HEARD_MEANS), { error: "Dites comment la personne l’a dit." }),
  reason: z
    .string({ error: "Dites pourquoi, avec ses mots." })
    .trim()
    .min(1, "Dites pourquoi, avec ses mots.")
    .max(400, "400 caractères au plus."),
});

/** What is done of an introduction sent. */
export const introductionActSchema = z.object({
  intent: z.enum(["revoke", "restore", "agree-visit"]),
  handOffId: z.string().max(60),
  /** The answer on the screen. */
  answerId: z.string().max(60).optional(),
});

export type RefusalInput = z.output<typeof refusalSchema>;
export type SeveralInput = z.output<typeof severalSchema>;
export type HandOffInput = z.output<typeof handOffSchema>;
export type IntroductionInput = z.output<typeof introductionSchema>;
export type IntroductionAct = z.output<typeof introductionActSchema>;

/** Asking whose CV it is for their consent says nothing more. */
export const askCurriculumSchema = z.object({});

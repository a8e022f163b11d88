import { z } from "zod";
import { optionalWords, requiredWords } from "~/core/http/bank-details.server";
import { centsField, dayField, fromList, pastDayField, staleButton } from "~/core/http/fields.server";
import { STUDY_YEARS } from "~/vocabulary/scholarships";
import { valuesOf } from "~/vocabulary/words";
import { BREACH_REASONS } from "./breach-reasons";
import { MOST_REPAYMENTS } from "./repayment-months";

const STALE = "Rechargez la page.";
const id = (missing = STALE) => z.string({ error: missing }).min(1, missing).max(60, missing);
const itemId = id();
const reason = requiredWords("Dites pourquoi.", 300);
const year = z.enum(valuesOf(STUDY_YEARS), fromList);

const proofActs = [
  z.object({ intent: z.enum(["proof-accept", "proof-review"]), itemId, untilOn: dayField.optional() }),
  z.object({ intent: z.literal("proof-refuse"), itemId, reason }),
] as const;

/** What the page of the instalments of a scholarship can be asked. */
export const instalmentActSchema = z.discriminatedUnion(
  "intent",
  [
    ...proofActs,
    z.object({ intent: z.literal("plan"), fromOn: dayField, year }),
    z.object({ intent: z.literal("unplan") }),
    z.object({ intent: z.literal("year"), itemId, year }),
    z.object({ intent: z.literal("unyear"), itemId }),
    z.object({ intent: z.literal("move"), itemId, dueOn: dayField, reason }),
    z.object({ intent: z.enum(["suspend", "cancel"]), itemId, reason }),
    z.object({
      ...{ intent: z.literal("restore"), itemId, dueOn: dayField.optional() },
      ...{ state: z.literal("suspended").optional(), reason: optionalWords(300) },
    }),
    z.object({ intent: z.enum(["clear", "unclear"]), itemId }),
    z.object({ intent: z.literal("paid"), itemId, paidOn: pastDayField }),
    z.object({ intent: z.literal("unpaid"), itemId }),
  ],
  staleButton,
);

/** What the list of what is due can be asked. */
export const dueActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("paid"),
      paidOn: pastDayField,
      ids: z.array(id("Cochez au moins un versement.")).min(1, "Cochez au moins un versement."),
    }),
    z.object({ intent: z.literal("unpaid"), itemId }),
  ],
  staleButton,
);

/** « 12 », « 12 bis », « 12-3 »: never a word of why. */
const articleField = z
  .string({ error: "Donnez le numéro de l’article." })
  .trim()
  .regex(/^\d{1,3}([.-]\d{1,2})?( ?(bis|ter|quater))?$/i, "Un numéro d’article seulement, comme 12 ou 7-2.");

/** What the page of an obligation can be asked. */
export const obligationActSchema = z.discriminatedUnion(
  "intent",
  [
    ...proofActs,
    z.object({ intent: z.enum(["begin", "start"]), startsOn: dayField }),
    z.object({ intent: z.enum(["unbegin", "settle", "unsettle", "ask"]) }),
    z.object({
      intent: z.literal("practice"),
      fromOn: dayField,
      toOn: dayField.optional(),
      structureId: z.string().max(60).optional(),
      communeCode: z.string().max(5).optional(),
      counts: z.enum(["yes", "no"]).optional(),
      zoneReason: optionalWords(300),
    }),
    z.object({
      intent: z.literal("suspension"),
      fromOn: dayField,
      toOn: dayField.optional(),
      article: articleField,
      seenOn: pastDayField.optional(),
    }),
    z.object({ intent: z.literal("period-end"), itemId, toOn: dayField.optional() }),
    z.object({ intent: z.enum(["period-remove", "proof-withdraw"]), itemId }),
  ],
  staleButton,
);

const COUNT = `Donnez un nombre de 1 à ${MOST_REPAYMENTS}.`;

/** What the page of a breach and of its repayment can be asked. */
export const breachActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("decide"),
      on: dayField,
      reason: z.enum(BREACH_REASONS, fromList),
      actNumber: optionalWords(60),
      seenCents: z.coerce.number().int().min(0),
    }),
    z.object({ intent: z.enum(["undecide", "letter", "unplan", "settle"]) }),
    z.object({
      intent: z.literal("plan"),
      count: z.coerce.number({ error: COUNT }).int(COUNT).min(1, COUNT).max(MOST_REPAYMENTS, COUNT),
      firstOn: dayField,
    }),
    z.object({
      intent: z.literal("received"),
      itemId,
      cents: centsField.pipe(z.number({ error: "Donnez un montant." }).positive("Donnez un montant.")),
      on: pastDayField,
    }),
    z.object({ intent: z.literal("waive"), itemId, reason }),
    z.object({ intent: z.literal("due-move"), itemId, dueOn: dayField }),
    z.object({ intent: z.literal("due-back"), itemId, cents: centsField, on: pastDayField.optional() }),
  ],
  staleButton,
);

export type InstalmentAct = z.output<typeof instalmentActSchema>;
export type DueAct = z.output<typeof dueActSchema>;
export type ObligationAct = z.output<typeof obligationActSchema>;
export type BreachAct = z.output<typeof breachActSchema>;

import { z } from "zod";
import { dayField, emailField, phoneField } from "~/core/http/fields.server";
import { CONSENT_PURPOSES } from "~/vocabulary/consents";
import { OUTCOME_WORDS } from "~/vocabulary/hand-offs";
import type { Language } from "~/vocabulary/languages";
import { LIKINGS, REFUSAL_REASONS } from "~/vocabulary/need-options";
import { MOST_RANKED, type OptionRank, RANK_PLACES } from "~/vocabulary/tracking";
import { valuesOf } from "~/vocabulary/words";
import { DEPOSIT_PURPOSES } from "./tracking-words";

const SENTENCES = {
  fr: {
    stale: "Ce bouton n’est plus valable. Rechargez la page.",
    noMessage: "Écrivez votre message.",
    long: "Ce texte est trop long : 4 000 caractères au plus.",
    noName: "Écrivez ce nom.",
    noOutcome: "Choisissez l’une des trois réponses.",
    noPurpose: "Dites à quoi sert ce document.",
    code: "Recopiez les six chiffres du mail.",
  },
  en: {
    stale: "This button is no longer valid. Please reload the page.",
    noMessage: "Write your message.",
    long: "This text is too long: 4,000 characters at most.",
    noName: "Write this name.",
    noOutcome: "Choose one of the three answers.",
    noPurpose: "Say what this document is for.",
    code: "Type the six digits of the mail.",
  },
};

const RANKS: readonly OptionRank[] = [...RANK_PLACES, "no"];

/** The acts of the page of an adult, with what is wrong said in the language of the page. */
export function trackingActSchema(language: Language) {
  const { stale, noMessage, long, noName, noPurpose, noOutcome, code } = SENTENCES[language];
  const text = (missing: string) => z.string({ error: missing }).trim().min(1, missing).max(4000, long);
  const name = z.string({ error: noName }).trim().min(1, noName).max(80, noName);
  return z.discriminatedUnion(
    "act",
    [
      z.object({ act: z.literal("message"), message: text(noMessage) }),
      z.object({
        act: z.literal("rank"),
        needId: z.string(),
        ranks: z
          .array(z.object({ optionId: z.string(), rank: z.enum(RANKS).optional() }))
          .max(MOST_RANKED)
          .default([]),
      }),
      z.object({
        act: z.literal("correct"),
        firstName: name,
        lastName: name.optional(),
        phone: phoneField,
        email: emailField.optional(),
        fromOn: dayField.optional(),
        wishes: z.string().trim().max(4000, long).optional(),
      }),
      z.object({
        act: z.literal("outcome"),
        handOffId: z.string().max(60),
        said: z.enum(valuesOf(OUTCOME_WORDS), { error: noOutcome }),
        note: z.string().trim().max(4000, long).optional(),
      }),
      z.object({
        act: z.literal("visit"),
        needId: z.string().max(60),
        visitId: z.string().max(60),
        liking: z.enum(valuesOf(LIKINGS), { error: noOutcome }),
        reasons: z
          .array(z.enum(valuesOf(REFUSAL_REASONS), { error: stale }))
          .max(valuesOf(REFUSAL_REASONS).length, { error: stale })
          .transform((reasons) => [...new Set(reasons)])
          .default([]),
        note: z.string().trim().max(4000, long).optional(),
      }),
      z.object({ act: z.literal("deposit"), purpose: z.enum(DEPOSIT_PURPOSES, { error: noPurpose }) }),
      z.object({
        act: z.literal("consent"),
        purpose: z.enum(valuesOf(CONSENT_PURPOSES), { error: stale }),
        /** Which wording was read. */
        read: z.string({ error: stale }).max(64),
      }),
      z.object({ act: z.literal("sent"), semesterId: z.string().max(40), key: z.string().max(60) }),
      z.object({ act: z.literal("scholarship"), scholarshipId: z.string().max(40), key: z.string().max(80) }),
      z.object({ act: z.literal("withdraw"), consentId: z.string() }),
      z.object({ act: z.literal("erase") }),
      z.object({ act: z.literal("code") }),
      z.object({
        act: z.literal("unlock"),
        code: z
          .string({ error: code })
          .transform((typed) => typed.replace(/\s/g, ""))
          .pipe(z.string().regex(/^\d{6}$/, code)),
      }),
      z.object({ act: z.literal("renew") }),
    ],
    { error: stale },
  );
}

export type TrackingAct = z.output<ReturnType<typeof trackingActSchema>>;

const settledCorrection = {
  memberId: z.string(),
  correctionId: z.string(),
  /** Where the answer was given, to come back there. */
  from: z.literal("file").optional(),
};

/** What a colleague does with the pages of the adults of a file. */
export const staffTrackingSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("send"), memberId: z.string() }),
    z.object({ intent: z.literal("close"), memberId: z.string() }),
    z.object({ intent: z.literal("accept"), ...settledCorrection }),
    z.object({ intent: z.literal("refuse"), ...settledCorrection }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type StaffTrackingAct = z.output<typeof staffTrackingSchema>;

/** What a colleague does with what was handed over: take it back, note that it was deleted. */
export const sharingActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("withdraw"), handOffId: z.string() }),
    z.object({ intent: z.literal("deleted"), handOffId: z.string(), deletionId: z.string() }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

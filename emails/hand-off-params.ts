import { z } from "zod";
import { HAND_OFF_LETTER } from "~/vocabulary/hand-offs";
import { formatDayShort } from "~/vocabulary/typography";
import { ASIDE, NO_PHONE, REQUEST, SERVICE, SIGNATORY } from "./common-words";
import { linkRef } from "./define";

/** What a partner is asked, in the first letter as in its reminders. */
export const handOffParams = z.object({
  senderName: z.string(),
  senderTitle: z.string().optional(),
  senderPhone: z.string().optional(),
  senderNote: z.string().optional(),
  /** « Un logement pour une interne, à partir du 2 novembre » */
  title: z.string(),
  intro: z.string(),
  lines: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Day by which an answer is hoped for. */
  answerBy: z.string(),
  link: linkRef,
});

/** What its words may say of it. */
export const HAND_OFF_PLACEHOLDERS = {
  demande: REQUEST,
  date: {
    means: "le jour souhaité de la réponse",
    value: ({ answerBy }: { answerBy: string }) => formatDayShort(answerBy),
  },
  service: SERVICE,
  signataire: SIGNATORY,
} as const;

export const HAND_OFF_ASIDE = { ...ASIDE, fr: HAND_OFF_LETTER.aside } as const;

/** What is said of the file when something is missing. */
export const HAND_OFF_GAPS = { senderPhone: NO_PHONE } as const;

export const HAND_OFF_SAMPLE: z.input<typeof handOffParams> = {
  senderName: "Jeanne Vidal",
  senderTitle: "référente du secteur",
  senderPhone: "0536490012",
  title: "Un logement pour une interne, à partir du 2 novembre",
  intro:
    "Clara Fabre, interne en médecine générale, arrive avec son conjoint et un enfant pour un stage de six mois. Auriez-vous un logement à leur proposer, ou une piste\u00A0?",
  lines: [
    { label: "Où", value: "Bellevue ou à moins de 20\u00A0minutes" },
    { label: "Quand", value: "du 2 novembre au 30 avril" },
    { label: "Quoi", value: "trois pièces, meublé si possible" },
    { label: "Budget", value: "650\u00A0€ par mois, charges comprises" },
  ],
  answerBy: "2026-10-09",
  link: { purpose: "answer", id: "0123456789abcdef01234567", version: 1 },
};

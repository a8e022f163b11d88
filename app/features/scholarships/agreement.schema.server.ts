import { z } from "zod";
import {
  emailField,
  fromList,
  optionalText,
  pastDayField,
  requiredText,
  staleButton,
} from "~/core/http/fields.server";
import { typeset } from "~/vocabulary/mail-texts";
import { SIGNATORY_ROLES } from "~/vocabulary/scholarship-states";
import { valuesOf } from "~/vocabulary/words";
import { modelProblem } from "./agreement-blanks";

/** Longest paragraph, in characters: a page or so. */
const LONGEST = 6000;
const MOST_PARAGRAPHS = 40;

const count = z.coerce.number({ error: "Rechargez la page, puis recommencez." }).int().min(0);
const from = { from: count };
const reason = requiredText("Dites pourquoi : chaque signataire le lira.", 300);

const signatory = z.object({
  id: z.string().max(40).optional(),
  role: z.enum(valuesOf(SIGNATORY_ROLES), fromList),
  name: requiredText("Écrivez le prénom et le nom.", 120),
  quality: optionalText(120),
  email: emailField.optional(),
  rank: z.coerce
    .number({ error: "Écrivez un rang, de 1 à 9." })
    .int("Écrivez un rang, de 1 à 9.")
    .min(1, "Écrivez un rang, de 1 à 9.")
    .max(9, "Écrivez un rang, de 1 à 9."),
});

const signatories = z.array(signatory).default([]);

/** The acts of the page of an agreement; the scan of a paper is read apart. */
export const agreementActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("make"), signatories }),
    z.object({ intent: z.literal("send"), ...from }),
    z.object({ intent: z.literal("redraw"), ...from, reason }),
    z.object({
      ...{ intent: z.literal("amend"), ...from, itemId: count, reason },
      ...{ title: optionalText(200), text: optionalText(LONGEST) },
    }),
    z.object({ intent: z.literal("signatories"), ...from, signatories, reason }),
    z.object({ intent: z.literal("paper"), ...from, itemId: z.string().max(40), signedOn: pastDayField }),
    z.object({
      ...{ intent: z.literal("unpaper"), ...from, itemId: z.string().max(40) },
      reason: requiredText("Dites pourquoi : la feuille de preuve le garde.", 300),
    }),
    z.object({
      ...{ intent: z.literal("resend"), ...from, itemId: z.string().max(40) },
      email: emailField.optional(),
    }),
  ],
  staleButton,
);

export type AgreementAct = z.output<typeof agreementActSchema>;

const modelText = (most: number, missing: string) =>
  requiredText(missing, most)
    .transform(typeset)
    .superRefine((text, context) => {
      const problem = modelProblem(text);
      if (problem) context.addIssue({ code: "custom", message: problem });
    });

const modelWords = {
  title: modelText(200, "Écrivez le titre de la convention."),
  paragraphs: z
    .array(
      z.object({
        title: optionalText(200).transform((title) => (title ? typeset(title) : undefined)),
        text: modelText(LONGEST, "Écrivez ce paragraphe, ou retirez-le."),
      }),
    )
    .min(1, "Écrivez au moins un paragraphe.")
    .max(MOST_PARAGRAPHS, `${MOST_PARAGRAPHS} paragraphes au plus.`),
};

/** The page of the model: to keep it, to read it filled, to take an earlier version again. */
export const agreementModelSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("save"), ...from, ...modelWords }),
    z.object({ intent: z.literal("preview"), ...from, ...modelWords }),
    z.object({ intent: z.literal("restore"), ...from, number: count }),
  ],
  staleButton,
);

/** Lines the form of the model may hold. */
export const MODEL_CAP = MOST_PARAGRAPHS + 1;

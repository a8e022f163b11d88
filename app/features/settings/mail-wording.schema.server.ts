import { z } from "zod";
import type { EditableText, WordingSheet } from "~/core/outbox/wording-sheet.server";
import { type MailTexts, typeset } from "~/vocabulary/mail-texts";
import { LONGEST_BLOCK, subjectProblem, textProblem } from "./mail-wording-rules";

/** The file that stands for the example of the template. */
export const EXAMPLE = "exemple";

const count = z.coerce.number({ error: "Rechargez la page, puis recommencez." }).int().min(0);
const from = { from: count };
const mail = { mail: z.string().max(40).optional() };

/** The form of the words of one mail: its subject, its blocks, or an earlier version to take again. */
export function wordingSchema(sheet: WordingSheet) {
  const texts = {
    subject: textField(sheet.subject, sheet, subjectProblem),
    blocks: z.object(
      Object.fromEntries(sheet.blocks.map((block) => [block.name, textField(block, sheet, textProblem)])),
    ),
  };
  return z.discriminatedUnion("intent", [
    z.object({ intent: z.literal("save"), ...from, ...mail, ...texts }),
    z.object({ intent: z.literal("preview"), ...from, ...mail, ...texts }),
    z.object({ intent: z.literal("try"), ...from, ...mail, ...texts }),
    z.object({ intent: z.literal("restore"), ...from, number: count }),
  ]);
}

/** What the form asks for; to take again version 0 is to go back to the original text. */
export type WordingAct =
  | ({ intent: "save" | "preview" | "try"; from: number; mail?: string } & MailTexts)
  | { intent: "restore"; from: number; number: number };

function textField(
  { keeps, isOptional }: EditableText,
  { placeholders }: WordingSheet,
  problemOf: typeof textProblem,
) {
  const rule = { placeholders: placeholders.map(({ name }) => name), keeps };
  return z
    .string()
    .max(LONGEST_BLOCK * 2, `Ce texte est trop long : ${LONGEST_BLOCK} caractères au plus.`)
    .optional()
    .transform((text = "") => typeset(text))
    .superRefine((text, context) => {
      const problem = text ? (lengthProblem(text) ?? problemOf(text, rule)) : emptyProblem(isOptional);
      if (problem) context.addIssue({ code: "custom", message: problem });
    });
}

function emptyProblem(isOptional: boolean): string | null {
  return isOptional ? null : "Écrivez quelque chose : la lettre ne peut pas s’en passer.";
}

function lengthProblem(text: string): string | null {
  return text.length > LONGEST_BLOCK ? `Ce texte est trop long : ${LONGEST_BLOCK} caractères au plus.` : null;
}

import { z } from "zod";
import { beforeField, pastDayField } from "~/core/http/fields.server";
import { NBSP } from "~/vocabulary/typography";
import { MOST_FIGURES } from "./discovery-sheet-card";

const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`);

const said = (error: string, most: number) =>
  z.string({ error }).trim().min(1, error).max(most, `${most} caractères au plus.`);

const DATED = `Donnez le jour de ce chiffre${NBSP}: sans date, il n’est pas montré.`;

const figure = z.object({
  id: z.string().max(60).optional(),
  label: said("Dites ce que ce chiffre compte, ou retirez-le.", 120),
  en: words(120).optional(),
  value: said("Écrivez le chiffre, avec son unité, ou retirez cette ligne.", 60),
  on: z.string({ error: DATED }).pipe(pastDayField),
  source: said(`Donnez la source de ce chiffre${NBSP}: sans elle, il n’est pas montré.`, 160),
});

const chapter = z.object({
  fr: words(3000).optional(),
  en: words(3000).optional(),
  figures: z.array(figure).max(MOST_FIGURES, `${MOST_FIGURES} chiffres au plus par chapitre.`).default([]),
});

const emptyChapter = chapter.default({ figures: [] });

/** What may be done on the page of a sheet. */
export const sheetActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("sheet"),
      before: beforeField,
      fr: words(300).optional(),
      en: words(300).optional(),
      housing: emptyChapter,
      moving: emptyChapter,
      health: emptyChapter,
      children: emptyChapter,
      leisure: emptyChapter,
    }),
    z.object({ intent: z.literal("check") }),
    z.object({ intent: z.literal("uncheck"), checkedOn: pastDayField }),
    z.object({ intent: z.literal("publish") }),
    z.object({ intent: z.literal("withdraw") }),
    z.object({
      intent: z.literal("restore"),
      version: z.string({ error: "Choisissez une version dans la liste." }).max(60),
    }),
  ],
  { error: "Cet acte n’existe pas. Rechargez la page." },
);

export type SheetAct = z.output<typeof sheetActSchema>;

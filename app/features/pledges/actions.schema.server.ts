import { z } from "zod";
import {
  beforeField,
  dayField,
  fromList,
  linkField,
  optionalText,
  pastDayField,
  requiredText,
  staleButton,
} from "~/core/http/fields.server";
import { ACTION_STATES } from "~/vocabulary/pledges";
import { valuesOf } from "~/vocabulary/words";
import { dayOrNot, fundingActs, itemId, namesField } from "./pledge-fields.server";

const lineId = z.string().max(24);

/** What the page of a pledge or an action can be asked. */
export const actionActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("card"),
      before: beforeField,
      lead: optionalText(160),
      partners: namesField,
      startOn: dayOrNot,
      dueOn: dayOrNot,
      expected: optionalText(2000),
      note: optionalText(4000),
    }),
    z.object({
      intent: z.literal("state"),
      to: z.enum(valuesOf(ACTION_STATES), fromList),
      from: z.enum(valuesOf(ACTION_STATES)).optional(),
      reason: optionalText(500),
    }),
    z.object({
      intent: z.literal("step"),
      itemId,
      label: requiredText("Dites ce qu’il y a à faire."),
      dueOn: dayOrNot,
      who: optionalText(160),
    }),
    z.object({ intent: z.literal("step-done"), itemId: lineId, on: pastDayField }),
    z.object({ intent: z.literal("step-undone"), itemId: lineId }),
    z.object({
      intent: z.literal("evidence"),
      title: requiredText("Donnez le titre du document."),
      on: dayField,
      link: linkField,
    }),
    z.object({
      intent: z.literal("indicator"),
      itemId,
      label: requiredText("Dites ce que l’on compte."),
      target: optionalText(160),
    }),
    z.object({
      intent: z.literal("reading"),
      itemId: lineId,
      value: z.coerce.number({ error: "Écrivez un nombre." }),
      on: pastDayField,
      source: requiredText("Dites d’où vient ce chiffre.", 200),
    }),
    z.object({
      intent: z.enum(["aside", "back"]),
      list: z.enum(["steps", "evidence", "indicators"]),
      itemId: lineId,
    }),
    ...fundingActs,
  ],
  staleButton,
);

export type ActionAct = z.output<typeof actionActSchema>;

import { z } from "zod";
import {
  beforeField,
  dayField,
  fromList,
  linkField,
  optionalText,
  requiredText,
  staleButton,
} from "~/core/http/fields.server";
import { PLAN_KINDS, TREE_LEVELS, VOTE_STATES } from "~/vocabulary/pledges";
import { valuesOf } from "~/vocabulary/words";
import { dayOrNot, itemId } from "./pledge-fields.server";

const LONG = 8000;

const card = z.object({
  before: beforeField,
  name: requiredText("Donnez un nom à ce plan.", 200),
  kind: z.enum(valuesOf(PLAN_KINDS), fromList),
  adoptedOn: dayOrNot,
  source: optionalText(300),
  link: linkField,
  territory: optionalText(160),
  fromOn: dayOrNot,
  untilOn: dayOrNot,
  preamble: optionalText(LONG),
  isTemplate: z
    .literal("on")
    .transform(() => true)
    .optional(),
  diagnostic: optionalText(LONG),
  principles: optionalText(LONG),
  publics: optionalText(LONG),
  steering: optionalText(LONG),
  partners: optionalText(LONG),
  resources: optionalText(LONG),
  deadlines: optionalText(LONG),
  results: optionalText(LONG),
});

/** A plan that is opened. */
export const newPlanSchema = card;

const node = {
  number: optionalText(30),
  title: requiredText("Donnez un titre à cette ligne."),
  text: optionalText(LONG),
};

const nodeId = z.string().max(24);

/** What the page that edits a plan can be asked. */
export const planEditSchema = z.discriminatedUnion(
  "intent",
  [
    card.extend({ intent: z.literal("card") }),
    z.object({
      intent: z.literal("node-add"),
      level: z.enum(valuesOf(TREE_LEVELS), fromList),
      parentId: itemId,
      ...node,
    }),
    z.object({ intent: z.literal("node-rename"), itemId: nodeId, ...node }),
    z.object({ intent: z.literal("node-up"), itemId: nodeId }),
    z.object({ intent: z.literal("node-down"), itemId: nodeId }),
    z.object({ intent: z.literal("node-archive"), itemId: nodeId }),
    z.object({ intent: z.literal("node-restore"), itemId: nodeId }),
  ],
  staleButton,
);

const exchange = {
  on: dayField,
  said: requiredText("Écrivez en une ligne ce qui s’est dit.", 600),
};

/** What the page of a plan can be asked. */
export const planActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("archive") }),
    z.object({ intent: z.literal("restore") }),
    z.object({ intent: z.literal("copy"), name: requiredText("Donnez un nom à la copie.", 200) }),
    z.object({ intent: z.literal("assemblies") }),
    z.object({
      intent: z.literal("vote"),
      itemId,
      assembly: requiredText("Donnez le nom de l’assemblée.", 160),
      state: z.enum(valuesOf(VOTE_STATES), fromList),
      on: dayOrNot,
      number: optionalText(60),
      result: optionalText(160),
    }),
    z.object({ intent: z.literal("vote-remove"), itemId: z.string().max(24) }),
    z.object({
      intent: z.literal("exchange-plan"),
      holderId: z.string({ error: "Choisissez un·e collègue." }).max(24),
      daysBefore: z.coerce
        .number({ error: "Donnez un nombre de jours." })
        .int("Donnez un nombre entier de jours.")
        .min(1, "Au moins un jour avant.")
        .max(300, "300 jours au plus."),
    }),
    z.object({ intent: z.literal("exchange"), itemId, ...exchange }),
  ],
  staleButton,
);

export type PlanEdit = z.output<typeof planEditSchema>;
export type PlanAct = z.output<typeof planActSchema>;

import { z } from "zod";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { beforeField, dayField, emailField, phoneField } from "~/core/http/fields.server";
import { CONSENT_MEANS } from "~/vocabulary/consents";
import { OBSTACLE_STATES } from "~/vocabulary/exercise";
import { CUSTODIES, FAMILY_OBSTACLE_KINDS, KINSHIPS, RELATIONS } from "~/vocabulary/family";
import { valuesOf } from "~/vocabulary/words";

const words = z.string().trim().max(80, "80 caractères au plus.").optional();
const unnamed = { error: "Donnez le prénom, ou retirez la ligne." };
const fromList = { error: "Choisissez dans la liste." };

const inOrder = { message: "La fin vient avant le début. Corrigez l’une des deux.", path: ["untilOn"] };
const isInOrder = ({ sinceOn, untilOn }: { sinceOn?: string; untilOn?: string }) =>
  !sinceOn || !untilOn || sinceOn <= untilOn;

const adult = z
  .object({
    id: z.string().optional(),
    firstName: z.string(unnamed).trim().min(1, unnamed).max(80, "80 caractères au plus."),
    lastName: words,
    birthName: words,
    trade: words,
    email: z.string().trim().pipe(emailField).optional(),
    phone: phoneField,
    relation: z.enum(valuesOf(RELATIONS), fromList),
    ofId: z.string().max(60).optional(),
    sinceOn: dayField.optional(),
    untilOn: dayField.optional(),
  })
  .refine(isInOrder, inOrder);

/** Grown children still at home are told of too; before that, the year is a slip of the finger. */
const OLDEST_CHILD_YEARS = 30;

const thisMonth = () => toDay(now()).slice(0, 7);
const isBorn = ({ birthMonth, isUnborn }: { birthMonth?: string; isUnborn: boolean }) =>
  isUnborn || !birthMonth || birthMonth <= thisMonth();
const isYoung = ({ birthMonth }: { birthMonth?: string }) =>
  !birthMonth || Number(thisMonth().slice(0, 4)) - Number(birthMonth.slice(0, 4)) <= OLDEST_CHILD_YEARS;

const child = z
  .object({
    id: z.string().optional(),
    firstName: words,
    isUnborn: z.boolean().default(false),
    birthMonth: z
      .string()
      .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, "Écrivez le mois et l’année, par exemple 2019-04.")
      .optional(),
    custody: z.enum(valuesOf(CUSTODIES), fromList).optional(),
  })
  .refine(({ firstName, isUnborn }) => firstName || isUnborn, {
    message: "Donnez le prénom, cochez « À naître », ou retirez la ligne.",
    path: ["firstName"],
  })
  .refine(isBorn, {
    message: "Ce mois est à venir : cochez « À naître », avec l’accord de la famille.",
    path: ["birthMonth"],
  })
  .refine(isYoung, {
    message: "Cette année n’est pas vraisemblable pour un enfant. Vérifiez-la.",
    path: ["birthMonth"],
  });

const obstacle = z.object({
  id: z.string().optional(),
  kind: z.enum(valuesOf(FAMILY_OBSTACLE_KINDS), fromList),
  state: z.enum(valuesOf(OBSTACLE_STATES), fromList).default("open"),
  remedy: z.string().trim().max(200, "200 caractères au plus.").optional(),
});

const member = { error: "Choisissez une personne du foyer, ou retirez la ligne." };

const relation = z
  .object({
    id: z.string().optional(),
    oneId: z.string(member),
    kind: z.enum(valuesOf(KINSHIPS), fromList),
    otherId: z.string(member),
    sinceOn: dayField.optional(),
    untilOn: dayField.optional(),
  })
  .refine(({ oneId, otherId }) => oneId !== otherId, {
    message: "Choisissez deux personnes différentes.",
    path: ["otherId"],
  })
  .refine(isInOrder, inOrder);

const confidence = z.object({
  id: z.string().optional(),
  memberId: z.string(member),
  text: z
    .string({ error: "Écrivez ce qui a été dit, ou retirez la ligne." })
    .trim()
    .min(1)
    .max(500, "500 caractères au plus."),
});

/** The family as its form shows it. */
export const familySchema = z.object({
  before: beforeField,
  adults: z.array(adult).max(6, "Six adultes au plus.").default([]),
  children: z.array(child).max(12, "Douze enfants au plus.").default([]),
  familyObstacles: z.array(obstacle).max(10, "Dix freins au plus.").default([]),
  relations: z.array(relation).max(20, "Vingt liens au plus.").default([]),
  confidences: z.array(confidence).max(12, "Douze confidences au plus.").default([]),
  /** How the family agreed that a child on the way be noted. */
  unbornMeans: z.enum(valuesOf(CONSENT_MEANS), fromList).optional(),
  /** Which candidate of the household agreed. */
  unbornBy: z.string().max(60).optional(),
});

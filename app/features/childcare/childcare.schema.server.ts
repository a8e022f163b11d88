import { z } from "zod";
import type { CareSlot } from "#models/need-childcare";
import { clockField, dayField } from "~/core/http/fields.server";
import { CARE_MODES, CARE_RHYTHMS, ODD_HOURS } from "~/vocabulary/childcare";
import { WEEK_DAYS, type WeekDay } from "~/vocabulary/proposals";
import { valuesOf } from "~/vocabulary/words";
import { communesField, IN_LIST, ownNoteField, wishField } from "../needs/criteria-fields.server";
import { importancesField } from "../needs/importances.server";
import { fromOnField, noteField, numberField, someField, WHOLE } from "../needs/proposal-fields.server";
import { oddHoursOf } from "./care-week";

const DAYS = valuesOf(WEEK_DAYS);

/** The hours of one day; an empty day is a day on which nobody is minded. */
const hoursField = z
  .object({ from: clockField.optional(), to: clockField.optional() })
  .refine(({ from, to }) => !to || from, { message: "Dites à partir de quelle heure.", path: ["from"] })
  .refine(({ from, to }) => !from || to, { message: "Dites jusqu’à quelle heure.", path: ["to"] })
  .refine(({ from, to }) => !from || !to || from < to, {
    message: "La fin vient avant le début. Pour la nuit, cochez « La nuit » plus bas.",
    path: ["to"],
  })
  .optional();

type Hours = { from?: string; to?: string } | undefined;

// Day by day: an empty hour is only read as nothing in an object whose keys are written.
const weekField = z
  .object({
    monday: hoursField,
    tuesday: hoursField,
    wednesday: hoursField,
    thursday: hoursField,
    friday: hoursField,
    saturday: hoursField,
    sunday: hoursField,
  })
  .transform((week) => DAYS.flatMap((day) => slotOf(day, week[day])))
  .default([]);

function slotOf(day: WeekDay, hours: Hours): CareSlot[] {
  return hours?.from && hours.to ? [{ day, from: hours.from, to: hours.to }] : [];
}

const monthField = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "Écrivez le mois et l’année, par exemple 2027-03.");

/** What minding one child takes; hours as "HH:mm", the distance in kilometres. What the week tells of odd hours is kept with those ticked. */
export const childcareCriteriaSchema = z
  .object({
    careFromMonth: monthField.optional(),
    week: weekField,
    oddHours: z.array(z.enum(valuesOf(ODD_HOURS), IN_LIST)).default([]),
    onCallPattern: someField(200).optional(),
    modes: z.array(z.enum(valuesOf(CARE_MODES), IN_LIST)).default([]),
    rhythm: z.enum(valuesOf(CARE_RHYTHMS), IN_LIST).optional(),
    withSiblings: z.boolean().optional(),
    settlingOn: dayField.optional(),
    hasAdaptedCare: z.boolean().optional(),
    communes: communesField,
    place: someField(160).optional(),
    workplaceCode: z.string().max(5, IN_LIST).optional(),
    distanceMaxKm: numberField(WHOLE, 100, "Écrivez la distance en kilomètres, en chiffres : 10."),
    wish: wishField,
    note: ownNoteField,
    importances: importancesField("childcare"),
  })
  .transform(({ week, modes, ...criteria }) => {
    const oddHours = oddHoursOf({ ...criteria, week });
    return { ...criteria, week: filled(week), modes: filled(modes), oddHours: filled(oddHours) };
  });

/** Nothing is kept of an empty list: it would tell that something is known. */
function filled<Value>(list: Value[]): Value[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** What a partner proposes; hours as "HH:mm". */
export const careSchema = z.object({
  kind: z.literal("childcare").default("childcare"),
  mode: z.enum(valuesOf(CARE_MODES), IN_LIST).optional(),
  place: someField(160).optional(),
  communeName: someField(80).optional(),
  days: z.array(z.enum(DAYS, IN_LIST)).min(1, "Cochez au moins un jour."),
  opensAt: clockField.optional(),
  closesAt: clockField.optional(),
  hours: someField(120).optional(),
  fromOn: fromOnField,
  note: noteField,
});

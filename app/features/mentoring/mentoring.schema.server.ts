import { z } from "zod";
import {
  beforeField,
  comingDayField,
  dayField,
  emailField,
  pastDayField,
  phoneField,
} from "~/core/http/fields.server";
import { CHOSEN_ENDS, MENTOR_KINDS } from "~/vocabulary/mentoring";
import { valuesOf } from "~/vocabulary/words";

const name = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(80, "80 caractères au plus.");

const id = (missing: string) => z.string({ error: missing }).min(1, missing).max(60, missing);

const MOST = "Donnez un nombre de 1 à 20.";

const mentor = z.object({
  intent: z.literal("mentor"),
  itemId: id("Rechargez la page.").optional(),
  before: beforeField,
  firstName: name("Donnez son prénom."),
  lastName: name("Donnez son nom."),
  kind: z.enum(valuesOf(MENTOR_KINDS), { error: "Choisissez sa situation." }),
  specialty: z.string().trim().max(120, "120 caractères au plus.").optional(),
  email: emailField.optional(),
  phone: phoneField.optional(),
  structureId: z.string().max(60).optional(),
  most: z.coerce.number({ error: MOST }).int(MOST).min(1, MOST).max(20, MOST),
});

const UNKNOWN = { error: "Ce bouton n’est plus valable. Rechargez la page." };

/** What the page of mentoring can be asked. */
export const mentoringActSchema = z.discriminatedUnion(
  "intent",
  [
    mentor,
    z.object({ intent: z.enum(["mentor-aside", "mentor-back"]), itemId: id("Rechargez la page.") }),
    z.object({ intent: z.literal("open"), candidateId: id("Choisissez une personne.") }),
  ],
  UNKNOWN,
);

const itemId = id("Rechargez la page.");

/** What the page of one mentorship can be asked. */
export const mentorshipActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("pair"),
      itemId: id("Choisissez un compagnon."),
      startedOn: dayField,
    }),
    z.object({ intent: z.enum(["unpair", "reopen"]) }),
    z.object({ intent: z.literal("date-add"), dueOn: comingDayField }),
    z.object({ intent: z.literal("date-move"), itemId, dueOn: comingDayField }),
    z.object({ intent: z.literal("date-back"), itemId, dueOn: dayField }),
    z.object({ intent: z.enum(["date-remove", "held", "not-held"]), itemId }),
    z.object({
      intent: z.literal("note"),
      before: beforeField,
      note: z.string().trim().max(2000, "2 000 caractères au plus.").optional(),
    }),
    z.object({
      intent: z.literal("end"),
      reason: z.enum(CHOSEN_ENDS, { error: "Choisissez pourquoi." }),
      on: pastDayField,
    }),
  ],
  UNKNOWN,
);

export type MentoringAct = z.output<typeof mentoringActSchema>;
export type MentorshipAct = z.output<typeof mentorshipActSchema>;

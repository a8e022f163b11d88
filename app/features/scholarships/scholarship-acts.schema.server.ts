import { z } from "zod";
import {
  beforeField,
  dayField,
  fromList,
  optionalText,
  pastDayField,
  requiredText,
  staleButton,
} from "~/core/http/fields.server";
import { CHOSEN_SCHOLARSHIP_ENDS, PANEL_RESULTS, SCHOLARSHIP_STAGES } from "~/vocabulary/scholarship-states";
import { EXCLUDED_SCHEMES, STUDY_YEARS } from "~/vocabulary/scholarships";
import { valuesOf } from "~/vocabulary/words";

const RELOAD = "Rechargez la page.";
const COUNT = "Donnez un nombre de voix, de 0 à 40.";

const year = z.enum(valuesOf(STUDY_YEARS), { error: "Choisissez l’année d’études." });
const heldSchemes = z.array(z.enum(valuesOf(EXCLUDED_SCHEMES), fromList)).default([]);
const otherAids = optionalText(1000);
const key = requiredText(RELOAD, 60);
const stage = z.enum(valuesOf(SCHOLARSHIP_STAGES), { error: RELOAD });
const votes = z.coerce.number({ error: COUNT }).int(COUNT).min(0, COUNT).max(40, COUNT).default(0);

/** What somebody asks for: which programme, since when, in which year, with what else. */
export const newScholarshipSchema = z.object({
  programmeId: requiredText("Choisissez un programme.", 60),
  year,
  askedOn: pastDayField,
  heldSchemes,
  otherAids,
});

/** What a panel decided, as it is noted on the page of a scholarship or of its session. */
const decision = {
  result: z.enum(valuesOf(PANEL_RESULTS), { error: "Choisissez la décision." }),
  votesFor: votes,
  votesAgainst: votes,
  votesAbstained: votes,
  actNumber: optionalText(60),
  on: pastDayField.optional(),
  words: optionalText(1000),
};

/** What the page of a scholarship can be asked. */
export const scholarshipActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("request"), before: beforeField, year, heldSchemes, otherAids }),
    z.object({ intent: z.literal("review"), before: beforeField, assessment: optionalText(4000) }),
    z.object({ intent: z.literal("exclusion"), before: beforeField, exclusionReason: optionalText(1000) }),
    z.object({ intent: z.enum(["paper-add", "paper-accept", "paper-review"]), itemId: key }),
    z.object({
      intent: z.literal("paper-refuse"),
      itemId: key,
      reason: requiredText("Écrivez ce qui ne convient pas : la personne le lira."),
    }),
    z.object({ intent: z.literal("papers-ask") }),
    z.object({ intent: z.enum(["undecide", "reopen"]) }),
    z.object({ intent: z.literal("move"), from: stage, to: stage }),
    z.object({ intent: z.literal("agenda"), sessionId: requiredText("Choisissez une séance.", 60) }),
    z.object({ intent: z.literal("decide"), ...decision }),
    z.object({
      intent: z.literal("close"),
      reason: z.enum(CHOSEN_SCHOLARSHIP_ENDS, { error: "Choisissez pourquoi." }),
      words: optionalText(1000),
    }),
  ],
  staleButton,
);

/** A scholarship without sequel, as its board says it: `candidateId` is the card’s. */
export const endScholarshipSchema = z.object({
  intent: z.literal("end-scholarship"),
  candidateId: key,
  from: stage,
  to: z.literal("closed"),
  reason: z.enum(CHOSEN_SCHOLARSHIP_ENDS, { error: "Choisissez pourquoi." }),
  words: optionalText(1000),
});

export type ScholarshipAct = z.output<typeof scholarshipActSchema>;

const session = {
  on: dayField,
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Cette heure n’est pas lisible. Écrivez-la comme 14:30.")
    .optional(),
  place: optionalText(200),
  members: optionalText(4000),
};

/** A session of the commission, when it is opened. */
export const newSessionSchema = z.object(session);

/** What the page of a session can be asked. */
export const sessionActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("session"), before: beforeField, ...session }),
    z.object({ intent: z.literal("presence"), present: z.array(z.string().max(200)).max(40).default([]) }),
    z.object({ intent: z.enum(["up", "down", "off"]), itemId: key }),
    z.object({ intent: z.literal("add"), scholarshipId: requiredText("Choisissez une bourse.", 60) }),
    z.object({ intent: z.enum(["end", "again"]) }),
    z.object({ intent: z.literal("decide"), itemId: key, ...decision }),
    z.object({ intent: z.literal("undecide"), itemId: key }),
  ],
  staleButton,
);

export type SessionAct = z.output<typeof sessionActSchema>;

import { z } from "zod";
import { comingDayField, dayField } from "~/core/http/fields.server";
import { journeyActSchema } from "~/features/journeys/journey-moves.schema.server";
import { newPromiseFields } from "~/features/promises/promises.schema.server";
import { taskActSchema } from "~/features/tasks/tasks.schema.server";
import { MOST_DOCUMENTS } from "~/vocabulary/documents";

const nextAction = {
  label: z
    .string({ error: "Dites ce qui vient ensuite : aucun dossier ouvert ne reste sans suite." })
    .trim()
    .min(3, "Dites-en un peu plus.")
    .max(140, "140 caractères au plus."),
  dueOn: comingDayField,
  ownerId: z.string({ error: "Choisissez qui s’en charge." }),
};

/** The acts of the file's page. */
export const fileActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("note"),
      text: z
        .string({ error: "La note est vide : écrivez-la d’abord." })
        .trim()
        .min(1, "La note est vide.")
        .max(5000, "Cette note est trop longue : 5 000 caractères au plus."),
      memberId: z.string().optional(),
      visitOn: dayField.optional(),
    }),
    z.object({ intent: z.literal("promise"), ...newPromiseFields }),
    z.object({ intent: z.literal("delete-note"), entryId: z.string() }),
    z.object({ intent: z.literal("restore-note"), entryId: z.string() }),
    z.object({ intent: z.literal("restore-change"), entryId: z.string(), field: z.string() }),
    z.object({ intent: z.literal("set-next"), ...nextAction }),
    z.object({ intent: z.literal("complete"), done: z.string(), ...nextAction }),
    z.object({ intent: z.literal("undo-reply"), mailId: z.string() }),
    z.object({
      intent: z.literal("open-need"),
      kind: z.enum(["housing", "spouse-work", "schooling", "childcare", "scholarship", "discovery"], {
        error: "Choisissez un besoin.",
      }),
    }),
    z.object({ intent: z.literal("accept-correction"), submissionId: z.string(), correctionId: z.string() }),
    z.object({ intent: z.literal("refuse-correction"), submissionId: z.string(), correctionId: z.string() }),
    z.object({ intent: z.literal("assign"), referentId: z.string({ error: "Choisissez un·e collègue." }) }),
    z.object({ intent: z.literal("arrival"), was: dayField.optional(), arrivalOn: dayField.optional() }),
    z.object({ intent: z.literal("withdraw-journey"), candidateId: z.string(), pipeline: z.string() }),
    z.object({ intent: z.literal("redate"), shown: z.string() }),
    z.object({ intent: z.literal("keep-dates"), shown: z.string() }),
    z.object({ intent: z.literal("undo-dates"), actId: z.string() }),
    ...journeyActSchema.options,
    ...taskActSchema.options,
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type FileAct = z.output<typeof fileActSchema>;

const letter = {
  subject: z
    .string({ error: "Donnez un objet à ce message." })
    .trim()
    .min(3, "Donnez un objet à ce message.")
    .regex(/^\P{Cc}*$/u, "Un objet tient sur une ligne.")
    .max(150, "Cet objet est trop long."),
  text: z
    .string({ error: "Le message est vide : écrivez-le d’abord." })
    .trim()
    .min(10, "Ce message est bien court.")
    .max(8000, "Ce message est trop long."),
};

/** A letter written by hand, to whom the page says. */
export const letterSchema = z.object(letter);

/** « Répondre ». */
export const replySchema = z.object({
  candidateId: z.string({ error: "Choisissez à qui écrire." }),
  ...letter,
  documentIds: z.array(z.string()).max(MOST_DOCUMENTS, `${MOST_DOCUMENTS} documents au plus.`).default([]),
});

/** « J’ai appelé ». */
export const callNoteSchema = z.object({
  candidateId: z.string({ error: "Choisissez qui vous avez appelé." }),
  isReached: z
    .enum(["yes", "no"], { error: "Dites si la personne a répondu." })
    .transform((value) => value === "yes"),
  text: z.string().trim().max(5000, "Cette note est trop longue.").default(""),
  nextLabel: nextAction.label,
  nextOn: comingDayField,
});

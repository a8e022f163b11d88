import { z } from "zod";
import { beforeField, clockField, dayField, emailField, phoneField } from "~/core/http/fields.server";
import { noteField } from "~/features/needs/proposal-fields.server";
import { reasonsField } from "~/features/needs/visits.schema.server";
import { LIKINGS } from "~/vocabulary/need-options";
import { NBSP } from "~/vocabulary/typography";
import {
  COST_PAYERS,
  HOST_ANSWERS,
  ITINERARIES,
  STEP_KINDS,
  VISIT_SATISFACTIONS,
} from "~/vocabulary/visit-days";
import { valuesOf } from "~/vocabulary/words";

const FROM_LIST = { error: "Choisissez dans la liste." };

const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`).optional();
const id = z.string({ error: "Rechargez la page." }).max(60);

const title = z
  .string({ error: "Donnez un titre, par exemple « Découvrir Figeac »." })
  .trim()
  .min(1, "Donnez un titre.")
  .max(120, "120 caractères au plus.");

/** The day itself. */
const dayShape = { on: dayField, title, welcome: words(1000) };

export const newVisitDaySchema = z.object({ on: dayField, title });

/** A step's form: who receives is chosen in the directory, or written. */
export const stepSchema = z
  .object({
    intent: z.literal("step"),
    stepId: id.optional(),
    before: beforeField,
    itinerary: z.enum(valuesOf(ITINERARIES), FROM_LIST),
    kind: z.enum(valuesOf(STEP_KINDS), FROM_LIST),
    fromHour: clockField,
    toHour: clockField,
    title: z
      .string({ error: "Dites en quelques mots ce qui est prévu." })
      .trim()
      .min(1, "Dites en quelques mots ce qui est prévu.")
      .max(120, "120 caractères au plus."),
    place: words(200),
    communeCode: z.string().max(5).optional(),
    /** The option of the housing need that is visited. */
    homeRef: id.optional(),
    /** « partner/contact », of the directory. */
    hostRef: z.string().max(60).optional(),
    hostName: words(120),
    hostEmail: z.string().trim().pipe(emailField).optional(),
    hostPhone: phoneField,
    note: words(1000),
    aside: words(1000),
  })
  .refine(({ fromHour, toHour }) => fromHour < toHour, {
    message: "La fin vient avant le début. Corrigez l’une des deux heures.",
    path: ["toHour"],
  })
  .refine(({ hostName, hostEmail, hostPhone }) => hostName || !(hostEmail || hostPhone), {
    message: "Donnez le nom de la personne, ou videz ses coordonnées.",
    path: ["hostName"],
  });

export type StepInput = Omit<z.output<typeof stepSchema>, "intent" | "before" | "stepId">;

const amount = z
  .string({ error: "Donnez un montant en euros." })
  .transform((typed) => Number(typed.replace(/[\s€]/g, "").replace(",", ".")))
  .pipe(
    z
      .number({ error: "Écrivez un montant, par exemple 45,50." })
      .positive("Écrivez un montant plus grand que zéro.")
      .max(100_000, "Ce montant est trop grand."),
  )
  .transform((value) => Math.round(value * 100) / 100);

/** What the page of a visit day can be asked. */
export const visitActSchema = z.discriminatedUnion(
  "intent",
  [
    stepSchema,
    z.object({ intent: z.literal("day"), before: beforeField, ...dayShape }),
    z.object({
      intent: z.enum(["remove-step", "restore-step", "earlier", "later", "unnote-host"]),
      stepId: id,
    }),
    z.object({
      intent: z.literal("tell-home"),
      stepId: id,
      liking: z.enum(valuesOf(LIKINGS), { error: "Dites ce que le foyer en pense." }),
      reasons: reasonsField("housing"),
      note: noteField,
    }),
    z.object({ intent: z.literal("ask-host"), stepId: id }),
    z.object({
      intent: z.literal("take-steps"),
      modelId: z.string({ error: "Choisissez la journée à reprendre." }).max(60),
    }),
    z.object({
      intent: z.literal("note-host"),
      stepId: id,
      answer: z.enum(valuesOf(HOST_ANSWERS), FROM_LIST),
    }),
    z.object({
      intent: z.enum(["ask-all", "tell-hosts", "send-programme", "cancel", "uncancel"]),
    }),
    z.object({
      intent: z.literal("unask"),
      mailIds: z.string({ error: "Rechargez la page." }).transform((ids) => ids.split(" ")),
    }),
    z.object({
      intent: z.literal("add-cost"),
      label: z.string({ error: "Dites ce qui est payé." }).trim().min(1).max(120, "120 caractères au plus."),
      amount,
      payer: z.enum(valuesOf(COST_PAYERS), FROM_LIST),
      isReimbursed: z.stringbool().optional(),
    }),
    z.object({ intent: z.literal("remove-cost"), costId: id }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type VisitAct = z.output<typeof visitActSchema>;

/** What a host answers from their link; `askedFor` is what their page showed. */
export const hostAnswerSchema = z
  .object({
    answer: z.enum(valuesOf(HOST_ANSWERS), { error: "Choisissez l’une des trois réponses." }),
    askedFor: z.string().max(400).default(""),
    proposedHour: words(80),
    message: words(500),
  })
  .refine(({ answer, proposedHour }) => answer !== "other-hour" || proposedHour, {
    message: `Dites à quelle heure, par exemple «${NBSP}15${NBSP}h 30${NBSP}».`,
    path: ["proposedHour"],
  });

export type HostAnswerInput = z.output<typeof hostAnswerSchema>;

const told = z
  .string()
  .trim()
  .max(1000, `1000 caractères au plus${NBSP}: raccourcissez. / 1000 characters at most: please shorten.`)
  .optional();

/** The three questions of the day after. */
export const visitFeedbackSchema = z.object({
  satisfaction: z.enum(valuesOf(VISIT_SATISFACTIONS), {
    error: "Choisissez l’une des trois réponses. / Choose one of the three answers.",
  }),
  liked: told,
  missing: told,
});

export type VisitFeedbackInput = z.output<typeof visitFeedbackSchema>;

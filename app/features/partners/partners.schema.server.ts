import { z } from "zod";
import { beforeField, dayField, emailField, phoneField } from "~/core/http/fields.server";
import { NEED_KINDS } from "~/vocabulary/needs";
import {
  CAPACITY_LIGHTS,
  MOST_ASKS,
  ONBOARDING_STEPS,
  PARTNER_CHANNELS,
  PARTNER_KINDS,
} from "~/vocabulary/partners";
import { valuesOf } from "~/vocabulary/words";

const contact = z.object({
  id: z.string().optional(),
  name: z
    .string({ error: "Donnez le nom de ce contact, ou retirez la ligne." })
    .trim()
    .min(1)
    .max(120, "Ce nom est trop long."),
  role: z.string().trim().max(120, "Cette fonction est trop longue.").optional(),
  email: z.string().trim().pipe(emailField).optional(),
  phone: phoneField,
});

const closure = z
  .object({
    fromOn: dayField,
    toOn: dayField,
    label: z.string().trim().max(60, "60 caractères au plus.").optional(),
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, {
    path: ["toOn"],
    message: "Cette fermeture finit avant de commencer.",
  });

/** Left empty, there is none. */
const agreement = z
  .object({
    signedOn: dayField.optional(),
    untilOn: dayField.optional(),
    note: z.string().trim().max(300, "300 caractères au plus.").optional(),
  })
  .refine(({ signedOn, untilOn, note }) => signedOn || !(untilOn || note), {
    path: ["signedOn"],
    message: "Dites quand cet accord a été signé.",
  })
  .refine(({ signedOn, untilOn }) => !signedOn || !untilOn || signedOn <= untilOn, {
    path: ["untilOn"],
    message: "Cet accord finit avant d’être signé.",
  })
  .transform(({ signedOn, ...others }) => (signedOn ? { signedOn, ...others } : undefined));

const commune = z
  .string({ error: "Choisissez la commune, ou retirez la ligne." })
  .regex(/^[0-9AB]{5}$/, "Choisissez la commune dans la liste.");
const fromList = { error: "Choisissez dans la liste." };

const count = (most: number) =>
  z.coerce
    .number({ error: "Écrivez un nombre, ou laissez vide." })
    .int("Écrivez un nombre entier.")
    .min(1, "Au moins 1 ; laissez vide pour suivre les réglages.")
    .max(most, `${most} au plus.`)
    .optional();

/** A partner's card. */
export const partnerSchema = z.object({
  before: beforeField,
  name: z
    .string({ error: "Donnez le nom du partenaire." })
    .trim()
    .min(2, "Donnez le nom du partenaire.")
    .max(160, "Ce nom est trop long."),
  kind: z.enum(valuesOf(PARTNER_KINDS), { error: "Choisissez de quel partenaire il s’agit." }),
  territories: z.array(z.string()).max(60).default([]),
  communes: z.array(commune).max(20, "Vingt communes au plus : cochez plutôt le territoire.").optional(),
  themes: z.array(z.enum(valuesOf(NEED_KINDS), fromList)).optional(),
  communeCode: commune.optional(),
  closures: z.array(closure).max(10, "Dix fermetures au plus : retirez celles qui sont passées.").optional(),
  channel: z.enum(valuesOf(PARTNER_CHANNELS), fromList).optional(),
  delayDays: count(60),
  backUpId: z.string().max(24).optional(),
  agreement: agreement.optional(),
  yearlyCap: count(MOST_ASKS),
  onboarding: z.enum(valuesOf(ONBOARDING_STEPS), fromList).optional(),
  note: z.string().trim().max(2000, "2 000 caractères au plus.").optional(),
  contacts: z
    .array(contact, { error: "Ajoutez au moins un contact." })
    .min(1, "Ajoutez au moins un contact.")
    .max(10, "Dix contacts au plus."),
});

/** What a partner can take: one of three lights and, if they wish, a sentence. */
export const capacitySchema = z.object({
  light: z.enum(valuesOf(CAPACITY_LIGHTS), { error: "Choisissez l’une des trois réponses." }),
  sentence: z.string().trim().max(200, "200 caractères au plus.").optional(),
});

/** What the page of a partner can be asked, besides its card: told apart by the button. */
export const partnerActSchema = z.discriminatedUnion(
  "intent",
  [
    partnerSchema.extend({ intent: z.literal("card") }),
    capacitySchema.extend({ intent: z.literal("capacity") }),
    z.object({ intent: z.literal("ask-capacity") }),
    z.object({
      intent: z.literal("onboarding"),
      from: z.enum(valuesOf(ONBOARDING_STEPS), fromList),
      to: z.enum(valuesOf(ONBOARDING_STEPS), fromList),
    }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type CapacityInput = z.output<typeof capacitySchema>;
export type PartnerAct = z.output<typeof partnerActSchema>;

const MOST_BYTES = 10 * 1024 * 1024;

/** A table of partners, to be read or to be created: a file, or cells pasted from a sheet. */
export const partnerTableSchema = z
  .object({
    intent: z.enum(["preview", "create"], { error: "Ce bouton n’est plus valable. Rechargez la page." }),
    file: z.instanceof(File).optional(),
    pasted: z.string().max(2_000_000, "C’est trop long à coller : envoyez plutôt le fichier.").optional(),
  })
  .refine(({ file, pasted }) => (file?.size ?? 0) > 0 || pasted?.trim(), {
    message: "Choisissez un fichier, ou collez les cellules d’un tableau.",
    path: ["file"],
  })
  .refine(({ file }) => (file?.size ?? 0) <= MOST_BYTES, {
    message: "Ce fichier dépasse 10 Mo. Coupez-le en plusieurs.",
    path: ["file"],
  });

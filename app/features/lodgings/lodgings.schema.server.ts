import { z } from "zod";
import { beforeField, dayField, emailField, pastDayField } from "~/core/http/fields.server";
import { newId } from "~/core/ids.server";
import { AID_PERIODS, LODGING_OWNER_KINDS, LODGING_RULE_KEYS, LOST_WHEN } from "~/vocabulary/lodgings";
import { valuesOf } from "~/vocabulary/words";

const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`).optional();

const needed = (missing: string, most = 160) =>
  z.string({ error: missing }).trim().min(1, missing).max(most, `${most} caractères au plus.`);

const id = z.string({ error: "Choisissez dans la liste." }).max(60);

/** Euros, with cents when there are some, as people type them: « 320,50 ». */
const euros = z
  .string()
  .transform((typed) => typed.replace(/[\s\u00A0\u202F€]/g, "").replace(",", "."))
  .pipe(
    z
      .string()
      .regex(/^\d{1,5}(\.\d{1,2})?$/, "Écrivez un montant en euros, comme 320 ou 320,50.")
      .transform(Number),
  )
  .optional();

const wholeNumber = (most: number) =>
  z.coerce
    .number({ error: "Écrivez un nombre." })
    .int("Écrivez un nombre entier.")
    .min(0, "Écrivez un nombre positif.")
    .max(most, `${most} au plus.`);

const ENDS_BEFORE = "La fin vient avant le début. Corrigez l’une des deux dates.";

const agreement = z
  .object({
    reference: words(80),
    fromOn: dayField.optional(),
    toOn: dayField.optional(),
    noticeMonths: wholeNumber(24).optional(),
    isFinal: z.boolean().optional(),
  })
  .optional()
  .transform((typed, context) => {
    if (!typed || Object.values(typed).every((value) => value === undefined)) return undefined;
    const { fromOn, toOn } = typed;
    if (!fromOn) {
      context.addIssue({
        code: "custom",
        message: "Donnez le premier jour de la convention.",
        path: ["fromOn"],
      });
      return z.NEVER;
    }
    if (toOn && toOn < fromOn) {
      context.addIssue({ code: "custom", message: ENDS_BEFORE, path: ["toOn"] });
      return z.NEVER;
    }
    return { ...typed, fromOn };
  });

const card = z.object({
  before: beforeField,
  name: needed("Donnez un nom à cet hébergement."),
  address: needed("Donnez son adresse.", 200),
  communeCode: z
    .string({ error: "Choisissez la commune." })
    .regex(/^[0-9AB]{5}$/, "Choisissez la commune dans la liste."),
  ownerKind: z.enum(valuesOf(LODGING_OWNER_KINDS), { error: "Dites qui loge." }),
  ownerName: needed("Donnez le nom du propriétaire ou de qui loge."),
  partnerId: z.string().max(24).optional(),
  ownerEmail: emailField.optional(),
  agreement,
  rent: euros,
  rules: words(4000),
  note: words(2000),
});

/** A lodging that is added, with the names of its first beds, one a line. */
export const newLodgingSchema = card.extend({
  beds: z
    .string()
    .default("")
    .transform((typed) => [
      ...new Set(
        typed
          .split("\n")
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    ])
    .refine((beds) => beds.length <= 60, "60 lits au plus.")
    .refine((beds) => beds.every((bed) => bed.length <= 80), "80 caractères au plus par lit."),
});

const stay = { fromOn: dayField, toOn: dayField, isAnyway: z.boolean().optional() };
const leavesAfter = "Le départ est au plus tôt le lendemain de l’arrivée. Corrigez l’une des deux dates.";
/** Days left empty are those the intern asks. */
const stayAsked = { ...stay, fromOn: dayField.optional(), toOn: dayField.optional() };

const check = {
  bookingId: id,
  on: pastDayField,
  counts: z
    .array(z.object({ lineId: id, count: wholeNumber(999) }))
    .max(60)
    .default([]),
  keyIds: z.array(id).max(40).default([]),
  note: words(1000),
};

/** What the page of a lodging can be asked. */
export const lodgingActSchema = z
  .discriminatedUnion(
    "intent",
    [
      card.extend({ intent: z.literal("card") }),
      z.object({ intent: z.enum(["archive", "restore"]) }),
      z.object({ intent: z.literal("bed"), label: needed("Nommez ce lit.", 80) }),
      z.object({ intent: z.enum(["bed-close", "bed-open"]), bedId: id }),
      z.object({ intent: z.literal("book"), bedId: id, placementId: id, ...stayAsked }),
      z.object({ intent: z.literal("redate"), itemId: id, ...stay }),
      z.object({ intent: z.enum(["call-off", "put-back"]), bookingId: id }),
      z.object({ intent: z.literal("swap"), itemId: id, other: id }),
      z.object({ intent: z.literal("check-in"), ...check }),
      z.object({ intent: z.literal("check-out"), ...check }),
      z.object({ intent: z.enum(["uncheck-in", "uncheck-out"]), bookingId: id }),
      z.object({
        intent: z.literal("line"),
        itemId: id.optional(),
        label: needed("Dites ce que c’est.", 80),
        count: wholeNumber(999),
      }),
      z.object({ intent: z.literal("line-remove"), itemId: id }),
      z.object({ intent: z.literal("key"), label: needed("Nommez cette clé.", 80) }),
      z.object({ intent: z.literal("key-give"), itemId: id, bookingId: id }),
      z.object({ intent: z.literal("key-return"), itemId: id }),
      z.object({ intent: z.literal("photo") }),
      z.object({ intent: z.enum(["photo-aside", "photo-back"]), itemId: id }),
    ],
    { error: "Ce bouton n’est plus valable. Rechargez la page." },
  )
  .refine((act) => !("toOn" in act && act.fromOn && act.toOn) || act.fromOn < act.toOn, {
    message: leavesAfter,
    path: ["toOn"],
  });

export type LodgingAct = z.output<typeof lodgingActSchema>;

/** A bed given from the waiting list: « lodging:bed ». */
export const waitingActSchema = z
  .object({
    placementId: id,
    semesterId: z.string().max(40),
    bed: z
      .string({ error: "Choisissez un lit." })
      .regex(/^[0-9a-f]{24}:[0-9a-f]{24}$/, "Choisissez un lit dans la liste.")
      .transform((typed) => {
        const [lodgingId = "", bedId = ""] = typed.split(":");
        return { lodgingId, bedId };
      }),
    ...stay,
  })
  .refine(({ fromOn, toOn }) => fromOn < toOn, { message: leavesAfter, path: ["toOn"] });

const points = z.coerce
  .number({ error: "Écrivez un nombre de points." })
  .int("Écrivez un nombre entier de points.")
  .min(0, "Zéro au moins : sans point, la règle n’est pas appliquée.")
  .max(1000, "1 000 points au plus.");

const aid = z
  .object({
    key: z
      .string()
      .max(40)
      .optional()
      .transform((key) => key || newId()),
    label: needed("Dites quelle aide, avec son article : « l’indemnité… ».", 160),
    short: words(30),
    euros: z.coerce
      .number({ error: "Écrivez un montant." })
      .min(1, "1 € au moins.")
      .max(10_000, "10 000 € au plus."),
    per: z.enum(valuesOf(AID_PERIODS), { error: "Choisissez dans la liste." }),
    fromOn: dayField,
    toOn: dayField.optional(),
    lostWhen: z.enum(valuesOf(LOST_WHEN), { error: "Choisissez dans la liste." }),
    source: needed("Dites où cette règle a été lue.", 300),
  })
  .refine(({ fromOn, toOn }) => !toOn || fromOn <= toOn, {
    message: ENDS_BEFORE,
    path: ["toOn"],
  });

/** The points of each published rule, and the aids that being lodged takes away. */
export const lodgingSettingsSchema = z.object({
  before: beforeField,
  rules: z
    .array(
      z.object({
        key: z.enum(LODGING_RULE_KEYS, { error: "Cette règle n’existe pas. Rechargez la page." }),
        label: needed("Écrivez la règle comme les internes la liront.", 160),
        points,
      }),
    )
    .max(20),
  aids: z.array(aid).max(20).default([]),
});

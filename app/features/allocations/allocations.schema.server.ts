import { z } from "zod";

const POINTS = "Un nombre de points de 0 à 1 000.";
const id = z.string({ error: "Choisissez dans la liste." }).min(1, { error: "Choisissez dans la liste." });
const points = z.coerce
  .number({ error: POINTS })
  .int({ error: POINTS })
  .min(0, { error: POINTS })
  .max(1000, { error: POINTS });

const weights = z.object({
  wish: points,
  outsideWishes: points,
  apartCouple: points,
  apartFriends: points,
  noCarSeat: points,
  noCarBed: points,
  farBed: points,
  unknownPlace: points,
  onCall: points,
});

/** What a select posts: an id, « none » for nothing. */
const given = id.transform((value) => (value === "none" ? null : value));

/** The acts of the page of an allocation. */
export const allocationActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("compute") }),
  z.object({ intent: z.literal("cancel") }),
  z.object({ intent: z.literal("duplicate") }),
  z.object({ intent: z.literal("set-aside") }),
  z.object({ intent: z.literal("take-back") }),
  z.object({ intent: z.literal("repair") }),
  z.object({
    intent: z.literal("update"),
    name: z
      .string({ error: "Donnez-lui un nom." })
      .trim()
      .min(1, { error: "Donnez-lui un nom." })
      .max(80, { error: "80 caractères au plus." }),
    weights,
  }),
  z.object({
    intent: z.literal("change"),
    placementId: id,
    placeId: given.optional(),
    bedId: given.optional(),
  }),
  z.object({
    intent: z.literal("swap"),
    placementId: id,
    withId: id,
    what: z.enum(["place", "bed", "both"]).default("both"),
  }),
  z.object({ intent: z.literal("pin"), placementId: id }),
  z.object({ intent: z.literal("unpin"), placementId: id }),
]);

export type AllocationAct = z.output<typeof allocationActSchema>;

/** Publishing: nothing to say but yes. */
export const publishSchema = z.object({ intent: z.literal("publish") });

/** The acts of the list of a semester. */
export const allocationListActSchema = z.object({ intent: z.literal("create") });

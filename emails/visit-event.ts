import { z } from "zod";

/** A visit as a calendar keeps it: the same name whatever its day becomes, and what grows with each change. */
export const visitEvent = z.object({
  uid: z.string(),
  sequence: z.number().int(),
  on: z.iso.date(),
  /** "HH:mm"; without it, the whole day. */
  time: z.string().optional(),
  until: z.string().optional(),
});

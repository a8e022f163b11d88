import { z } from "zod";

/** What can be asked of one’s own calendar. */
export const calendarActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("open") }),
  z.object({ intent: z.literal("cut") }),
  z.object({ intent: z.literal("names"), showsNames: z.boolean().default(false) }),
]);

export type CalendarAct = z.infer<typeof calendarActSchema>;

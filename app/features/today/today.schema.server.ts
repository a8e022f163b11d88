import { z } from "zod";

/** The acts of the day's page: an answer seen, a call made. */
export const todayActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("seen"), noticeId: z.string() }),
    z.object({ intent: z.literal("done"), taskId: z.string() }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

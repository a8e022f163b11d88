import { z } from "zod";

/** The acts of the day's page: an answer seen, a call made. */
export const todayActSchema = z.union(
  [z.object({ noticeId: z.string() }), z.object({ taskId: z.string() })],
  {
    error: "Ce bouton n’est plus valable. Rechargez la page.",
  },
);

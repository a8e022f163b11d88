import { z } from "zod";

const name = z.string().trim().max(120).default("");

/** What is typed so far of somebody, and who is said not to be them. */
export const apartSchema = z.object({
  firstName: name,
  lastName: name,
  candidateId: z.string().length(24, "Rechargez la page."),
});

import { z } from "zod";

/** The body RFC 8058 gives to a mail program, and our own button too: nothing else is read. */
export const oneClickSchema = z.strictObject({ "List-Unsubscribe": z.literal("One-Click") });

import { z } from "zod";
import { comingField, hourField, noteField } from "../needs/proposal-fields.server";

/** What a partner proposes. */
export const meetingSchema = z.object({
  kind: z.literal("meeting").default("meeting"),
  on1: comingField,
  hour1: hourField,
  on2: comingField.optional(),
  hour2: hourField,
  on3: comingField.optional(),
  hour3: hourField,
  note: noteField,
});

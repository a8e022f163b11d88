import type { NewService } from "~/features/directory/services.commands.server";
import type { Slot } from "./demo-profile";

/** A service or a place of the demonstration, put in a real commune. */
export interface DemoService
  extends Omit<NewService, "communeCode" | "stops" | "source" | "checkedOn" | "email"> {
  slot: Slot;
  stops?: { slot: Slot; place: string; when: string }[];
  /** Days since somebody made sure of it; a month unless told. */
  checked?: number;
  source?: string;
  email?: string;
  /** Placed in every demonstration; the others in the first one alone. */
  isEverywhere?: boolean;
}

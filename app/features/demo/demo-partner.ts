import type { Capacity, PartnerRecord } from "#models/partner";
import type { Slot } from "./demo-profile";

/** A partner of the demonstration, placed in a real commune; « {lieu} » stands for the name of the place. */
export interface DemoPartner {
  name: string;
  kind: PartnerRecord["kind"];
  /** Where it is; it then serves that intercommunalité. Without one, the whole département. */
  slot?: Slot;
  note?: string;
  channel?: PartnerRecord["channel"];
  onboarding?: PartnerRecord["onboarding"];
  /** Working days they are left to answer. */
  delayDays?: number;
  /** In days from the day of the demonstration. */
  agreement?: { signedDaysAgo: number; endsInDays?: number; note?: string };
  capacity?: Pick<Capacity, "light" | "sentence"> & { daysAgo: number };
  contacts: { name: string; role?: string; email: string; phone: string }[];
}

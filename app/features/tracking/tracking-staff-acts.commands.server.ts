import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import type { StaffTrackingAct } from "./tracking.schema.server";
import { settleTrackedCorrection } from "./tracking-corrections.commands.server";
import { closeTrackingLink, sendTrackingLink } from "./tracking-link.commands.server";

/** Carries out what a colleague does with the page of an adult, and says what was done; refusals are those of each command. */
export async function carryOutStaffTrackingAct(
  user: User,
  household: HouseholdRecord,
  act: StaffTrackingAct,
): Promise<string> {
  switch (act.intent) {
    case "send":
      await sendTrackingLink(user, household, act.memberId);
      return "Page de suivi envoyée. Un lien envoyé plus tôt ne s’ouvre plus.";
    case "close":
      await closeTrackingLink(user, household, act.memberId);
      return "Lien fermé.";
    default:
      await settleTrackedCorrection(user, household, { ...act, isAccepted: act.intent === "accept" });
      return act.intent === "accept" ? "Correction reprise dans le dossier." : "Correction laissée.";
  }
}

import type { AgreementText, Signatory } from "#models/agreement";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { SOFTWARE } from "~/core/auth/actor";
import { isOfficeMoment } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { audit, type Effect } from "~/core/db/effects.server";
import { storing } from "./agreement-changes.server";
import { partiesOf } from "./agreement-parties.queries.server";
import { changeScholarship, type Decided } from "./scholarship-changes.commands.server";
import { reminder } from "./signature-letters.server";
import { nextStep } from "./signature-turns";

/**
 * Reminds those who were asked to sign and say nothing: one mail, then a call asked of a colleague, then nothing; in office
 * hours. Returns how many agreements were looked at, this many at most.
 */
export async function remindSignatories(most: number): Promise<number> {
  if (!isOfficeMoment(now())) return 0;
  const due = await Scholarship.find({ signatureReminderAt: { $lte: now() } }, { _id: 1 })
    .sort({ signatureReminderAt: 1 })
    .limit(most)
    .lean<{ _id: string }[]>();
  for (const { _id } of due) await changeScholarship(SOFTWARE, _id, remind);
  return due.length;
}

async function remind(scholarship: ScholarshipRecord): Promise<Decided | null> {
  const text = scholarship.agreements.at(-1);
  if (!scholarship.signatureReminderAt) return null;
  if (!text || scholarship.stage !== "agreement") return { effects: [] };
  const parties = await partiesOf(scholarship);
  const effects: Effect[] = [];
  const signatories = text.signatories.map((one) => {
    const step = nextStep(one);
    if (!step || step.at > now()) return one;
    effects.push(audit("scholarship.signature-reminded", [step.kind]));
    if (step.kind === "mail") effects.push(...reminder(scholarship, one, parties));
    return reminded(one, step.kind);
  });
  const after: AgreementText = { ...text, signatories };
  return storing(scholarship, [...scholarship.agreements.slice(0, -1), after], effects);
}

function reminded(signatory: Signatory, kind: "mail" | "call"): Signatory {
  return kind === "mail" ? { ...signatory, remindedAt: now() } : { ...signatory, callAskedAt: now() };
}

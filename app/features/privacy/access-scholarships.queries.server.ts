import { type PanelDecision, Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { programmeNames } from "~/features/programmes/programmes.queries.server";
import {
  INSTALMENT_STATES,
  PANEL_RESULTS,
  PAPER_STATES,
  REPAYMENT_STATES,
  SCHOLARSHIP_ENDS,
  SCHOLARSHIP_STAGES,
  SIGNATORY_ROLES,
  SIGNATURE_MEANS,
  SIGNATURE_STATES,
} from "~/vocabulary/scholarship-states";
import { EXCLUDED_SCHEMES } from "~/vocabulary/scholarships";

/** The scholarships somebody asked for, from the request to what was served and paid; the other signatories by their names. */
export async function listOwnScholarships(
  candidateIds: readonly string[],
): Promise<Record<string, unknown>[]> {
  const found = await Scholarship.find({ candidateId: { $in: [...candidateIds] } })
    .sort({ askedOn: 1 })
    .lean<ScholarshipRecord[]>();
  const names = await programmeNames(found);
  return found.map((scholarship) => ({
    programme: names.get(scholarship.programmeId),
    ...askedOf(scholarship),
    agreements: scholarship.agreements.map(textOf),
    signedAt: scholarship.signedAt,
    ...owedOf(scholarship),
  }));
}

function askedOf({ stage, askedOn, year, otherAids, papers, assessment, end, ...asked }: ScholarshipRecord) {
  const { heldSchemes, exclusionReason, panel, postponed } = asked;
  return {
    ...{ stage: SCHOLARSHIP_STAGES[stage].fr, askedOn, year, otherAids, exclusionReason, assessment },
    heldSchemes: heldSchemes.map((scheme) => EXCLUDED_SCHEMES[scheme].fr),
    papers: papers.map(({ key, state, receivedAt, reason }) => ({
      ...{ key, state: PAPER_STATES[state].fr, receivedAt, reason },
    })),
    panel: panel && decisionOf(panel),
    postponed: postponed.map(decisionOf),
    end: end && { ...end, reason: SCHOLARSHIP_ENDS[end.reason].fr },
  };
}

function decisionOf({ sessionId: _, result, ...decision }: PanelDecision) {
  return { ...decision, result: result && PANEL_RESULTS[result].fr };
}

function textOf({
  version,
  madeAt,
  changeReason,
  paragraphs,
  signatories,
}: ScholarshipRecord["agreements"][number]) {
  return {
    ...{ version, madeAt, changeReason, paragraphs },
    signatories: signatories.map(({ role, name, state, evidence, takenBack }) => ({
      ...{ role: SIGNATORY_ROLES[role].fr, name, state: SIGNATURE_STATES[state].fr },
      ...(takenBack ? { takenBack: takenBack.map(({ at, reason }) => ({ at, reason })) } : {}),
      ...(evidence ? { at: evidence.at, means: SIGNATURE_MEANS[evidence.means].fr } : {}),
    })),
  };
}

function owedOf({ instalments, obligation, breach, repayments }: ScholarshipRecord) {
  return {
    instalments: instalments.map(({ dueOn, cents, state, paidOn, reason }) => ({
      ...{ dueOn, cents, state: INSTALMENT_STATES[state].fr, paidOn, reason },
    })),
    obligation: obligation && {
      ...{ startsOn: obligation.startsOn, months: obligation.months },
      practice: obligation.practice.map(({ fromOn, toOn, isInZone }) => ({ fromOn, toOn, isInZone })),
      suspensions: obligation.suspensions.map(({ fromOn, toOn, article }) => ({ fromOn, toOn, article })),
      yearlyProofs: obligation.yearlyProofs.map(({ askedOn, dueOn, state, reason }) => ({
        ...{ askedOn, dueOn, state: PAPER_STATES[state].fr, reason },
      })),
    },
    breach: breach && { ...breach, reason: SCHOLARSHIP_ENDS[breach.reason].fr, decidedBy: undefined },
    repayments: repayments.map(({ dueOn, cents, state, receivedOn, receivedCents }) => ({
      ...{ dueOn, cents, state: REPAYMENT_STATES[state].fr, receivedOn, receivedCents },
    })),
  };
}

import type { ProgrammeVersion } from "#models/programme";
import { newId } from "~/core/ids.server";
import { type ProofRhythm, type RepaymentRule, STUDY_YEARS } from "~/vocabulary/scholarships";
import { valuesOf } from "~/vocabulary/words";
import type { VersionInput } from "./version-card";

type Terms = Omit<ProgrammeVersion, "id" | "usedAt" | "isAside">;

/** A version as it is stored, from its form: a paper or a proof keeps its key (`before`) as long as its words do. */
export function termsOf(input: VersionInput, before?: ProgrammeVersion): Terms {
  const {
    fromOn,
    number,
    votedOn: on,
    deliberationLink: link,
    isToCheck,
    source,
    months,
    duties,
    excludes,
  } = input;
  const proofs = before?.proofs ?? [];
  return {
    ...{ fromOn, isToCheck, duties, excludes },
    deliberation: filled({ number, on, link }),
    ...filled({ source, months }),
    amounts: amountsOf(input),
    practice: { rule: input.practiceRule, months: input.practiceMonths },
    zones: { kinds: input.zoneKinds, epciCodes: input.epciCodes },
    repayment: repaymentOf(input),
    papers: keyed(input.requiredPapers, before?.papers ?? []),
    proofs: [
      ...proofsOf(input.instalmentProofs, "instalment", proofs),
      ...proofsOf(input.yearProofs, "year", proofs),
    ],
  };
}

/** In the order of the years. */
function amountsOf({ amounts }: VersionInput): Terms["amounts"] {
  return valuesOf(STUDY_YEARS).flatMap((year) => {
    const monthlyCents = amounts[year];
    return monthlyCents === undefined ? [] : [{ year, monthlyCents }];
  });
}

function repaymentOf(input: VersionInput): RepaymentRule {
  const { formula, unit, isFullWhenNeverServed, penaltyKind: kind, penaltyCents: cents, floorCents } = input;
  const rule = { formula, unit, isFullWhenNeverServed };
  if (!kind || cents === undefined) return rule;
  return { ...rule, penalty: { kind, cents, ...filled({ floorCents }) } };
}

function proofsOf(text: string | undefined, every: ProofRhythm, before: Terms["proofs"]): Terms["proofs"] {
  const known = before.filter((proof) => proof.every === every);
  return keyed(text, known).map((proof) => ({ ...proof, every }));
}

function keyed(text = "", before: readonly { key: string; fr: string }[]): { key: string; fr: string }[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return [...new Set(lines)].map((fr) => ({
    key: before.find((one) => one.fr === fr)?.key ?? newId(),
    fr,
  }));
}

/** Fields left empty are not kept. */
function filled<Values extends object>(values: Values): Partial<Values> {
  const kept: Partial<Values> = { ...values };
  for (const [key, value] of Object.entries(values))
    if (value === undefined) Reflect.deleteProperty(kept, key);
  return kept;
}

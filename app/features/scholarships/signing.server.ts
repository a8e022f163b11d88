import type { AgreementText, Signatory, SignatureEvidence } from "#models/agreement";
import type { ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { audit, type Effect, followUp, notice } from "~/core/db/effects.server";
import { SIGNATURE_MEANS } from "~/vocabulary/scholarship-states";
import { NBSP } from "~/vocabulary/typography";
import { storing } from "./agreement-changes.server";
import type { AgreementParties } from "./agreement-parties.queries.server";
import { type Decided, planning, reaching, told } from "./scholarship-changes.commands.server";
import { askingInTurn, receipt, wholeSigned } from "./signature-letters.server";
import { sealOf, validSignatures } from "./signature-seal.server";
import { withSignatory } from "./signature-turns";

/** One signature given now to the text in force, sealed: the next are asked, and the last one closes the agreement. */
export function signing(
  actor: Actor,
  scholarship: ScholarshipRecord,
  { text, signatory }: { text: AgreementText; signatory: Signatory },
  signed: Pick<SignatureEvidence, "typedName" | "means" | "signedOn"> & { documentId?: string },
  parties: AgreementParties,
): Decided {
  const done = sealed(scholarship, text, signatory, signed);
  const asked = askingInTurn(scholarship, withSignatory(text, done), parties);
  const agreements = [...scholarship.agreements.slice(0, -1), asked.text];
  const effects = [
    audit("scholarship.signed"),
    told(
      actor,
      scholarship,
      `Convention de bourse signée par ${signatory.name}, ${SIGNATURE_MEANS[signed.means].fr}.`,
    ),
    ...receipt(scholarship, done, parties),
    ...asked.effects,
  ];
  const stored = storing(scholarship, agreements, effects);
  const isWhole =
    validSignatures({ _id: scholarship._id, agreements }).length === asked.text.signatories.length;
  return isWhole ? closing(actor, scholarship, stored, asked.text, parties) : stored;
}

/** A word to whoever follows the file, that leads to its agreement. */
export function tellReferent(
  { _id, householdId }: ScholarshipRecord,
  { referentId }: AgreementParties,
  text: string,
): Effect[] {
  if (!referentId) return [];
  const href = `/scholarships/${_id}/agreement`;
  return [notice({ accountId: referentId, householdId, track: "professional", text, href })];
}

function sealed(
  { _id: scholarshipId }: ScholarshipRecord,
  { version, textHash }: AgreementText,
  signatory: Signatory,
  { documentId, ...signed }: Parameters<typeof signing>[3],
): Signatory {
  const { typedName, means, signedOn } = signed;
  const evidence = {
    ...{ at: now(), textHash, version, means, typedName },
    ...(signedOn ? { signedOn } : {}),
  };
  const paper = documentId ? { documentId } : {};
  const seal = sealOf({ ...evidence, ...paper, scholarshipId, signatoryId: signatory.id });
  return { ...signatory, ...paper, state: "signed", evidence: { ...evidence, seal } };
}

/** All have signed: instalments may begin, and everybody has the final text. */
function closing(
  actor: Actor,
  scholarship: ScholarshipRecord,
  { set, effects }: Pick<ReturnType<typeof storing>, "set" | "effects">,
  text: AgreementText,
  parties: AgreementParties,
): Decided {
  const words = `Convention de bourse signée par toutes les parties (version ${text.version}).`;
  return {
    set: { ...set, ...reaching(actor, scholarship, "paying"), signedAt: now() },
    effects: [
      ...effects,
      audit("scholarship.agreement-signed"),
      told(actor, scholarship, words),
      ...tellReferent(scholarship, parties, `${parties.beneficiary}${NBSP}: ${words}`),
      ...wholeSigned(scholarship, text, parties),
      planning(scholarship._id),
      followUp("planInstalments", { scholarshipId: scholarship._id }),
    ],
  };
}

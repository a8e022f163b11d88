import type { AgreementText, Signatory, SignatureEvidence } from "#models/agreement";
import type { Actor, User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addMonths } from "~/core/days";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { addDocuments, type SentFile } from "~/features/documents/documents.commands.server";
import { NBSP } from "~/vocabulary/typography";
import { withAddress } from "./agreement.commands.server";
import { storing, textInForce } from "./agreement-changes.server";
import { partiesOf } from "./agreement-parties.queries.server";
import { changeScholarship, told } from "./scholarship-changes.commands.server";
import { getScholarship } from "./scholarships.queries.server";
import { askingInTurn, request } from "./signature-letters.server";
import { askedInTurn, inTurn, unasked, withSignatory } from "./signature-turns";
import { signing } from "./signing.server";

/** What is signed binds for years of study, then of practice, then as long as it may be brought to court (code civil, art. 2224). */
const KEPT_MONTHS = 20 * 12;

/**
 * Notes that somebody signed the text in force on paper, that day, with its scan kept in the file. Refuses a text that
 * changed, a day before the text was written, somebody who has signed or declined, and anything but one file.
 */
export async function recordPaperSignature(
  user: User,
  scholarshipId: string,
  { from, signatoryId, signedOn }: { from: number; signatoryId: string; signedOn: Day },
  files: readonly SentFile[],
): Promise<void> {
  const scholarship = await getScholarship(user, scholarshipId);
  const { name } = awaited(textInForce(scholarship, from), signatoryId, signedOn);
  if (files.length !== 1)
    throw new UserFacingError("Joignez la page signée, en un seul fichier.", { field: "files" });
  const keptUntil = addMonths(toDay(now()), KEPT_MONTHS);
  const scan = { files, purpose: "agreement", track: "professional", keptUntil } as const;
  const [documentId] = await addDocuments(user, scholarship.householdId, scan);
  await changeScholarship(user, scholarshipId, async (fresh) => {
    const text = textInForce(fresh, from);
    const standing = { text, signatory: awaited(text, signatoryId, signedOn) };
    const signed = { typedName: name, means: "paper" as const, signedOn, documentId };
    return signing(user, fresh, standing, signed, await partiesOf(fresh));
  });
}

/**
 * Takes back a paper signature noted by mistake: that person is asked again, those after them wait for their turn, and what
 * was noted stays in the evidence of this text with its scan. Refuses a text that changed or that all have signed, and a
 * signature given by link.
 */
export async function takeBackPaperSignature(
  actor: Actor,
  scholarshipId: string,
  { from, signatoryId, reason }: { from: number; signatoryId: string; reason: string },
): Promise<void> {
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    const text = textInForce(scholarship, from);
    const signatory = text.signatories.find(({ id }) => id === signatoryId);
    if (signatory?.state !== "signed" || signatory.evidence?.means !== "paper")
      throw new UserFacingError("Cette signature sur papier n’est plus notée. Rechargez la page.");
    const waiting = askedInTurn(withSignatory(text, takenBack(actor, signatory, signatory.evidence, reason)));
    const asked = askingInTurn(scholarship, waiting, await partiesOf(scholarship));
    return storing(
      scholarship,
      [...scholarship.agreements.slice(0, -1), asked.text],
      [
        audit("scholarship.signature-taken-back"),
        told(actor, scholarship, `Signature sur papier de ${signatory.name} annulée${NBSP}: ${reason}.`),
        ...asked.effects,
      ],
    );
  });
}

/**
 * Mails the link again to somebody whose turn it is, at a new address if one is given: the link of the one before then opens
 * nothing more. Refuses before the text is sent, and whoever has no address or is not awaited now.
 */
export async function resendLink(
  actor: Actor,
  scholarshipId: string,
  { from, signatoryId, email }: { from: number; signatoryId: string; email?: string },
): Promise<void> {
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    const text = textInForce(scholarship, from);
    const signatory = inTurn(text.signatories).find(({ id }) => id === signatoryId);
    if (!text.sentAt || !signatory)
      throw new UserFacingError("Ce n’est pas le tour de cette personne. Rechargez la page.");
    const {
      remindedAt: _reminded,
      callAskedAt: _call,
      ...kept
    } = withAddress(signatory, email ?? signatory.email);
    if (!kept.email)
      throw new UserFacingError("Donnez une adresse e-mail, ou faites signer sur papier.", {
        field: "email",
      });
    const asked = { ...kept, askedAt: now() };
    const agreements = [...scholarship.agreements.slice(0, -1), withSignatory(text, asked)];
    return storing(scholarship, agreements, [
      audit("scholarship.agreement-sent", ["signatories"]),
      told(actor, scholarship, `Lien de signature de la convention renvoyé à ${asked.name}.`),
      ...request(scholarship, text, asked, await partiesOf(scholarship)),
    ]);
  });
}

function takenBack(
  { name }: Actor,
  { evidence: _, documentId, ...signatory }: Signatory,
  evidence: SignatureEvidence,
  reason: string,
): Signatory {
  const noted = { at: now(), by: name ?? "", reason, evidence, ...(documentId ? { documentId } : {}) };
  return {
    ...unasked(signatory),
    ...{ state: "waiting", takenBack: [...(signatory.takenBack ?? []), noted] },
  };
}

function awaited(text: AgreementText, signatoryId: string, signedOn: Day): Signatory {
  const signatory = text.signatories.find(({ id }) => id === signatoryId);
  if (signatory?.state !== "waiting")
    throw new UserFacingError("Cette personne n’est plus attendue. Rechargez la page.");
  if (signedOn < toDay(text.madeAt))
    throw new UserFacingError("Ce jour précède le texte : ce qui a été signé alors n’est pas ce texte.", {
      field: "signedOn",
    });
  return signatory;
}

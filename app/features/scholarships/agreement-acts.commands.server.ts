import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import type { SentFile } from "~/features/documents/documents.commands.server";
import {
  amendAgreement,
  changeSignatories,
  makeAgreement,
  redrawAgreement,
  sendAgreement,
} from "./agreement.commands.server";
import type { AgreementAct } from "./agreement.schema.server";
import { getScholarship } from "./scholarships.queries.server";
import { recordPaperSignature, resendLink, takeBackPaperSignature } from "./signature-team.commands.server";

/** Carries out one act of the page of an agreement, and says what was done; 404 for a file one does not see. */
export async function carryOutAgreementAct(
  user: User,
  scholarshipId: string,
  act: AgreementAct,
  files: readonly SentFile[],
): Promise<string> {
  await getScholarship(user, scholarshipId);
  const done = await carryOut(user, scholarshipId, act, files);
  // The page that follows tells it.
  await settle();
  return done;
}

async function carryOut(
  user: User,
  id: string,
  act: AgreementAct,
  files: readonly SentFile[],
): Promise<string> {
  switch (act.intent) {
    case "make":
      await makeAgreement(user, id, act.signatories);
      return "Texte établi. Relisez-le avant de demander les signatures.";
    case "send":
      await sendAgreement(user, id, act.from);
      return "Signatures demandées.";
    case "redraw":
      await redrawAgreement(user, id, act);
      return "Texte refait depuis le modèle.";
    case "amend":
      await amendAgreement(user, id, { ...act, place: act.itemId });
      return "Texte modifié.";
    case "signatories":
      await changeSignatories(user, id, act);
      return "Signataires enregistrés.";
    case "paper":
      await recordPaperSignature(user, id, { ...act, signatoryId: act.itemId }, files);
      return "Signature sur papier notée.";
    case "unpaper":
      await takeBackPaperSignature(user, id, { ...act, signatoryId: act.itemId });
      return "Signature annulée : cette personne est de nouveau attendue.";
    case "resend":
      await resendLink(user, id, { ...act, signatoryId: act.itemId });
      return "Lien renvoyé.";
  }
}

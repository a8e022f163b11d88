import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { SOFTWARE } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { makeAgreement, sendAgreement } from "~/features/scholarships/agreement.commands.server";
import type { SignatoryInput } from "~/features/scholarships/agreement-changes.server";
import { partiesOf } from "~/features/scholarships/agreement-parties.queries.server";
import { signByLink } from "~/features/scholarships/signature.commands.server";
import { signatureLink } from "~/features/scholarships/signature-letters.server";

/** As whom the others sign, once the person has: at once. */
const OTHERS: readonly SignatoryInput[] = [
  {
    ...{ role: "department", name: "Anne Roques", quality: "Vice-présidente du Département" },
    ...{ email: "anne.roques@departement.example", rank: 2 },
  },
  {
    ...{ role: "faculty", name: "Jean Faure", quality: "Doyen de la faculté de médecine" },
    ...{ email: "jean.faure@faculte.example", rank: 2 },
  },
];

/** Writes the agreement of the scholarship just granted, signed by the person and awaited of the others. */
export async function createDemoAgreement(): Promise<void> {
  const granted = await Scholarship.findOne(
    { stage: "agreement" },
    { pendingEffects: 0 },
  ).lean<ScholarshipRecord>();
  if (!granted) return;
  const { beneficiary: name, email } = await partiesOf(granted);
  await makeAgreement(SOFTWARE, granted._id, [{ role: "beneficiary", name, email, rank: 1 }, ...OTHERS]);
  await sendAgreement(SOFTWARE, granted._id, 1);
  const { agreements } = await Scholarship.findById(granted._id).orFail().lean<ScholarshipRecord>();
  const first = agreements[0]?.signatories[0];
  if (!first?.email) return;
  await signByLink(linkToken(signatureLink(first)), { version: 1, typedName: name });
  await settle();
}

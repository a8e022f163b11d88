import type { AgreementText, Signatory } from "#models/agreement";
import type { ScholarshipRecord } from "#models/scholarship";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Effect } from "~/core/db/effects.server";
import type { LinkRef } from "~/core/links.server";
import { type Envelope, mail } from "~/core/outbox/mail-effect.server";
import type { Language } from "~/vocabulary/languages";
import { SIGNATORY_ROLES } from "~/vocabulary/scholarship-states";
import type { AgreementParties } from "./agreement-parties.queries.server";
import { inTurn } from "./signature-turns";

type About = Pick<ScholarshipRecord, "householdId" | "candidateId">;

/** The link by which somebody signs, then reads again. */
export function signatureLink({ id, linkVersion: version }: Signatory): LinkRef {
  return { purpose: "signature", id, version };
}

/** Asks those whose turn it is and who were not asked yet, once the text is sent: the text with them asked, their letters. */
export function askingInTurn(
  about: About,
  text: AgreementText,
  parties: AgreementParties,
): { text: AgreementText; effects: Effect[] } {
  const asked = text.sentAt ? inTurn(text.signatories).filter(({ askedAt, email }) => !askedAt && email) : [];
  const ids = new Set(asked.map(({ id }) => id));
  const signatories = text.signatories.map((one) => (ids.has(one.id) ? { ...one, askedAt: now() } : one));
  return {
    text: { ...text, signatories },
    effects: asked.flatMap((one) => request(about, text, one, parties)),
  };
}

/** Asks one to sign, saying why when the text they may have signed is no more. */
export function request(
  about: About,
  { changeReason }: AgreementText,
  signatory: Signatory,
  parties: AgreementParties,
): Effect[] {
  const params = {
    ...paramsOf(signatory, parties),
    role: SIGNATORY_ROLES[signatory.role][languageFor(signatory, parties)],
    ...(changeReason && signatory.linkVersion > 1 ? { changeReason } : {}),
  };
  return envelopes(about, signatory).map((envelope) => mail("signature-request", params, envelope));
}

/** Reminds one who says nothing. */
export function reminder(about: About, signatory: Signatory, parties: AgreementParties): Effect[] {
  const params = { ...paramsOf(signatory, parties), askedOn: toDay(signatory.askedAt ?? now()) };
  return envelopes(about, signatory).map((envelope) => mail("signature-reminder", params, envelope));
}

/** Tells one that their signature is noted. */
export function receipt(about: About, signatory: Signatory, parties: AgreementParties): Effect[] {
  const params = paramsOf(signatory, parties);
  return envelopes(about, signatory).map((envelope) => mail("signature-receipt", params, envelope));
}

/** Tells everybody that all have signed, with the way to the final text. */
export function wholeSigned(about: About, text: AgreementText, parties: AgreementParties): Effect[] {
  return text.signatories.flatMap((signatory) =>
    envelopes(about, signatory).map((envelope) =>
      mail("agreement-signed", paramsOf(signatory, parties), envelope),
    ),
  );
}

function paramsOf(signatory: Signatory, parties: AgreementParties) {
  const { beneficiary, programme } = parties;
  const language = languageFor(signatory, parties);
  return { language, name: signatory.name, beneficiary, programme, link: signatureLink(signatory) };
}

/** The other parties are French. */
function languageFor({ role }: Signatory, { language }: AgreementParties): Language {
  return role === "beneficiary" ? language : "fr";
}

/** None for somebody without an address, who signs on paper. */
function envelopes({ householdId, candidateId }: About, { email, name, role }: Signatory): Envelope[] {
  if (!email) return [];
  const isTheirs = role === "beneficiary";
  return [{ to: email, toName: name, householdId, ...(isTheirs ? { candidateId } : {}) }];
}

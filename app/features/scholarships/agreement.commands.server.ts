import type { AgreementText, Signatory } from "#models/agreement";
import type { ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isSame } from "~/core/lost-updates";
import { typeset } from "~/vocabulary/mail-texts";
import { filledProblem, filledWords, valuesOfBlanks } from "./agreement-blanks";
import {
  refuseClosed,
  replacing,
  type SignatoryInput,
  storing,
  textInForce,
} from "./agreement-changes.server";
import { type AgreementParties, partiesOf } from "./agreement-parties.queries.server";
import { getAgreementModel, TEMPLATE_ID } from "./agreement-templates.queries.server";
import { changeScholarship, type Decided, told } from "./scholarship-changes.commands.server";
import { askingInTurn } from "./signature-letters.server";
import { unasked } from "./signature-turns";

/** More parties than an agreement has. */
export const MOST_SIGNATORIES = 8;

/**
 * Writes the text of the agreement of one person from the model in force and the terms frozen by the commission, for these
 * signatories. Refuses before the scholarship is granted, when a text is already there, and a list without the beneficiary.
 */
export async function makeAgreement(
  actor: Actor,
  scholarshipId: string,
  signatories: readonly SignatoryInput[],
): Promise<void> {
  refuseParties(signatories);
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    refuseClosed(scholarship);
    if (scholarship.agreements.length > 0)
      throw new UserFacingError("Le texte de cette convention est déjà établi. Rechargez la page.");
    const parties = await partiesOf(scholarship);
    return replacing(actor, scholarship, { ...(await drawn(scholarship, parties)), signatories }, parties);
  });
}

/**
 * Writes the text again from the model in force, for the same signatories: a change like any other. Refuses without a reason
 * and when it would read the same.
 */
export async function redrawAgreement(
  actor: Actor,
  scholarshipId: string,
  { from, reason }: { from: number; reason: string },
): Promise<void> {
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    const { signatories, title, paragraphs } = textInForce(scholarship, from);
    const parties = await partiesOf(scholarship);
    const words = await drawn(scholarship, parties);
    if (isSame({ title, paragraphs }, { title: words.title, paragraphs: words.paragraphs }))
      throw new UserFacingError("Le modèle en vigueur donne déjà ce texte, mot pour mot.");
    return replacing(actor, scholarship, { ...words, signatories, reason }, parties);
  });
}

export interface Amendment {
  /** The version the page was drawn from. */
  from: number;
  /** Which paragraph; one past the last adds one. */
  place: number;
  title?: string;
  /** Empty, the paragraph goes. */
  text?: string;
  reason: string;
}

/**
 * Changes one paragraph of the agreement of this one person: a new version, every signature asked again. Refuses a text that
 * a colleague changed meanwhile, one that keeps a blank, and one left without a paragraph.
 */
export async function amendAgreement(
  actor: Actor,
  scholarshipId: string,
  { from, place, reason, ...typed }: Amendment,
): Promise<void> {
  const paragraph = { title: typeset(typed.title ?? ""), text: typeset(typed.text ?? "") };
  for (const words of [paragraph.title, paragraph.text]) {
    const problem = filledProblem(words);
    if (problem) throw new UserFacingError(problem, { field: "text" });
  }
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    const text = textInForce(scholarship, from);
    const paragraphs = amended(text, place, paragraph);
    if (isSame(paragraphs, text.paragraphs)) return null;
    const { title, templateId, templateVersion, signatories } = text;
    const next = { title, paragraphs, templateId, templateVersion, signatories, reason };
    return replacing(actor, scholarship, next, await partiesOf(scholarship));
  });
}

/**
 * Says who signs. Other people, another order, another name or quality make a new version, every signature asked again; an
 * address alone only replaces its link. Refuses a list without the beneficiary and another party.
 */
export async function changeSignatories(
  actor: Actor,
  scholarshipId: string,
  { from, signatories, reason }: { from: number; signatories: readonly SignatoryInput[]; reason: string },
): Promise<void> {
  refuseParties(signatories);
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    const text = textInForce(scholarship, from);
    const parties = await partiesOf(scholarship);
    if (isSame(text.signatories.map(partyOf), signatories.map(partyOf)))
      return corrected(scholarship, text, signatories, parties);
    const { title, paragraphs, templateId, templateVersion } = text;
    const next = { title, paragraphs, templateId, templateVersion, signatories, reason };
    return replacing(actor, scholarship, next, parties);
  });
}

/** Asks the first to sign; those after them are asked as each signs. Refuses a text already sent. */
export async function sendAgreement(actor: Actor, scholarshipId: string, from: number): Promise<void> {
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    const text = textInForce(scholarship, from);
    if (text.sentAt) throw new UserFacingError("Les signatures sont déjà demandées. Rechargez la page.");
    const sent = { ...text, sentAt: now() };
    const asked = askingInTurn(scholarship, sent, await partiesOf(scholarship));
    return storing(
      scholarship,
      [...scholarship.agreements.slice(0, -1), asked.text],
      [
        audit("scholarship.agreement-sent"),
        told(actor, scholarship, "Signatures de la convention de bourse demandées."),
        ...asked.effects,
      ],
    );
  });
}

async function drawn(scholarship: ScholarshipRecord, parties: AgreementParties) {
  const { terms, panel } = scholarship;
  refuseClosed(scholarship);
  const { number, ...model } = await getAgreementModel();
  if (!terms) return { ...model, templateId: TEMPLATE_ID, templateVersion: number };
  const words = filledWords(model, valuesOfBlanks({ ...parties, terms, panel }));
  return { ...words, templateId: TEMPLATE_ID, templateVersion: number };
}

function amended(
  { paragraphs }: AgreementText,
  place: number,
  { title, text }: { title: string; text: string },
): AgreementText["paragraphs"] {
  if (place > paragraphs.length) throw new UserFacingError("Ce paragraphe n’est plus là. Rechargez la page.");
  const written = text ? [{ ...(title ? { title } : {}), text }] : [];
  const after = [...paragraphs.slice(0, place), ...written, ...paragraphs.slice(place + 1)];
  if (after.length === 0) throw new UserFacingError("Gardez au moins un paragraphe.", { field: "text" });
  return after;
}

/** Only addresses changed: who has not signed gets a link of their own to the new one, the old link is replaced. */
function corrected(
  scholarship: ScholarshipRecord,
  text: AgreementText,
  signatories: readonly SignatoryInput[],
  parties: AgreementParties,
): Decided | null {
  const after = text.signatories.map((one, place) => withAddress(one, signatories[place]?.email));
  if (isSame(after, text.signatories)) return null;
  const kept = { ...text, signatories: after };
  const asked = askingInTurn(scholarship, kept, parties);
  return storing(
    scholarship,
    [...scholarship.agreements.slice(0, -1), asked.text],
    [audit("scholarship.agreement-changed", ["signatories"]), ...asked.effects],
  );
}

/** Somebody at another address: not asked there yet, and the link sent to the one before opens nothing more. */
export function withAddress(signatory: Signatory, email: string | undefined): Signatory {
  if (signatory.email === email) return signatory;
  const { email: _, ...kept } = unasked(signatory);
  const linkVersion = kept.linkVersion + 1;
  return { ...kept, linkVersion, ...(email ? { email } : {}) };
}

function partyOf({ id, role, name, quality, rank }: SignatoryInput) {
  return { id, role, name, quality: quality || undefined, rank };
}

function refuseParties(signatories: readonly SignatoryInput[]): void {
  const beneficiaries = signatories.filter(({ role }) => role === "beneficiary");
  if (beneficiaries.length !== 1)
    throw new UserFacingError("Le ou la bénéficiaire signe, une fois : gardez une seule ligne à ce titre.");
  if (signatories.length < 2)
    throw new UserFacingError("Ajoutez au moins une autre partie, par exemple le Département.");
  if (signatories.length > MOST_SIGNATORIES)
    throw new UserFacingError(`${MOST_SIGNATORIES} signataires au plus.`);
}

import type { AgreementText, Signatory } from "#models/agreement";
import type { ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import type { SignatoryRole } from "~/vocabulary/scholarship-states";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { AgreementParties } from "./agreement-parties.queries.server";
import { type Decided, told } from "./scholarship-changes.commands.server";
import { askingInTurn } from "./signature-letters.server";
import { textHashOf } from "./signature-seal.server";

const CHANGED =
  "La convention a changé depuis que cette page est ouverte. Rechargez la page, puis recommencez.";

/** A signatory as the team names them; without an id, a new one. */
export interface SignatoryInput {
  id?: string;
  role: SignatoryRole;
  name: string;
  quality?: string;
  email?: string;
  rank: number;
}

/** The text in force; refuses when it is no longer the one a page was drawn from, or can be changed no more. */
export function textInForce(scholarship: ScholarshipRecord, from: number): AgreementText {
  refuseClosed(scholarship);
  const text = scholarship.agreements.at(-1);
  if (!text || text.version !== from) throw new UserFacingError(CHANGED);
  return text;
}

/** Refuses a scholarship that is not at the agreement, or that all have signed. */
export function refuseClosed({ stage, signedAt, terms }: ScholarshipRecord): void {
  if (signedAt)
    throw new UserFacingError("Toutes les parties ont signé cette convention : elle ne change plus.");
  if (stage !== "agreement" || !terms)
    throw new UserFacingError("La convention s’établit une fois la bourse accordée par la commission.");
}

/**
 * A text that replaces the one in force: one version more, every signature asked again by a new link, those given kept as
 * cancelled; asked at once when the one before had been sent.
 */
export function replacing(
  actor: Actor,
  scholarship: ScholarshipRecord,
  next: Pick<AgreementText, "title" | "paragraphs" | "templateId" | "templateVersion"> & {
    signatories: readonly SignatoryInput[];
    reason?: string;
  },
  parties: AgreementParties,
): Decided {
  const before = scholarship.agreements.at(-1);
  const { signatories, reason, ...words } = next;
  const text: AgreementText = {
    ...{ ...words, version: (before?.version ?? 0) + 1, textHash: textHashOf(words) },
    ...{ madeAt: now(), madeBy: actor.name ?? "" },
    ...(reason ? { changeReason: reason } : {}),
    ...(before?.sentAt ? { sentAt: now() } : {}),
    signatories: signatories.map((one) => awaited(one, scholarship)),
  };
  const asked = askingInTurn(scholarship, text, parties);
  const earlier = scholarship.agreements.map((one) => (one === before ? cancelled(one) : one));
  return storing(
    scholarship,
    [...earlier, asked.text],
    [
      audit(before ? "scholarship.agreement-changed" : "scholarship.agreement-made", ["agreements"]),
      told(actor, scholarship, replacedWords(text.version, before, reason)),
      ...asked.effects,
    ],
  );
}

/** What to write for these texts to be those of a scholarship: the calls follow. */
export function storing(
  { _id: scholarshipId }: ScholarshipRecord,
  agreements: AgreementText[],
  effects: Effect[],
): Decided & { set: Partial<ScholarshipRecord> } {
  return { set: { agreements }, effects: [...effects, followUp("planSignatureCalls", { scholarshipId })] };
}

/** Signatures that a change of this text would cancel. */
export function signedCount(text: AgreementText | undefined): number {
  return text?.signatories.filter(({ state }) => state === "signed").length ?? 0;
}

/** The same person keeps their id for life, so that an old link knows it was replaced. */
function awaited({ id, ...one }: SignatoryInput, { agreements }: ScholarshipRecord): Signatory {
  const known = agreements.flatMap(({ signatories }) => signatories.filter((other) => other.id === id));
  const linkVersion = Math.max(0, ...known.map((other) => other.linkVersion)) + 1;
  return { ...withoutBlanks(one), id: known.length > 0 && id ? id : newId(), linkVersion, state: "waiting" };
}

function withoutBlanks({ role, name, quality, email, rank }: SignatoryInput) {
  return { role, name, rank, ...(quality ? { quality } : {}), ...(email ? { email } : {}) };
}

function cancelled(text: AgreementText): AgreementText {
  const signatories = text.signatories.map((one) =>
    one.state === "declined" ? one : { ...one, state: "cancelled" as const },
  );
  return { ...text, signatories };
}

function replacedWords(version: number, before: AgreementText | undefined, reason?: string): string {
  if (!before) return "Texte de la convention de bourse établi.";
  const lost = signedCount(before);
  const words = lost > 0 ? ` ${formatCount(lost, "signature annulée", "signatures annulées")}.` : "";
  return `Convention de bourse modifiée, version ${version}${reason ? `${NBSP}: ${reason}` : ""}.${words}`;
}

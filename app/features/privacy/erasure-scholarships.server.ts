import type { Filter } from "#models/define";
import type { ErasureScope } from "#models/erasure";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { programmeNames } from "~/features/programmes/programmes.queries.server";
import { keptUntilWords } from "~/features/scholarships/erased-term";
import { pagesOfText } from "~/features/scholarships/scholarship-documents.queries.server";
import { formatCents, formatDayLong, NBSP } from "~/vocabulary/typography";
import type { Stored } from "./erasure-emptying.server";
import { isLine, type Line, linesOf } from "./erasure-lines";
import { type Place, place } from "./erasure-place.server";

/**
 * What stays of a signed scholarship: the agreement and its signatures, the sums, the acts, what is owed. It binds both
 * parties and the accounts rest on it: articles 17.3.b and 17.3.e of the GDPR.
 */
const BINDING = [
  ...["_id", "version", "pendingEffects", "appliedEffects", "name", "programmeId", "versionId", "terms"],
  ...["stage", "isOpen", "since", "history", "askedOn", "year", "panel", "signedAt", "instalments"],
  ...["obligation", "breach", "repayments", "end", "nextOn", "erasedAs", "candidateId", "householdId"],
] as const;

/** The scholarships of whoever is erased: what was never signed goes; what binds is kept, with no way back to a file. */
export function scholarshipPlaces(): Place[] {
  return [
    place(Scholarship, {
      erased: (scope) => ({ $and: [ofPeople(scope), { signedAt: { $exists: false } }] }),
      emptied: (scope) => ({ $and: [ofPeople(scope), { signedAt: { $exists: true } }] }),
      empty: bindingPart,
    }),
  ];
}

/** What the law keeps of those erased and until when, each in a few words without a name. */
export async function listKeptByLaw(scope: ErasureScope): Promise<string[]> {
  const filter = { $and: [ofPeople(scope), { signedAt: { $exists: true } }] };
  const found = await Scholarship.find(filter as Filter<ScholarshipRecord>)
    .sort({ askedOn: 1 })
    .lean<ScholarshipRecord[]>();
  const [names, { delays }] = await Promise.all([programmeNames(found), getSettings()]);
  return found.map((scholarship) => {
    const until = keptUntilWords(scholarship, delays.scholarshipYears, toDay(now()));
    return `${keptWords(scholarship, names.get(scholarship.programmeId) ?? "bourse")} ${until}`;
  });
}

/** Of these papers, those that carry a signature of a signed agreement: they stay with it. */
export async function signedPapers(documentIds: readonly string[]): Promise<Set<string>> {
  const among = { $in: [...documentIds] };
  const signed = await Scholarship.find(
    {
      $or: [
        { "agreements.signatories.documentId": among },
        { "agreements.signatories.takenBack.documentId": among },
      ],
      signedAt: { $exists: true },
    },
    { "agreements.signatories": 1 },
  ).lean<ScholarshipRecord[]>();
  return new Set(signed.flatMap(signedPagesOf));
}

/** The papers that carry a signature of one scholarship. */
export function signedPagesOf({ agreements }: Pick<ScholarshipRecord, "agreements">): string[] {
  return agreements.flatMap(pagesOfText).flatMap(({ documentId }) => documentId ?? []);
}

function keptWords(
  { signedAt, panel, instalments, breach, repayments }: ScholarshipRecord,
  programme: string,
): string {
  const paid = instalments.filter(({ state }) => state === "paid").reduce((sum, { cents }) => sum + cents, 0);
  const received = repayments.reduce((sum, { receivedCents = 0 }) => sum + receivedCents, 0);
  const parts = [
    `la convention signée${signedAt ? ` le ${formatDayLong(toDay(signedAt))}` : ""} et ses signatures`,
    panel?.actNumber && `l’acte ${panel.actNumber}`,
    `les versements (${formatCents(paid)})`,
    "l’engagement",
    breach &&
      `la rupture du ${formatDayLong(breach.on)} (${formatCents(breach.totalCents)} à rembourser, ${formatCents(received)} reçus)`,
  ].filter(Boolean);
  return `Bourse «${NBSP}${programme}${NBSP}»${NBSP}: ${parts.join(", ")}, avec son nom. Une convention signée lie les deux parties et les comptes publics reposent sur elle (RGPD, article 17, paragraphe 3, b et e).`;
}

/** Candidate and file are replaced by its own id: nothing leads back to them, and it stays alone of its kind. */
function bindingPart(document: Stored): Stored {
  const kept = Object.fromEntries(
    BINDING.flatMap((field) => (document[field] === undefined ? [] : [[field, document[field]]])),
  );
  const { _id } = document;
  return {
    ...kept,
    ...{ _id, candidateId: _id, householdId: "", erasedAs: `B-${_id.slice(-6).toUpperCase()}` },
    ...{ papers: [], postponed: [], heldSchemes: [] },
    agreements: linesOf(document.agreements).map((text) => ({
      ...text,
      signatories: linesOf(text.signatories).map(withoutContact),
    })),
    instalments: linesOf(document.instalments).map((one) => ({
      ...one,
      proofs: linesOf(one.proofs).map(withoutPaper),
    })),
    ...(isLine(document.obligation) ? { obligation: withoutProofs(document.obligation) } : {}),
  };
}

/** The link dies with the address. */
function withoutContact({ email: _email, linkVersion, ...signatory }: Line): Line {
  return { ...signatory, linkVersion: Number(linkVersion) + 1 };
}

function withoutProofs({ practice, yearlyProofs, ...obligation }: Line): Line {
  return {
    ...obligation,
    practice: linesOf(practice).map(withoutPaper),
    yearlyProofs: linesOf(yearlyProofs).map(withoutPaper),
  };
}

function withoutPaper({ documentId: _documentId, reason: _reason, ...line }: Line): Line {
  return line;
}

function ofPeople({ candidateIds, memberId, fileIds }: ErasureScope): Filter<Stored> {
  const ofFile = memberId ? [] : [{ householdId: { $in: fileIds } }];
  return { $or: [{ candidateId: { $in: candidateIds } }, ...ofFile] };
}

import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import type { Model } from "#models/define";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import type { ErasureScope } from "#models/erasure";
import { HandOff } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { Mail } from "#models/mail";
import { Message } from "#models/message";
import { Need } from "#models/need";
import { Submission } from "#models/submission";
import { Tracking } from "#models/tracking";
import { notFound } from "~/core/auth/guards.server";
import type { NeedKind } from "~/vocabulary/needs";
import { listOwnEncounters } from "./access-encounters.queries.server";
import { listOwnMentorships } from "./access-mentorships.queries.server";
import { listOwnScholarships } from "./access-scholarships.queries.server";
import { listOwnBookings, listOwnPlacements } from "./access-semesters.queries.server";
import { listOwnSurveys } from "./access-surveys.queries.server";
import { listOwnVisitDays } from "./access-visit-days.queries.server";
import { isNamedIn, type Known, patternsOf, withoutPerson } from "./erased-words";
import { lettersTo, mailsFrom } from "./erasure-places.server";
import { getErasureScope, listErasable } from "./erasure-scope.queries.server";
import { othersSearches } from "./others-searches.queries.server";
import { listPastMembers, wordsOfPastMembers } from "./past-members.queries.server";

type Kept = Record<string, unknown>;

/** What is kept of somebody, by what it is. */
export interface AccessPackage {
  who: string;
  sections: { title: string; items: Kept[] }[];
}

/** What only the software reads, which tells a person nothing. */
const TECHNICAL = new Set(
  "_id version pendingEffects appliedEffects searchWords duplicateKeys sortName visibleTo linkId linkVersion key lockedUntil messageId attempts isManual documentIds answersMessageId plannedAt isServerDown wordingVersion trial introducedTo heads journeyKeys readinessItems beforeReply beforeExit mailId consentId restructuringId changed".split(
    " ",
  ),
);
const OTHER = "[une autre personne]";
const MOST_LINES = 5000;
/** The needs that are one adult’s alone. */
const OF_ONE_ADULT: readonly NeedKind[] = ["spouse-work", "scholarship"];

/**
 * Everything kept of one adult of a file, or of all of it when they are alone: theirs, and what the household shares
 * without what the other adult said of themselves. 404 when they are gone.
 */
export async function getAccessPackage(householdId: string, memberId: string): Promise<AccessPackage> {
  const people = await listErasable(householdId);
  const person = people.find(({ id }) => id === memberId);
  const household = await Household.findById(householdId).lean<HouseholdRecord>();
  if (!person || !household) throw notFound();
  const own = await getErasureScope(householdId, memberId);
  const others = people.filter(({ id }) => id !== memberId);
  const scopes = await Promise.all(others.map(({ id }) => getErasureScope(householdId, id)));
  const sections = await sectionsOf({ household, own, memberId, scopes });
  const past = await wordsOfPastMembers(householdId);
  const masked = withoutOthers({
    others: [...scopes, past],
    addresses: addressesOf(own, [...scopes, past]),
    names: ownNames(own, person.name),
    kept: [person.name, ...household.children.map(({ firstName = "" }) => firstName)],
  });
  return {
    who: person.name,
    sections: sections.map(({ title, items }) => ({
      title,
      items: items.map((item) => masked(readable(item)) as Kept),
    })),
  };
}

interface Masking {
  others: readonly Known[];
  /** Never cut, whoever’s name is in them. */
  addresses: readonly string[];
  /** Those of the person, which another adult may share. */
  names: readonly string[];
  /** Who has every right to be read here. */
  kept: readonly string[];
}

/**
 * What replaces the other adults in a text: what is theirs alone first (addresses, numbers, full names, confidences),
 * then each of their names where it is not the person’s own.
 */
function withoutOthers({ others, addresses, names, kept }: Masking): (value: unknown) => unknown {
  const isKept = (pattern: RegExp) => kept.some((name) => isNamedIn(name, [pattern]));
  const patternsOfAll = (part: (known: Known) => Known) =>
    others.flatMap((known) => patternsOf(part(known))).filter((pattern) => !isKept(pattern));
  const alone = patternsOfAll((known) => ({ ...known, words: known.words.filter(isSeveralWords) }));
  const named = patternsOfAll(({ words }) => ({
    words: words.filter((word) => !isSeveralWords(word)),
    ...{ emails: [], phones: [] },
  }));
  return (value) => {
    const told = withoutPerson(value, alone, { mark: OTHER, kept: addresses });
    return withoutPerson(told, named, { mark: OTHER, kept: [...names, ...addresses] });
  };
}

function isSeveralWords(words: string): boolean {
  return /\s/.test(words.trim());
}

/** Their first name and their last name, together and each alone. */
function ownNames({ names }: ErasureScope, name: string): string[] {
  return [name, ...(names.find((words) => words.join(" ") === name) ?? [])];
}

/** The addresses of the file that are nobody else’s alone: theirs, even when the name of another is in them. */
function addressesOf({ fileEmails }: ErasureScope, others: readonly Pick<Known, "emails">[]): string[] {
  const taken = new Set(others.flatMap(({ emails }) => emails));
  return fileEmails.filter((email) => !taken.has(email));
}

interface Sources {
  household: HouseholdRecord;
  own: ErasureScope;
  memberId: string;
  scopes: ErasureScope[];
}

async function sectionsOf({ household, own, memberId, scopes }: Sources): Promise<AccessPackage["sections"]> {
  const { _id: householdId } = household;
  const theirs = { $in: own.candidateIds };
  const othersHanded = scopes.flatMap(({ handOffIds }) => handOffIds);
  const hidden = await othersSearches(household, memberId, own);
  const handed = own.handOffIds.filter((id) => !othersHanded.includes(id) && !hidden.includes(id));
  const children = household.children.map(({ id }) => id);
  const known = [own, ...scopes].flatMap(({ candidateIds }) => candidateIds);
  const isLeft = (await listPastMembers(householdId)).some((id) => !known.includes(id));
  // Somebody who left may be whom a need of one adult was opened for.
  const needs = isLeft ? { $or: [{ _id: { $in: own.needIds } }, { kind: { $nin: OF_ONE_ADULT } }] } : {};
  const read: [string, Promise<Kept[]>][] = [
    ["Projet professionnel", all(Candidate, { _id: theirs })],
    ["Demandes", all(Submission, { _id: { $in: own.submissionIds } })],
    ["Accords", all(Consent, { _id: { $in: own.consentIds } })],
    [
      "Besoins du foyer",
      all(Need, {
        $and: [{ householdId, _id: { $nin: [...onlyOf(scopes, own, "needIds"), ...hidden] } }, needs],
      }),
    ],
    [
      "Ce qui a été transmis à des partenaires",
      all(HandOff, { householdId, _id: { $in: handed } }).then((found) => found.map(withOwnWords(own))),
    ],
    [
      "Fil du dossier",
      all(Entry, {
        householdId,
        memberId: theirsOrShared([...own.candidateIds, ...children]),
        submissionId: theirsOrShared(own.submissionIds),
        handOffId: theirsOrShared(handed),
      }),
    ],
    ["Courrier", all(Mail, { $or: [{ candidateId: theirs }, ...lettersTo(own.emails, own)] })],
    [
      "Mails reçus",
      all(Message, {
        $or: [{ householdId, candidateId: theirs, partnerId: { $exists: false } }, ...mailsFrom(own)],
      }).then((found) => found.map(ownMail)),
    ],
    ["Journées de visite", listOwnVisitDays(household, memberId, hidden)],
    ["Semestres d’interne", listOwnPlacements(own.candidateIds)],
    ["Avis de fin de stage", listOwnSurveys(own.candidateIds)],
    ["Lits réservés", listOwnBookings(own.candidateIds)],
    ["Compagnonnages", listOwnMentorships(own.candidateIds)],
    ["Bourses", listOwnScholarships(own.candidateIds)],
    ["Rencontres", listOwnEncounters(own.candidateIds)],
    ["Page de suivi", all(Tracking, { memberId: theirs })],
    [
      "Documents du foyer",
      all(Document, {
        householdId,
        memberId: theirsOrShared(own.candidateIds),
        _id: { $nin: onlyOf(scopes, own, "documentIds") },
      }),
    ],
  ];
  const sections = await Promise.all(read.map(async ([title, items]) => ({ title, items: await items })));
  return [{ title: "Foyer", items: [householdOf(household, memberId)] }, ...sections].filter(
    ({ items }) => items.length > 0,
  );
}

/** A hand-off without what another adult said of how it ended. */
function withOwnWords({ candidateIds }: ErasureScope): (handOff: Kept) => Kept {
  const isTheirs = ({ memberId }: { memberId?: string }) => !memberId || candidateIds.includes(memberId);
  return (handOff) =>
    Array.isArray(handOff.outcomes) ? { ...handOff, outcomes: handOff.outcomes.filter(isTheirs) } : handOff;
}

/** A mail they wrote: their own words, without the letter of ours that it quotes. */
function ownMail({ receivedAt, from, subject, text, signature, attachments }: Kept): Kept {
  return { receivedAt, from, subject, text, signature, attachments };
}

/** The household as this adult knows it: themselves, the children, what binds them, what they confided. */
function householdOf(household: HouseholdRecord, memberId: string): Kept {
  const { arrivalOn, children, adults = [], confidences = [], relations = [] } = household;
  return {
    arrivalOn,
    adults: adults.filter(({ id }) => id === memberId),
    children,
    relations: relations.filter(({ oneId, otherId }) => oneId === memberId || otherId === memberId),
    confidences: confidences.filter((confidence) => confidence.memberId === memberId).map(({ text }) => text),
    familyObstacles: household.familyObstacles,
    createdAt: household.createdAt,
    lastActAt: household.lastActAt,
  };
}

/** Of one of these, or of nobody in particular: what somebody else left, even gone from the file, is not shown. */
function theirsOrShared(ids: readonly string[]) {
  return { $in: [null, ...ids] };
}

/** What is the others' alone. */
function onlyOf(
  scopes: readonly ErasureScope[],
  own: ErasureScope,
  list: "needIds" | "documentIds",
): string[] {
  return scopes.flatMap((scope) => scope[list]).filter((id) => !own[list].includes(id));
}

async function all<Stored>(model: Model<Stored>, filter: object): Promise<Kept[]> {
  const found = model.collection.find(filter).limit(MOST_LINES);
  return (await found.toArray()) as Kept[];
}

/** A document without what only the software reads, nor the ids it is bound by. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (value instanceof Date || typeof value !== "object" || value === null) return value;
  const told = Object.entries(value).filter(
    ([key, held]) => !TECHNICAL.has(key) && !/^id$|Ids?$/.test(key) && !isVoid(held),
  );
  return Object.fromEntries(told.map(([key, held]) => [key, readable(held)]));
}

function isVoid(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

import { Candidate } from "#models/candidate";
import { Partner } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { nearKeysOf, searchTerms, wordsOf } from "~/core/search-words";
import { SETTINGS_PAGES } from "~/features/settings/settings-pages";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { roleCan } from "~/vocabulary/permissions";
import type { SearchHit } from "~/vocabulary/search";
import { SEARCH_PAGES, type SearchPage } from "~/vocabulary/search-pages";
import { findActs } from "./search-acts.queries.server";
import { describeFile, findFiles } from "./search-files.queries.server";
import { answers, rankOf } from "./search-rank";
import { findRequests } from "./search-requests.queries.server";

const MOST_PEOPLE = 8;
const MOST_PARTNERS = 5;
const MOST_PAGES = 5;
const READ = 20;
/** Fewer than this, and a letter may be wrong. */
const ENOUGH = 3;
/** A whole mail pasted by mistake is not a search. */
const LONGEST_TEXT = 100;

/** Everything this colleague may reach by what is typed: acts, people, requests that wait, partners, pages, the best of each first. */
export async function search(user: User, typed: string): Promise<SearchHit[]> {
  const text = typed.slice(0, LONGEST_TEXT).trim();
  if (searchTerms(text).length === 0) return [];
  const found = await Promise.all([
    findActs(user, text),
    findPeople(user, text),
    findRequests(user, text),
    findPartners(user, text),
    findPages(user, text),
  ]);
  const [acts, people, requests, partners, pages] = found;
  return [
    ...acts,
    ...pages.filter(({ group }) => group === "acts"),
    ...people,
    ...requests,
    ...partners,
    ...pages.filter(({ group }) => group === "pages"),
  ];
}

/** For a recruteur, the professional names of those introduced to them and nothing else. */
async function findPeople(user: User, text: string): Promise<SearchHit[]> {
  if (user.role === "recruteur") return findIntroduced(user, text);
  if (!roleCan(user.role, "households:read")) return [];
  const files = await findFiles(user, text, MOST_PEOPLE);
  return files.map((file) => ({
    id: file._id,
    group: "people",
    ...describeFile(file, text),
    to: `/households/${file._id}`,
  }));
}

async function findIntroduced({ partnerId = "none" }: User, text: string): Promise<SearchHit[]> {
  const conditions = searchTerms(text).map((term) => ({
    searchWords: { $in: [term, ...nearKeysOf(term)] },
  }));
  const found = await Candidate.find(
    { introducedTo: partnerId, $and: conditions },
    { firstName: 1, lastName: 1, kind: 1, specialty: 1 },
  )
    .limit(READ)
    .lean();
  return found
    .map((candidate) => ({
      candidate,
      names: { family: [candidate.lastName], others: [candidate.firstName] },
    }))
    .filter(({ names }) => answers(text, names))
    .sort((a, b) => rankOf(text, a.names) - rankOf(text, b.names))
    .slice(0, MOST_PEOPLE)
    .map(({ candidate: { _id, firstName, lastName, kind, specialty } }) => ({
      id: _id,
      group: "people",
      label: `${firstName} ${lastName}`,
      detail: [CANDIDATE_KINDS[kind].fr, specialty].filter(Boolean).join(", "),
      to: `/candidates/${_id}`,
    }));
}

async function findPartners(user: User, text: string): Promise<SearchHit[]> {
  if (!roleCan(user.role, "partners:read")) return [];
  const terms = searchTerms(text);
  const read = (conditions: object[]) =>
    Partner.find({ isActive: true, $and: conditions }, { name: 1, kind: 1 })
      .hint({ searchWords: 1, sortName: 1, _id: 1 })
      .limit(READ)
      .lean();
  const exact = await read([{ searchWords: { $all: terms } }]);
  const near =
    exact.length < ENOUGH && terms.some((term) => nearKeysOf(term).length > 0)
      ? await read(terms.map((term) => ({ searchWords: { $in: [term, ...nearKeysOf(term)] } })))
      : [];
  const known = new Set(exact.map(({ _id }) => _id));
  const close = near.filter(({ _id, name }) => !known.has(_id) && answers(text, namesOf(name)));
  return [...exact, ...close]
    .sort((a, b) => rankOf(text, namesOf(a.name)) - rankOf(text, namesOf(b.name)) || compare(a.name, b.name))
    .slice(0, MOST_PARTNERS)
    .map(({ _id, name, kind }) => ({
      id: _id,
      group: "partners",
      label: name,
      detail: PARTNER_KINDS[kind].fr,
      to: `/partners/${_id}`,
    }));
}

const PAGES: readonly SearchPage[] = [
  ...SEARCH_PAGES,
  ...SETTINGS_PAGES.map(({ page, label, about }) => ({
    to: `/settings/${page}`,
    label,
    permission: "settings:read" as const,
    group: "pages" as const,
    also: `réglages ${about}`,
  })),
];

function findPages(user: User, text: string): SearchHit[] {
  return PAGES.filter(
    ({ permission, label, also = "" }) =>
      roleCan(user.role, permission) && isTypedIn(text, `${label} ${also}`),
  )
    .sort((a, b) => rankOf(text, namesOf(a.label)) - rankOf(text, namesOf(b.label)))
    .slice(0, MOST_PAGES)
    .map(({ to, label, group }) => ({
      id: to,
      group,
      label,
      detail: to.startsWith("/settings/") ? "Réglages" : undefined,
      to,
    }));
}

function isTypedIn(text: string, about: string): boolean {
  const known = wordsOf(about);
  return searchTerms(text).every((term) => known.some((word) => word.startsWith(term)));
}

function namesOf(name: string): { family: string[]; others: string[] } {
  return { family: [name], others: [] };
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, "fr");
}

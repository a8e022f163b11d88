import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import { Programme, type ProgrammeRecord } from "#models/programme";
import { Scholarship } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { searchTerms } from "~/core/search-words";
import { versionOn } from "~/features/programmes/version-on";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { NBSP } from "~/vocabulary/typography";
import { exclusionWords } from "./exclusions";

const MOST_OFFERED = 100;
const MOST_FOUND = 10;

/** Who asks, and the programmes they may ask for; 404 for a file this colleague does not see. */
export async function getNewScholarship(user: User, candidateId: string) {
  const candidate = await getAsking(user, candidateId);
  const today = toDay(now());
  const [programmes, open] = await Promise.all([
    Programme.find({ isActive: true }, { name: 1, versions: 1 })
      .sort({ name: 1 })
      .limit(MOST_OFFERED)
      .lean<Pick<ProgrammeRecord, "_id" | "name" | "versions">[]>(),
    Scholarship.find({ candidateId, isOpen: true }, { programmeId: 1 }).lean(),
  ]);
  const taken = new Set(open.map(({ programmeId }) => programmeId));
  const offered = programmes.flatMap((programme) => {
    const version = versionOn(programme, today);
    return version && !taken.has(programme._id) ? [{ programme, version }] : [];
  });
  return {
    ...{ candidateId, name: `${candidate.firstName} ${candidate.lastName}`, today },
    programmes: offered.map(({ programme: { _id, name }, version: { isToCheck } }) => ({
      value: _id,
      label: isToCheck ? `${name} (à vérifier)` : name,
    })),
    exclusions: offered.flatMap(({ programme: { name }, version: { excludes } }) =>
      excludes.map((exclusion) => `${name}${NBSP}: ${exclusionWords(exclusion)}`),
    ),
    // Whoever holds another scholarship of ours has a contract of the same kind already.
    schemes: open.length > 0 ? (["same-kind"] as const) : [],
  };
}

/** Whom a colleague may mean by the beginning of a name, an address or a number, in the files they see. */
export async function findAsking(user: User, typed: string) {
  const terms = searchTerms(typed.slice(0, 100));
  if (terms.length === 0) return [];
  const files = await Household.find({ searchWords: { $all: terms }, ...visibleFor(user) }, { heads: 1 })
    .hint({ searchWords: 1, sortName: 1, _id: 1 })
    .sort({ sortName: 1, _id: 1 })
    .limit(MOST_FOUND)
    .lean();
  return files
    .flatMap(({ heads }) => heads)
    .map(({ candidateId, firstName, lastName, kind, specialty }) => ({
      ...{ candidateId, name: `${firstName} ${lastName}` },
      situation: [CANDIDATE_KINDS[kind].fr, specialty].filter(Boolean).join(", "),
    }));
}

/** The candidate a scholarship is opened for; 404 for a file this colleague does not see. */
export async function getAsking(user: User, candidateId: string) {
  const candidate = await Candidate.findById(candidateId, {
    ...{ firstName: 1, lastName: 1, householdId: 1 },
  }).lean();
  const householdId = candidate?.householdId ?? "none";
  const file = await Household.exists({ _id: householdId, ...visibleFor(user) });
  if (!candidate || !file) throw notFound();
  return candidate;
}

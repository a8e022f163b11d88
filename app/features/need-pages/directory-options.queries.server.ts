import { Commune } from "#models/commune";
import type { Child } from "#models/family";
import type { HouseholdRecord } from "#models/household";
import type { NeedCriteria, NeedRecord } from "#models/need";
import type { Proposal } from "#models/proposal";
import { notFound } from "~/core/auth/guards.server";
import { careFreshSince } from "~/features/care-supply/care-freshness.server";
import { getCareService } from "~/features/care-supply/care-services.queries.server";
import { filingDay } from "~/features/child-calendar/child-calendar.queries.server";
import { careAgeOf } from "~/features/childcare/care-age";
import { careAsProposal } from "~/features/childcare/care-proposal";
import { ageAtStart, careServicesFor } from "~/features/childcare/care-services-for.queries.server";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { communeOf, type placeFactsOf } from "~/features/needs/place-facts.queries.server";
import { proposalLabel } from "~/features/needs/proposal-words";
import { rankOptions } from "~/features/needs/ranking";
import { schoolAsProposal } from "~/features/schools/school-proposal";
import { getSchool, schoolsFor } from "~/features/schools/schools.queries.server";
import type { NeedKind } from "~/vocabulary/needs";
import { formatDayShort } from "~/vocabulary/typography";

const MOST_SHOWN = 5;
const MOST_REASONS = 3;
const MOST_COMMUNES_AROUND = 300;

/** Something of our directory that may answer a need. */
interface DirectoryRecord {
  id: string;
  path: string;
  proposal: Proposal;
  /** When somebody last made sure of it, once that was long ago. */
  staleSince?: string;
  /** The last day on which a service takes a file for the month care must start. */
  fileBefore?: string;
}

interface Asked {
  criteria: NeedCriteria;
  child?: Child;
}

/** How a kind of need looks through a directory: what is around, and one record as it is proposed. */
interface Directory {
  title: string;
  around: (asked: Asked, communeCodes: readonly string[]) => Promise<DirectoryRecord[]>;
  propose: (asked: Asked, recordId: string) => Promise<Proposal>;
}

const DIRECTORIES: Readonly<Partial<Record<NeedKind, Directory>>> = {
  childcare: {
    title: "Dans l’offre d’accueil",
    around: async ({ criteria, child }, communeCodes) => {
      const services = await careServicesFor({ communeCodes, criteria, child });
      const freshSince = careFreshSince();
      return services.map((service) => ({
        id: service._id,
        path: `/childcare/supply/${service._id}`,
        proposal: careAsProposal(service, ageOf({ criteria, child })),
        fileBefore: filingDay(service, criteria.careFromMonth),
        ...(service.checkedOn < freshSince ? { staleSince: formatDayShort(service.checkedOn) } : {}),
      }));
    },
    propose: async (asked, recordId) => {
      const service = await getCareService(recordId);
      if (!service.isActive) throw notFound();
      return careAsProposal(service, ageOf(asked));
    },
  },
  schooling: {
    title: "Dans l’annuaire des écoles",
    around: async ({ criteria: { level, schoolSector } }, communeCodes) => {
      if (!level) return [];
      const { rows } = await schoolsFor({ communeCodes, level, sector: schoolSector });
      return rows.map((school) => ({
        id: school._id,
        path: `/schools/${school._id}`,
        proposal: schoolAsProposal(school, level),
      }));
    },
    propose: async ({ criteria: { level } }, recordId) => schoolAsProposal(await getSchool(recordId), level),
  },
};

export type DirectoryOptions = Awaited<ReturnType<typeof readDirectory>>;

/** What our directory holds around the communes of a need, not yet proposed; null for a kind without one, or once closed. */
export async function readDirectory({ children }: HouseholdRecord, need: NeedRecord) {
  const directory = DIRECTORIES[need.kind];
  if (!directory || !need.isOpen) return null;
  const communeCodes = await communesAround(need.criteria);
  if (communeCodes.length === 0) return null;
  const records = await directory.around(askedOf(children, need), communeCodes);
  const known = new Set(need.options.flatMap(({ proposal }) => recordOf(proposal) ?? []));
  return { title: directory.title, records: records.filter(({ id }) => !known.has(id)) };
}

/** Of what the directory holds, the few that suit best, as the screen shows them; what an essential rules out is counted, and why. */
export function directoryOptions(
  { kind, criteria }: NeedRecord,
  found: DirectoryOptions,
  factsFor: Awaited<ReturnType<typeof placeFactsOf>>,
) {
  if (!found) return null;
  const placed = found.records.map((record) => ({
    ...record,
    facts: factsFor(criteria, communeOf(record.proposal)),
  }));
  const ranked = rankOptions(criteria, NEED_KIND[kind].criteria, placed);
  const ruledOut = ranked.filter(({ excludedBy }) => excludedBy.length > 0);
  const lines = ranked
    .filter(({ excludedBy }) => excludedBy.length === 0)
    .slice(0, MOST_SHOWN)
    .map(({ option: { id, path, proposal, staleSince, fileBefore }, score, reasons }) => {
      return { id, path, label: proposalLabel(proposal), score, reasons, staleSince, fileBefore };
    });
  if (ranked.length === 0) return null;
  const reasons = [...new Set(ruledOut.flatMap(({ excludedBy }) => excludedBy))].slice(0, MOST_REASONS);
  return { title: found.title, lines, ruledOut: { count: ruledOut.length, reasons } };
}

/** A record of the directory as it is proposed to a need; 404 for one that is not there, or a kind without a directory. */
export async function directoryProposal(
  { children }: HouseholdRecord,
  need: NeedRecord,
  recordId: string,
): Promise<Proposal> {
  const directory = DIRECTORIES[need.kind];
  if (!directory) throw notFound();
  return directory.propose(askedOf(children, need), recordId);
}

function askedOf(children: readonly Child[], { criteria, childId }: NeedRecord): Asked {
  return { criteria, child: children.find(({ id }) => id === childId) };
}

/** The record of the directory a proposal was drawn from. */
function recordOf(proposal: Proposal | undefined): string | undefined {
  if (proposal?.kind === "childcare") return proposal.careServiceId;
  return proposal?.kind === "schooling" ? proposal.uai : undefined;
}

function ageOf({ criteria, child }: Asked) {
  const months = ageAtStart(criteria, child);
  return months === undefined ? undefined : careAgeOf(months);
}

/** The communes wished for and that of work, then those of their intercommunalités. */
async function communesAround({ communes, workplaceCode }: NeedCriteria): Promise<string[]> {
  const asked = [...communes, ...(workplaceCode ? [workplaceCode] : [])];
  if (asked.length === 0) return [];
  const around = await Commune.aggregate<{ _id: string }>([
    { $match: { _id: { $in: asked }, epciCode: { $type: "string" } } },
    { $group: { _id: "$epciCode" } },
    {
      $lookup: {
        ...{ from: "communes", localField: "_id", foreignField: "epciCode", as: "communes" },
        pipeline: [{ $match: { isCurrent: true } }, { $project: { _id: 1 } }],
      },
    },
    { $unwind: "$communes" },
    { $replaceRoot: { newRoot: "$communes" } },
    { $limit: MOST_COMMUNES_AROUND },
  ]);
  return [...new Set([...asked, ...around.map(({ _id }) => _id)])];
}

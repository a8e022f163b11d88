import { Commune, type CommuneRecord } from "#models/commune";
import type { Child } from "#models/family";
import type { HouseholdRecord } from "#models/household";
import type { NeedCriteria, NeedRecord } from "#models/need";
import type { Proposal } from "#models/proposal";
import { notFound } from "~/core/auth/guards.server";
import { careFreshSince } from "~/features/care-supply/care-freshness.server";
import { getCareService } from "~/features/care-supply/care-services.queries.server";
import { filingDay } from "~/features/child-calendar/child-calendar.queries.server";
import { careAsProposal } from "~/features/childcare/care-proposal";
import { ageAtStart, careServicesFor } from "~/features/childcare/care-services-for.queries.server";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { communeOf, type placeFactsOf } from "~/features/needs/place-facts.queries.server";
import { proposalLabel } from "~/features/needs/proposal-words";
import { rankOptions } from "~/features/needs/ranking";
import type { PlacedCommune } from "~/features/reference-data/communes-near.queries.server";
import { schoolAsProposal } from "~/features/schools/school-proposal";
import { getSchool, schoolsFor } from "~/features/schools/schools.queries.server";
import type { NeedKind } from "~/vocabulary/needs";
import { formatDayShort } from "~/vocabulary/typography";
import { childminderTotals } from "./childminder-totals.queries.server";

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

/** Where a need looks: the communes wished for and that of work, placed, and the codes of those with the rest of their intercommunalités. */
interface Ground {
  origins: PlacedCommune[];
  communeCodes: string[];
}

interface Asked {
  criteria: NeedCriteria;
  child?: Child;
}

/** How a kind of need looks through a directory: what is around, and one record as it is proposed. */
interface Directory {
  title: string;
  around: (asked: Asked, ground: Ground) => Promise<DirectoryRecord[]>;
  propose: (asked: Asked, recordId: string) => Promise<Proposal>;
  /** What is known as totals only, in the communes wished for. */
  totals?: typeof childminderTotals;
}

const DIRECTORIES: Readonly<Partial<Record<NeedKind, Directory>>> = {
  childcare: {
    title: "Dans l’offre d’accueil",
    around: async ({ criteria, child }, ground) => {
      const services = await careServicesFor({ ...ground, criteria, child });
      const freshSince = careFreshSince();
      return services.map((service) => ({
        id: service._id,
        path: `/childcare/supply/${service._id}`,
        proposal: careAsProposal(service, ageAtStart(criteria, child)),
        fileBefore: filingDay(service, criteria.careFromMonth),
        ...(service.checkedOn < freshSince ? { staleSince: formatDayShort(service.checkedOn) } : {}),
      }));
    },
    propose: async ({ criteria, child }, recordId) => {
      const service = await getCareService(recordId);
      if (!service.isActive) throw notFound();
      return careAsProposal(service, ageAtStart(criteria, child));
    },
    totals: childminderTotals,
  },
  schooling: {
    title: "Dans l’annuaire des écoles",
    around: async ({ criteria: { level, schoolSector } }, { communeCodes }) => {
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
  const ground = await groundOf(need.criteria);
  if (ground.communeCodes.length === 0) return null;
  const [records, totals = []] = await Promise.all([
    directory.around(askedOf(children, need), ground),
    directory.totals?.(need.criteria.communes),
  ]);
  const known = new Set(need.options.flatMap(({ proposal }) => recordOf(proposal) ?? []));
  return { title: directory.title, totals, records: records.filter(({ id }) => !known.has(id)) };
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
  if (ranked.length === 0 && found.totals.length === 0) return null;
  const reasons = [...new Set(ruledOut.flatMap(({ excludedBy }) => excludedBy))].slice(0, MOST_REASONS);
  return { title: found.title, totals: found.totals, lines, ruledOut: { count: ruledOut.length, reasons } };
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

async function groundOf({ communes, workplaceCode }: NeedCriteria): Promise<Ground> {
  const asked = [...communes, ...(workplaceCode ? [workplaceCode] : [])];
  if (asked.length === 0) return { origins: [], communeCodes: [] };
  const found = await Commune.aggregate<
    Pick<CommuneRecord, "_id" | "location"> & { around: Pick<CommuneRecord, "_id">[] }
  >([
    { $match: { _id: { $in: asked } } },
    {
      $lookup: {
        ...{ from: "communes", localField: "epciCode", foreignField: "epciCode", as: "around" },
        pipeline: [
          { $match: { isCurrent: true, epciCode: { $type: "string" } } },
          { $limit: MOST_COMMUNES_AROUND },
          { $project: { _id: 1 } },
        ],
      },
    },
    { $project: { location: 1, around: 1 } },
  ]);
  const around = found.flatMap((one) => one.around.map(({ _id }) => _id));
  return {
    origins: found.flatMap(({ _id, location }) => (location ? [{ _id, location }] : [])),
    communeCodes: [...new Set([...asked, ...around])],
  };
}

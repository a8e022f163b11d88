import type { AllocationLine } from "#models/allocation";
import type { LodgingRecord } from "#models/lodging";
import { hasMoved } from "./allocation-lines";
import type { Person, PublishingGround, SupervisorFacts } from "./publishing-ground.queries.server";

export interface ToldIntern {
  line: AllocationLine;
  person: Person;
  /** They were told something else before. */
  isChanged: boolean;
  /** Where to write to them; without it, they are to be called. */
  email?: string;
}

export interface ToldSupervisor {
  supervisor: SupervisorFacts;
  lines: AllocationLine[];
  isChanged: boolean;
}

export interface ToldOwner {
  lodging: LodgingRecord;
  lines: AllocationLine[];
  isChanged: boolean;
}

/** Who is told when an allocation is published: everyone the first time, then only those whose line, or list, changed. */
export interface Tellings {
  interns: ToldIntern[];
  supervisors: ToldSupervisor[];
  owners: ToldOwner[];
}

/** Who is told of an allocation, each once, with what they are told of. */
export function tellingsOf(ground: PublishingGround): Tellings {
  return { interns: internsOf(ground), supervisors: supervisorsOf(ground), owners: ownersOf(ground) };
}

/** Those who get nothing because nothing was asked for them yet: neither a level nor a wish. They are not told. */
export function unaskedLines({ allocation, placements }: PublishingGround): AllocationLine[] {
  return allocation.lines.filter(({ placementId, placeId }) => {
    const { levels = [], wishes = [] } = placements.get(placementId) ?? {};
    return !placeId && levels.length === 0 && wishes.length === 0;
  });
}

/** The lines whose place nobody confirmed for the semester. */
export function unconfirmedLines({ allocation, places }: PublishingGround): AllocationLine[] {
  return allocation.lines.filter(({ placeId }) => {
    const offers = places.get(placeId ?? "")?.offers ?? [];
    const offer = offers.find(({ semesterId }) => semesterId === allocation.semesterId);
    return offer !== undefined && offer.state !== "confirmed";
  });
}

function internsOf(ground: PublishingGround): ToldIntern[] {
  const { allocation, followed, people } = ground;
  const unasked = unaskedLines(ground);
  return allocation.lines.flatMap((line) => {
    const person = people.get(line.candidateId);
    if (unasked.includes(line)) return [];
    const wasTold = followed?.lines.some(({ placementId }) => placementId === line.placementId) ?? false;
    if (!person || (followed && wasTold && !hasMoved(line, followed.lines))) return [];
    const email = person.noContact ? undefined : person.emails[0];
    return [{ line, person, isChanged: wasTold, ...(email ? { email } : {}) }];
  });
}

function supervisorsOf(ground: PublishingGround): ToldSupervisor[] {
  const { allocation, followed, supervisors } = ground;
  return [...supervisors.values()].flatMap((supervisor) => {
    if (!supervisor.isActive) return [];
    const lines = linesUnder(ground, supervisor._id, allocation.lines);
    const before = linesUnder(ground, supervisor._id, followed?.lines ?? []);
    const isSame = keys(lines, ({ placeId }) => placeId) === keys(before, ({ placeId }) => placeId);
    return isSame ? [] : [{ supervisor, lines, isChanged: before.length > 0 }];
  });
}

function linesUnder(
  { places }: PublishingGround,
  supervisorId: string,
  lines: readonly AllocationLine[],
): AllocationLine[] {
  return lines.filter(({ placeId }) => places.get(placeId ?? "")?.supervisorIds.includes(supervisorId));
}

function ownersOf({ allocation, followed, lodgings }: PublishingGround): ToldOwner[] {
  return [...lodgings.values()].flatMap((lodging) => {
    const here = ({ lodgingId }: AllocationLine) => lodgingId === lodging._id;
    const lines = allocation.lines.filter(here);
    const before = (followed?.lines ?? []).filter(here);
    if (keys(lines, ({ bedId }) => bedId) === keys(before, ({ bedId }) => bedId)) return [];
    return [{ lodging, lines, isChanged: before.length > 0 }];
  });
}

function keys(lines: readonly AllocationLine[], what: (line: AllocationLine) => string | undefined): string {
  return lines
    .map((line) => `${line.candidateId} ${what(line) ?? ""}`)
    .sort()
    .join("\n");
}

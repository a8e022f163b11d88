import type { AllocationLine } from "#models/allocation";
import type { LodgingRecord } from "#models/lodging";
import type { Effect } from "~/core/db/effects.server";
import { derivedId, trackingId } from "~/core/ids.server";
import type { LinkRef } from "~/core/links.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import type { Colleague } from "~/features/accounts/accounts.queries.server";
import { aidAmount, aidsLost } from "~/features/lodgings/lost-aids";
import { daysAsked } from "~/features/lodgings/stay-days";
import type { LodgingAid } from "~/vocabulary/lodgings";
import { joinWords } from "~/vocabulary/typography";
import { bedWords, placeWords, semesterWords, spanWords } from "./allocation-words";
import type { PublishingGround } from "./publishing-ground.queries.server";
import type { Tellings, ToldIntern, ToldOwner, ToldSupervisor } from "./tellings";

export interface Telling {
  ground: PublishingGround;
  sender: Colleague & { signature?: string };
  /** The page of each intern who has one, or will. */
  links: ReadonlyMap<string, LinkRef>;
  /** The name of each level. */
  levels: ReadonlyMap<string, string>;
  aids: readonly LodgingAid[];
}

/** The letters of an allocation: one for each intern, supervisor and owner who can be written to. Their ids never change. */
export function lettersOf(telling: Telling, { interns, supervisors, owners }: Tellings): Effect[] {
  return [
    ...interns.flatMap((told) => letterToIntern(telling, told)),
    ...supervisors.flatMap((told) => letterToSupervisor(telling, told)),
    ...owners.flatMap((told) => letterToOwner(telling, told)),
  ];
}

function letterToIntern(telling: Telling, { line, person, isChanged, email }: ToldIntern): Effect[] {
  const { ground, sender, links } = telling;
  const placement = ground.placements.get(line.placementId);
  if (!email || !placement) return [];
  const language = person.language ?? "fr";
  const letter = mail(
    "placement-given",
    {
      ...{ ...signatureOf(sender), language, firstName: person.firstName, isChanged },
      ...semesterFacts(ground, language),
      ...placeFacts(ground, line),
      ...bedFacts(telling, line, language),
      needsBed: placement.bed.isNeeded,
      link: links.get(person._id),
    },
    {
      ...{ to: email, toName: `${person.firstName} ${person.lastName}` },
      ...{ replyTo: sender.email, fromName: sender.name },
      ...{ householdId: person.householdId, candidateId: person._id },
    },
  );
  return [named(letter, ground, person._id)];
}

function letterToSupervisor(telling: Telling, { supervisor, lines, isChanged }: ToldSupervisor): Effect[] {
  const { ground, sender, levels } = telling;
  const { email, firstName, lastName, linkVersion } = supervisor;
  if (!email) return [];
  const letter = mail(
    "supervisor-interns",
    {
      ...{ ...signatureOf(sender), firstName, isChanged, semester: semesterFacts(ground).semester },
      interns: lines.flatMap((line) => internFacts(ground, line, levels)),
      link: { purpose: "seats", id: supervisor._id, version: linkVersion },
    },
    {
      ...{ to: email, toName: `${firstName} ${lastName}`, replyTo: sender.email, fromName: sender.name },
      householdIds: filesOf(ground, lines),
    },
  );
  return [named(letter, ground, supervisor._id)];
}

function letterToOwner({ ground, sender }: Telling, { lodging, lines, isChanged }: ToldOwner): Effect[] {
  const { ownerEmail, ownerName, name } = lodging;
  if (!ownerEmail) return [];
  const letter = mail(
    "lodging-guests",
    {
      ...{ ...signatureOf(sender), lodging: name, isChanged, semester: semesterFacts(ground).semester },
      guests: lines.flatMap((line) => guestFacts(ground, lodging, line)),
    },
    {
      ...{ to: ownerEmail, toName: ownerName, replyTo: sender.email, fromName: sender.name },
      householdIds: filesOf(ground, lines),
    },
  );
  return [named(letter, ground, lodging._id)];
}

/** Published twice, an allocation still makes each letter once. */
function named(letter: Effect, { allocation }: PublishingGround, readerId: string): Effect {
  return { ...letter, id: derivedId("allocation-letter", allocation._id, readerId) };
}

function semesterFacts({ semester }: PublishingGround, language: "fr" | "en" = "fr") {
  const { startsOn, endsOn } = semester;
  return { semester: semesterWords(semester, language), dates: spanWords(startsOn, endsOn, language) };
}

function placeFacts({ places, supervisors }: PublishingGround, { placeId }: AllocationLine) {
  const place = places.get(placeId ?? "");
  if (!place) return {};
  const names = place.supervisorIds.flatMap((id) => {
    const found = supervisors.get(id);
    return found ? [`${found.firstName} ${found.lastName}`] : [];
  });
  return {
    ...{ place: placeWords(place), supervisors: names.length > 0 ? joinWords(names) : undefined },
    supervisorCount: names.length,
  };
}

function bedFacts(
  { ground: { lodgings, placements, semester }, aids }: Telling,
  { lodgingId, bedId, placementId }: AllocationLine,
  language: "fr" | "en",
) {
  const lodging = lodgings.get(lodgingId ?? "");
  const placement = placements.get(placementId);
  if (!lodging || !placement) return {};
  const { fromOn, toOn } = daysAsked(placement, semester);
  return {
    bed: `${bedWords(lodging, bedId)}, ${lodging.address}, ${lodging.communeName}`,
    stay: spanWords(fromOn, toOn, language),
    lostAids: aidsLost(aids, { ownerKind: lodging.ownerKind, fromOn, toOn }).map((aid) => ({
      ...{ label: aid.label, amount: aidAmount(aid) },
    })),
  };
}

function internFacts(
  { people, places, semester }: PublishingGround,
  { candidateId, placeId }: AllocationLine,
  levels: ReadonlyMap<string, string>,
) {
  const person = people.get(candidateId);
  const level = places.get(placeId ?? "")?.level ?? "";
  if (!person) return [];
  return [
    {
      name: `${person.firstName} ${person.lastName}`,
      level: levels.get(level) ?? level,
      dates: spanWords(semester.startsOn, semester.endsOn),
    },
  ];
}

function guestFacts(
  { people, placements, semester }: PublishingGround,
  { beds }: LodgingRecord,
  { candidateId, placementId, bedId }: AllocationLine,
) {
  const person = people.get(candidateId);
  const placement = placements.get(placementId);
  if (!person || !placement) return [];
  const { fromOn, toOn } = daysAsked(placement, semester);
  return [
    {
      name: `${person.firstName} ${person.lastName}`,
      bed: beds.find(({ id }) => id === bedId)?.label ?? "",
      stay: spanWords(fromOn, toOn),
    },
  ];
}

function filesOf({ people }: PublishingGround, lines: readonly AllocationLine[]): string[] {
  return [...new Set(lines.flatMap(({ candidateId }) => people.get(candidateId)?.householdId ?? []))];
}

/** The link of a page that nobody opened yet is of its first version. */
export function firstLink(memberId: string): LinkRef {
  return { purpose: "tracking", id: trackingId(memberId), version: 1 };
}

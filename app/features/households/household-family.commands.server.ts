import type { Adult, Child, Confidence, FamilyObstacle, MemberRelation } from "#models/family";
import { Household, type HouseholdRecord } from "#models/household";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import { KINSHIPS } from "~/vocabulary/family";
import { inPairs, joinWords } from "~/vocabulary/typography";
import { childName } from "./child-needs";
import { familyDifferences, listed, OBSTACLES_LABEL, obstacleWords } from "./family-words";
import { memberNames } from "./kinship-words";

type Line<Stored extends { id: string }> = Omit<Stored, "id"> & { id?: string };

/** The lists after the first two are left as they are when not given. */
export interface Family {
  adults: Line<Adult>[];
  children: Line<Child>[];
  familyObstacles?: Line<FamilyObstacle>[];
  relations?: Line<MemberRelation>[];
  confidences?: Line<Confidence>[];
}

interface Around {
  before?: Readonly<Record<string, unknown>>;
  effects?: Effect[];
  /** The adult who asked for it of themselves. */
  memberId?: string;
}

const FIELDS: FieldsOf<Family> = {
  adults: { label: "Adultes", words: (adults) => joinWords(adults.map(({ firstName }) => firstName)) },
  children: {
    label: "Enfants",
    words: (children) => joinWords(children.map(childName)),
  },
  familyObstacles: { label: OBSTACLES_LABEL, words: (obstacles) => listed(obstacles.map(obstacleWords)) },
  relations: {
    label: "Liens",
    words: (relations) => listed(relations.map(({ kind }) => KINSHIPS[kind].fr.toLowerCase())),
  },
  confidences: { label: "Confidences", words: (confidences) => listed(confidences.map(({ text }) => text)) },
};

/**
 * Keeps what the household chose to tell of itself: the adults who are not candidates, the children and the month
 * of their birth ("YYYY-MM"), what they are for each other. No date of birth, nothing on health. Members keep their id;
 * what links one who left goes with them, what they told stays. Refuses, showing both, a list a colleague changed since
 * the form was drawn (`before`). `effects` are saved with the change.
 */
export async function recordFamily(
  actor: Actor,
  householdId: string,
  written: Family,
  { before, effects = [], memberId }: Around = {},
): Promise<void> {
  for (;;) {
    const household = await Household.findById(householdId).orFail().lean<HouseholdRecord>();
    const { version } = household;
    const current = shownFamily(household);
    const submitted = ofMembers(household, { ...current, ...given(written) }, current.confidences);
    const changes = changesOf(FIELDS, { before: before ?? current, submitted, current });
    if (changes.length === 0) return;
    const family = familyOf(submitted);
    const { set } = writeOf(changes, withUnseen(household, current, family));
    const names = new Map([...memberNames(household), ...memberNames({ ...household, ...family })]);
    const saved = await commit(actor, Household, householdId, {
      onlyIf: { version },
      set: { ...set, updatedAt: now() },
      effects: [
        audit("household.updated", changes),
        entry({
          householdId,
          kind: "change",
          text: "Foyer précisé.",
          changes: familyDifferences(changes, current, { ...family, adults: inPairs(family.adults) }, names),
          changed: { kind: "household", id: householdId },
          memberId,
          authorName: actor.name,
        }),
        followUp("refreshFile", { householdId }),
        followUp("giveNeedsToOnlyChildren", { householdId }),
        followUp("planChildren", { householdId }),
        ...effects,
      ],
    });
    if (saved) return;
  }
}

/** The adult who shares the life of the candidate today, if the household told of one. */
export function spouseOf({ adults = [] }: Pick<HouseholdRecord, "adults">): Adult | undefined {
  return adults.find(({ relation, untilOn }) => relation === "couple" && !untilOn);
}

/** The family as its form shows it, and as it comes back. */
export function shownFamily(
  household: StoredFamily & Pick<HouseholdRecord, "heads">,
): Required<StoredFamily> {
  const { adults = [], children, familyObstacles = [], relations = [], confidences = [] } = household;
  return ofMembers(household, {
    adults: inPairs(adults),
    children,
    familyObstacles,
    relations,
    confidences,
  });
}

type StoredFamily = Pick<HouseholdRecord, keyof Family>;

/**
 * Without what names somebody who is not, or no longer, of the household, but for confidences told already; a child on
 * the way is related to nobody, and a candidate is not an adult besides.
 */
function ofMembers<Shown extends Required<Family>>(
  { heads }: Pick<HouseholdRecord, "heads">,
  family: Shown,
  told: readonly Confidence[] = [],
): Shown {
  const candidates = new Set<string | undefined>(heads.map(({ candidateId }) => candidateId));
  const adults = new Set([...candidates, ...family.adults.map(({ id }) => id)]);
  const born = family.children.filter(({ isUnborn }) => !isUnborn).map(({ id }) => id);
  const members = new Set([...adults, ...born]);
  return {
    ...family,
    adults: family.adults.filter(({ id }) => !candidates.has(id)),
    // A box left unticked says no more than a box that was never drawn.
    children: family.children.map(({ isUnborn, ...child }) => (isUnborn ? { ...child, isUnborn } : child)),
    relations: family.relations.filter(
      ({ oneId, otherId }) => oneId !== otherId && members.has(oneId) && members.has(otherId),
    ),
    confidences: family.confidences.filter(
      ({ id, memberId }) => adults.has(memberId) || told.some((known) => known.id === id),
    ),
  };
}

/** With what the form never showed: it names somebody who may be of the household again. */
function withUnseen(
  { relations = [], confidences = [] }: StoredFamily,
  shown: Required<StoredFamily>,
  family: Required<StoredFamily>,
): Required<StoredFamily> {
  return {
    ...family,
    relations: [...family.relations, ...notIn([...shown.relations, ...family.relations], relations)],
    confidences: [
      ...family.confidences,
      ...notIn([...shown.confidences, ...family.confidences], confidences),
    ],
  };
}

function notIn<Line extends { id: string }>(shown: readonly Line[], stored: readonly Line[]): Line[] {
  return stored.filter(({ id }) => !shown.some((line) => line.id === id));
}

function given(written: Family): Family {
  const { adults, children, ...rest } = written;
  const told = Object.entries(rest).filter(([, list]) => list !== undefined);
  return { adults, children, ...Object.fromEntries(told) };
}

function familyOf(family: Required<Family>): Required<StoredFamily> {
  return {
    adults: family.adults.map(identified),
    children: family.children.map(identified),
    familyObstacles: family.familyObstacles.map(identified),
    relations: family.relations.map(identified),
    confidences: family.confidences.map(identified),
  };
}

function identified<Member extends { id?: string }>(member: Member): Member & { id: string } {
  return { ...member, id: member.id ?? newId() };
}

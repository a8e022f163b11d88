import { Commune } from "#models/commune";
import type { PracticePeriod, ScholarshipObligation, SuspensionPeriod } from "#models/obligation";
import { Structure, type StructureRecord } from "#models/structure";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { requireTerms } from "./instalment-schedule.commands.server";
import { judgeZone, type ZoneVerdict } from "./obligation-zone.queries.server";
import {
  changeScholarship,
  requireObligation,
  requireStage,
  told,
} from "./scholarship-changes.commands.server";

/** More than a career holds. */
const MOST_PERIODS = 60;

export interface PracticeInput {
  fromOn: Day;
  toOn?: Day;
  structureId?: string;
  communeCode?: string;
  /** Where no zoning is known: what the team decides, and why. */
  isInZone?: boolean;
  zoneReason?: string;
}

/**
 * Notes days of practice in a structure or a commune: those in the zones of the agreement on their first day count. Where no
 * zoning is known, refuses until the team says whether they do, and why. Returns the id of the period.
 */
export async function addPractice(
  actor: Actor,
  scholarshipId: string,
  input: PracticeInput,
  id = newId(),
): Promise<string> {
  await changeObligation(actor, scholarshipId, async (obligation, { terms }) => {
    refuseBackwards(input);
    refuseTooMany(obligation.practice);
    const { communeCode, place } = await placeOf(input);
    const zone = decided(await judgeZone(terms, communeCode, input.fromOn), input);
    const { fromOn, toOn, structureId } = input;
    const period: PracticePeriod = {
      ...{ id, fromOn, communeCode, place, ...zone },
      ...(toOn ? { toOn } : {}),
      ...(structureId ? { structureId } : {}),
    };
    const counts = zone.isInZone ? "compte pour l’engagement" : "ne compte pas, hors zone";
    return {
      after: { ...obligation, practice: inOrder([...obligation.practice, period]) },
      text: `Exercice noté à ${place} ${spanWords(period)}${NBSP}: ${counts}.`,
    };
  });
  return id;
}

/** Notes the days on which the agreement itself suspends the obligation: by which article, and when the paper was seen. */
export async function addSuspension(
  actor: Actor,
  scholarshipId: string,
  input: { fromOn: Day; toOn?: Day; article: string; seenOn?: Day },
  id = newId(),
): Promise<string> {
  await changeObligation(actor, scholarshipId, (obligation) => {
    refuseBackwards(input);
    refuseTooMany(obligation.suspensions);
    const { fromOn, toOn, article, seenOn } = input;
    const period: SuspensionPeriod = {
      ...{ id, fromOn, article },
      ...(toOn ? { toOn } : {}),
      ...(seenOn ? { seenOn } : {}),
    };
    return {
      after: { ...obligation, suspensions: inOrder([...obligation.suspensions, period]) },
      text: `Engagement suspendu ${spanWords(period)}, comme le prévoit l’article ${article} de la convention.`,
    };
  });
  return id;
}

/** Says which is the last day of a period of practice or of a suspension; without a day, that it goes on. */
export async function endPeriod(
  actor: Actor,
  scholarshipId: string,
  { periodId, toOn }: { periodId: string; toOn?: Day },
): Promise<void> {
  await changeObligation(actor, scholarshipId, (obligation) => {
    const period = periodOf(obligation, periodId);
    refuseBackwards({ fromOn: period.fromOn, toOn });
    const text = toOn
      ? `Période commencée le ${formatDayLong(period.fromOn)}${NBSP}: dernier jour le ${formatDayLong(toOn)}.`
      : `Période commencée le ${formatDayLong(period.fromOn)}${NBSP}: elle continue.`;
    return {
      after: {
        ...obligation,
        practice: obligation.practice.map((one) => (one.id === periodId ? until(one, toOn) : one)),
        suspensions: obligation.suspensions.map((one) => (one.id === periodId ? until(one, toOn) : one)),
      },
      text,
    };
  });
}

/** Takes a period of practice or a suspension away. Returns it, for whoever puts it back. */
export async function removePeriod(
  actor: Actor,
  scholarshipId: string,
  periodId: string,
): Promise<PracticePeriod | SuspensionPeriod | undefined> {
  let removed: PracticePeriod | SuspensionPeriod | undefined;
  await changeObligation(actor, scholarshipId, (obligation) => {
    removed = periodOf(obligation, periodId);
    const isKept = ({ id }: { id: string }) => id !== periodId;
    return {
      after: {
        ...obligation,
        practice: obligation.practice.filter(isKept),
        suspensions: obligation.suspensions.filter(isKept),
      },
      text: `Période commencée le ${formatDayLong(removed.fromOn)} retirée.`,
    };
  });
  return removed;
}

interface ChangedObligation {
  after: ScholarshipObligation;
  text: string;
}

type Ground = { terms: ReturnType<typeof requireTerms> };

async function changeObligation(
  actor: Actor,
  scholarshipId: string,
  decide: (
    obligation: ScholarshipObligation,
    ground: Ground,
  ) => ChangedObligation | Promise<ChangedObligation>,
): Promise<void> {
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    requireStage(scholarship, "obligation");
    const terms = requireTerms(scholarship);
    const { after, text } = await decide(requireObligation(scholarship), { terms });
    return {
      set: { obligation: after },
      effects: [audit("scholarship.obligation-changed", ["obligation"]), told(actor, scholarship, text)],
    };
  });
}

/** The structure gives its commune; without one, the commune alone. */
async function placeOf({ structureId, communeCode }: PracticeInput) {
  if (structureId) {
    const structure = await Structure.findById(structureId).lean<StructureRecord>();
    if (!structure)
      throw new UserFacingError("Cette structure n’existe plus. Choisissez-en une autre.", {
        field: "structureId",
      });
    return { communeCode: structure.communeCode, place: `${structure.name}, ${structure.communeName}` };
  }
  const commune = communeCode ? await Commune.findById(communeCode, { name: 1 }).lean() : null;
  if (!commune)
    throw new UserFacingError("Choisissez la structure, ou la commune, où l’exercice a lieu.", {
      field: "communeCode",
    });
  return { communeCode, place: commune.name };
}

function decided({ verdict, words }: ZoneVerdict, { isInZone, zoneReason }: PracticeInput) {
  if (verdict !== "unknown") return { isInZone: verdict === "in", zoneWords: words };
  if (isInZone === undefined || !zoneReason)
    throw new UserFacingError(
      `Le zonage de ce lieu n’est pas connu ici (${words}). Dites si cet exercice compte, et sur quoi vous vous fondez.`,
      { field: "zoneReason" },
    );
  return { isInZone, zoneWords: words, zoneReason };
}

function periodOf({ practice, suspensions }: ScholarshipObligation, periodId: string) {
  const found = [...practice, ...suspensions].find(({ id }) => id === periodId);
  if (!found) throw new UserFacingError("Cette période n’est plus notée. Rechargez la page.");
  return found;
}

/** The same until a day; without one, it goes on, and keeps no last day. */
function until<Period extends { toOn?: Day }>(period: Period, toOn: Day | undefined): Period {
  const after = { ...period, ...(toOn ? { toOn } : {}) };
  if (!toOn) Reflect.deleteProperty(after, "toOn");
  return after;
}

function refuseBackwards({ fromOn, toOn }: { fromOn: Day; toOn?: Day }): void {
  if (toOn && toOn < fromOn)
    throw new UserFacingError("La fin vient avant le début. Corrigez les dates.", { field: "toOn" });
}

function refuseTooMany(periods: readonly unknown[]): void {
  if (periods.length >= MOST_PERIODS)
    throw new UserFacingError("Trop de périodes sont notées. Retirez celles qui font double emploi.");
}

function inOrder<Period extends { fromOn: Day }>(periods: Period[]): Period[] {
  return periods.toSorted((one, other) => one.fromOn.localeCompare(other.fromOn));
}

function spanWords({ fromOn, toOn }: { fromOn: Day; toOn?: Day }): string {
  return toOn
    ? `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`
    : `depuis le ${formatDayLong(fromOn)}`;
}

import { Structure } from "#models/structure";
import { Supervisor, type SupervisorAgreement, type SupervisorRecord } from "#models/supervisor";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Change, commit, create } from "~/core/db/commit.server";
import { audit, type Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { type SupervisorInput, supervisorCardOf, supervisorFields } from "./supervisor-card";
import { getSupervisor } from "./supervisors.queries.server";

/** More lines than a career has. */
const MOST_LINES = 40;

/** Adds a supervisor. Returns their id; refuses an unknown structure. */
export async function createSupervisor(actor: Actor, input: SupervisorInput, id = newId()): Promise<string> {
  await structureNames(input);
  await create(
    actor,
    Supervisor,
    {
      ...{ _id: id, ...input, ...namesOf(input), agreements: [], absences: [], asked: [] },
      ...{ isActive: true, linkVersion: 1, createdAt: now() },
    },
    [audit("supervisor.created")],
  );
  return id;
}

/**
 * Writes what was changed on a supervisor’s card since it was drawn (`before`); refuses, showing both values, a field a
 * colleague changed meanwhile, and an unknown structure.
 */
export async function updateSupervisor(
  actor: Actor,
  supervisorId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: SupervisorInput,
): Promise<void> {
  const names = await structureNames(submitted);
  await changeSupervisor(actor, supervisorId, (supervisor) => {
    const current = supervisorCardOf(supervisor);
    const changes = changesOf(supervisorFields(names), { before, submitted, current });
    if (changes.length === 0) return null;
    const { set, unset } = writeOf(changes, submitted);
    return { set: { ...set, ...namesOf({ ...current, ...set }) }, unset, fields: changes };
  });
}

/** Notes that somebody no longer supervises, or does again: their places stay, and say that nobody supervises there. */
export async function archiveSupervisor(
  actor: Actor,
  supervisorId: string,
  isActive: boolean,
): Promise<void> {
  await changeSupervisor(actor, supervisorId, (supervisor) =>
    supervisor.isActive === isActive ? null : { set: { isActive }, fields: ["isActive"] },
  );
}

/** Writes an agreement: a new one, or other days for that of the same level and first day. Refuses a level nobody knows and days that meet those of another agreement of the level. */
export async function recordAgreement(
  actor: Actor,
  supervisorId: string,
  agreement: SupervisorAgreement,
): Promise<void> {
  const { training } = await getSettings();
  if (!training.levels.some(({ key }) => key === agreement.level)) {
    throw new UserFacingError("Choisissez un niveau de la liste.", { field: "level" });
  }
  await changeSupervisor(actor, supervisorId, ({ agreements }) => {
    const others = agreements.filter((one) => !isSameAgreement(one, agreement));
    if (others.some((one) => one.level === agreement.level && doMeet(one, agreement))) {
      throw new UserFacingError(
        "Un accord de ce niveau couvre déjà une partie de ces jours. Modifiez-le, ou changez les dates.",
        { field: "fromOn" },
      );
    }
    return { set: { agreements: sorted([...others, agreement]) }, fields: ["agreements"] };
  });
}

/** Takes an agreement away; safe twice. */
export async function removeAgreement(
  actor: Actor,
  supervisorId: string,
  agreement: Pick<SupervisorAgreement, "level" | "fromOn">,
): Promise<void> {
  await changeSupervisor(actor, supervisorId, ({ agreements }) => {
    const kept = agreements.filter((one) => !isSameAgreement(one, agreement));
    return kept.length === agreements.length ? null : { set: { agreements: kept }, fields: ["agreements"] };
  });
}

/** Writes the days on which somebody takes nobody, new or already told, and tells of it; why is not kept. Returns their id. */
export async function recordAbsence(
  actor: Actor,
  supervisorId: string,
  { id = newId(), fromOn, toOn }: { id?: string; fromOn: string; toOn?: string },
  told: Effect[] = [],
): Promise<string> {
  const absence = { id, fromOn, ...(toOn ? { toOn } : {}) };
  await changeSupervisor(actor, supervisorId, ({ absences }) => {
    const others = absences.filter((one) => one.id !== id);
    return { set: { absences: sorted([...others, absence]) }, fields: ["absences"], told };
  });
  return id;
}

/** Takes such days away, and tells of it; safe twice. */
export async function removeAbsence(
  actor: Actor,
  supervisorId: string,
  absenceId: string,
  told: Effect[] = [],
): Promise<void> {
  await changeSupervisor(actor, supervisorId, ({ absences }) => {
    const kept = absences.filter(({ id }) => id !== absenceId);
    return kept.length === absences.length ? null : { set: { absences: kept }, fields: ["absences"], told };
  });
}

interface Decided {
  set: NonNullable<Change<SupervisorRecord>["set"]>;
  unset?: string[];
  fields: string[];
  told?: Effect[];
}

async function changeSupervisor(
  actor: Actor,
  supervisorId: string,
  decide: (supervisor: SupervisorRecord) => Decided | null,
): Promise<void> {
  for (;;) {
    const supervisor = await getSupervisor(supervisorId);
    const decided = decide(supervisor);
    if (!decided) return;
    const { set, unset = [], fields, told = [] } = decided;
    const saved = await commit(actor, Supervisor, supervisorId, {
      onlyIf: { version: supervisor.version },
      set,
      unset,
      effects: [audit("supervisor.updated", fields), ...told],
    });
    if (saved) return;
  }
}

/** What finds a supervisor and puts them in order: their name, mistyped too, and how to reach them. */
function namesOf({
  firstName,
  lastName,
  email,
  phone,
}: SupervisorInput): Pick<SupervisorRecord, "searchWords" | "sortName"> {
  return {
    searchWords: [
      ...searchWordsOf(firstName, lastName, email, phone?.replace(/\D/g, "")),
      ...nearWordsOf(firstName, lastName),
    ],
    sortName: fold(`${lastName} ${firstName}`),
  };
}

async function structureNames({ structureId }: SupervisorInput): Promise<Map<string, string>> {
  if (!structureId) return new Map();
  const structure = await Structure.findById(structureId, { name: 1 }).lean();
  if (structure) return new Map([[structureId, structure.name]]);
  throw new UserFacingError("Cette structure n’est pas connue. Choisissez-la dans la liste.", {
    field: "structureId",
  });
}

function isSameAgreement(
  one: Pick<SupervisorAgreement, "level" | "fromOn">,
  other: Pick<SupervisorAgreement, "level" | "fromOn">,
): boolean {
  return one.level === other.level && one.fromOn === other.fromOn;
}

function doMeet(one: SupervisorAgreement, other: SupervisorAgreement): boolean {
  const ends = (toOn: string | undefined, fromOn: string) => toOn !== undefined && toOn < fromOn;
  return !ends(one.toOn, other.fromOn) && !ends(other.toOn, one.fromOn);
}

/** The first to begin first; the oldest leave when there are too many. */
function sorted<Line extends { fromOn: string }>(lines: Line[]): Line[] {
  return lines.sort((one, other) => one.fromOn.localeCompare(other.fromOn)).slice(-MOST_LINES);
}

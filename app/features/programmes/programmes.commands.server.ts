import { Programme, type ProgrammeRecord, type ProgrammeVersion } from "#models/programme";
import type { Actor } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import type { Day } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import type { AuditAction } from "~/vocabulary/audit-actions";
import { getProgramme } from "./programmes.queries.server";
import { VERSION_FIELDS, type VersionInput, versionCardOf } from "./version-card";
import { termsOf } from "./version-terms.server";

const MOST_VERSIONS = 40;

/** Opens a programme with its first version, offered unless told otherwise. Returns its id. */
export async function createProgramme(
  actor: Actor,
  { name, terms, isActive = true }: { name: string; terms: VersionInput; isActive?: boolean },
  id = newId(),
): Promise<string> {
  const versions = [{ id: newId(), ...termsOf(terms) }];
  await create(actor, Programme, { _id: id, name, isActive, versions }, [audit("programme.created")]);
  return id;
}

/** Renames a programme; refuses, showing both, when it was renamed otherwise since its form was drawn (`before`). */
export async function renameProgramme(
  actor: Actor,
  programmeId: string,
  before: Readonly<Record<string, unknown>>,
  name: string,
): Promise<void> {
  await changeProgramme(actor, programmeId, (programme) => {
    const edit = { before, submitted: { name }, current: { name: programme.name } };
    const changes = changesOf({ name: { label: "Nom" } }, edit);
    return changes.length === 0 ? null : { set: { name }, fields: changes };
  });
}

/** Offers a programme to those who ask, or offers it no more; what it already pays goes on. Refuses one already so. */
export async function offerProgramme(actor: Actor, programmeId: string, isActive: boolean): Promise<void> {
  await changeProgramme(actor, programmeId, (programme) => {
    if (programme.isActive === isActive)
      throw new UserFacingError(
        isActive ? "Ce programme est déjà proposé." : "Ce programme n’est déjà plus proposé.",
      );
    return { set: { isActive }, fields: ["isActive"] };
  });
}

/**
 * Writes what was changed of a version since its form was drawn (`before`); refuses, showing both values, a field changed
 * meanwhile, a day another version begins on, and any change of a version an agreement rests on. Sums in cents.
 */
export async function updateVersion(
  actor: Actor,
  programmeId: string,
  versionId: string,
  { before, submitted }: { before: Readonly<Record<string, unknown>>; submitted: VersionInput },
): Promise<void> {
  await changeProgramme(actor, programmeId, (programme) => {
    const version = requireVersion(programme, versionId);
    refuseUsed(version);
    const current = versionCardOf(version);
    const changes = changesOf(VERSION_FIELDS, { before, submitted, current });
    if (changes.length === 0) return null;
    const { set, unset } = writeOf(changes, submitted);
    const card: VersionInput = { ...current, ...set };
    for (const field of unset) Reflect.deleteProperty(card, field);
    if (changes.includes("fromOn")) refuseSameDay(programme, card.fromOn, versionId);
    const after = { id: versionId, ...termsOf(card, version), ...asideOf(version) };
    return { set: { versions: replaced(programme, after) }, fields: changes };
  });
}

/**
 * Prepares a version from another, used or not, to begin on a day. What was voted is left out, for the new one rests on
 * its own deliberation, and it is to be checked. Returns its id. Refuses a day another version begins on.
 */
export async function prepareVersion(
  actor: Actor,
  programmeId: string,
  { fromVersionId, fromOn }: { fromVersionId: string; fromOn: Day },
  id = newId(),
): Promise<string> {
  await changeProgramme(actor, programmeId, (programme) => {
    const model = requireVersion(programme, fromVersionId);
    refuseSameDay(programme, fromOn);
    if (programme.versions.length >= MOST_VERSIONS)
      throw new UserFacingError(`${MOST_VERSIONS} versions au plus. Ouvrez un autre programme.`);
    const { usedAt: _, isAside: __, ...terms } = model;
    const version = { ...terms, id, fromOn, deliberation: {}, isToCheck: true };
    return {
      set: { versions: [...programme.versions, version] },
      fields: ["list"],
      action: "programme.version-prepared",
    };
  });
  return id;
}

/**
 * Takes a version nobody uses away, or puts it back. Refuses one an agreement rests on, the only one left, and to put it
 * back on a day another begins on.
 */
export async function setVersionAside(
  actor: Actor,
  programmeId: string,
  versionId: string,
  isAside: boolean,
): Promise<void> {
  await changeProgramme(actor, programmeId, (programme) => {
    const version = requireVersion(programme, versionId);
    if (Boolean(version.isAside) === isAside) return null;
    refuseUsed(version);
    if (isAside && programme.versions.filter((one) => !one.isAside).length === 1)
      throw new UserFacingError(
        "C’est la seule version de ce programme. Cessez plutôt de proposer le programme.",
      );
    if (!isAside) refuseSameDay(programme, version.fromOn, versionId);
    return { set: { versions: replaced(programme, { ...version, isAside }) }, fields: ["list"] };
  });
}

/**
 * Says that an agreement rests on a version, which from then on never changes; safe twice. Returns the version as it will
 * stay: what an agreement copies. Refuses a version that was taken away.
 */
export async function markVersionUsed(
  actor: Actor,
  programmeId: string,
  versionId: string,
): Promise<ProgrammeVersion> {
  await changeProgramme(actor, programmeId, (programme) => {
    const version = requireVersion(programme, versionId);
    if (version.usedAt) return null;
    if (version.isAside) throw new UserFacingError("Cette version a été retirée. Choisissez-en une autre.");
    const versions = replaced(programme, { ...version, usedAt: now() });
    return { set: { versions }, fields: ["list"], action: "programme.version-used" };
  });
  return requireVersion(await getProgramme(programmeId), versionId);
}

interface Decided {
  set: Partial<ProgrammeRecord>;
  fields: string[];
  action?: AuditAction;
}

/** One change of a programme, decided again when a colleague was faster; null changes nothing. */
async function changeProgramme(
  actor: Actor,
  programmeId: string,
  decide: (programme: ProgrammeRecord) => Decided | null,
): Promise<void> {
  for (;;) {
    const programme = await getProgramme(programmeId);
    const decided = decide(programme);
    if (!decided) return;
    const { set, fields, action = "programme.updated" } = decided;
    const saved = await commit(actor, Programme, programmeId, {
      onlyIf: { version: programme.version },
      set: { ...set },
      effects: [audit(action, fields)],
    });
    if (saved) return;
  }
}

function requireVersion({ versions }: ProgrammeRecord, versionId: string): ProgrammeVersion {
  const version = versions.find(({ id }) => id === versionId);
  if (!version) throw notFound();
  return version;
}

function refuseUsed({ usedAt }: ProgrammeVersion): void {
  if (usedAt)
    throw new UserFacingError(
      "Une convention repose sur cette version : elle ne change plus. Préparez une nouvelle version, copiée de celle-ci.",
    );
}

function refuseSameDay({ versions }: ProgrammeRecord, fromOn: Day, butId?: string): void {
  if (versions.some((one) => one.id !== butId && !one.isAside && one.fromOn === fromOn))
    throw new UserFacingError("Une autre version commence déjà ce jour-là. Choisissez un autre jour.", {
      field: "fromOn",
    });
}

function asideOf({ isAside }: ProgrammeVersion) {
  return isAside ? { isAside } : {};
}

function replaced({ versions }: ProgrammeRecord, version: ProgrammeVersion): ProgrammeVersion[] {
  return versions.map((one) => (one.id === version.id ? version : one));
}

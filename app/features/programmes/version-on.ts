import type { ProgrammeRecord, ProgrammeVersion } from "#models/programme";
import type { Day } from "~/core/calendar";

/** The version of a programme in force on a day: the last to begin by then, those set aside left out. */
export function versionOn(
  { versions }: Pick<ProgrammeRecord, "versions">,
  day: Day,
): ProgrammeVersion | undefined {
  return inOrder(versions).findLast(({ fromOn, isAside }) => !isAside && fromOn <= day);
}

/** Versions by the day they begin. */
export function inOrder(versions: readonly ProgrammeVersion[]): ProgrammeVersion[] {
  return [...versions].sort((one, other) => one.fromOn.localeCompare(other.fromOn));
}

export type VersionStanding = "aside" | "coming" | "in-force" | "past";

/** Where a version stands among the others on a day. */
export function standingOn(
  programme: Pick<ProgrammeRecord, "versions">,
  version: ProgrammeVersion,
  day: Day,
): VersionStanding {
  if (version.isAside) return "aside";
  if (version.fromOn > day) return "coming";
  return versionOn(programme, day)?.id === version.id ? "in-force" : "past";
}

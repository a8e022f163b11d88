import { getSettings } from "~/core/settings.server";
import type { TrainingLevel } from "~/vocabulary/training";

/** The levels of placement by their key, inactive ones too: what was written with them is still read. */
export async function trainingLevels(): Promise<Map<string, TrainingLevel>> {
  const { training } = await getSettings();
  return new Map(training.levels.map((level) => [level.key, level]));
}

/** How the levels are named, by their key. */
export async function levelLabels(): Promise<Map<string, string>> {
  return new Map([...(await trainingLevels())].map(([key, { label }]) => [key, label]));
}

/** The levels one may choose: those in use, and those already chosen. */
export async function levelOptions(
  chosen: readonly string[] = [],
): Promise<{ value: string; label: string }[]> {
  return [...(await trainingLevels()).values()]
    .filter(({ key, isActive }) => isActive || chosen.includes(key))
    .map(({ key, label }) => ({ value: key, label }));
}

import { Placement } from "#models/placement";
import { Supervisor } from "#models/supervisor";
import { TrainingPlace } from "#models/training-place";
import type { Actor } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { fold } from "~/core/search-words";
import { forgetSettings, getSettings } from "~/core/settings.server";
import { editSetting } from "~/features/settings/settings.commands.server";
import type { TrainingLevel } from "~/vocabulary/training";
import { joinWords, NBSP, plural } from "~/vocabulary/typography";

/** A level as the form of the settings sends it: a new one has no key yet. */
export type LevelInput = Omit<TrainingLevel, "key"> & { key?: string };

/**
 * Writes the levels since their page was drawn (`before`): added, renamed, offered or not. Refuses to take away one
 * that is used somewhere, and a list a colleague changed meanwhile.
 */
export async function updateLevels(
  actor: Actor,
  before: Readonly<Record<string, unknown>>,
  submitted: readonly LevelInput[],
): Promise<void> {
  forgetSettings();
  const { training } = await getSettings();
  const levels = withKeys(submitted, training.levels);
  const removed = training.levels.filter(({ key }) => !levels.some((level) => level.key === key));
  const used = await usedLevels(removed.map(({ key }) => key));
  const kept = removed.filter(({ key }) => used.has(key)).map(({ label }) => `«${NBSP}${label}${NBSP}»`);
  if (kept.length > 0) {
    throw new UserFacingError(
      `${joinWords(kept)} ${plural(kept.length, "sert", "servent")} déjà à des terrains, des accords ou des vœux. Gardez ce niveau, et décochez «${NBSP}Proposé${NBSP}».`,
    );
  }
  await editSetting(actor, "training", before, { levels });
}

/** Which of these levels a place, an agreement or an intern speaks of. */
export async function usedLevels(keys: readonly string[]): Promise<Set<string>> {
  const used = await Promise.all(keys.map(isUsed));
  return new Set(keys.filter((_, index) => used[index]));
}

async function isUsed(level: string): Promise<boolean> {
  const found = await Promise.all([
    TrainingPlace.exists({ level }),
    Supervisor.exists({ "agreements.level": level }),
    Placement.exists({ $or: [{ levels: level }, { "wishes.level": level }] }),
  ]);
  return found.some((one) => one !== null);
}

/** A key is made once, from the first name of the level, and never changes. */
function withKeys(submitted: readonly LevelInput[], known: readonly TrainingLevel[]): TrainingLevel[] {
  const keys = new Set(known.map(({ key }) => key));
  return submitted.map(({ key, label, isJunior, isActive }) => {
    if (key && !keys.has(key)) throw new UserFacingError("Ce niveau n’existe plus. Rechargez la page.");
    const own = key ?? newKey(label, keys);
    keys.add(own);
    return { key: own, label, ...(isJunior ? { isJunior } : {}), isActive };
  });
}

function newKey(label: string, taken: ReadonlySet<string>): string {
  const base =
    fold(label)
      .replaceAll(/[^a-z0-9]+/g, "-")
      .slice(0, 40) || "level";
  for (let rank = 1; ; rank += 1) {
    const key = rank === 1 ? base : `${base}-${rank}`;
    if (!taken.has(key)) return key;
  }
}

import { DiscoverySheet, type DiscoverySheetRecord, type FormerSheet } from "#models/discovery-sheet";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf } from "~/core/lost-updates";
import type { SheetChapter } from "~/vocabulary/discovery";
import { NBSP } from "~/vocabulary/typography";
import {
  contentWith,
  emptyChaptersOf,
  flatOf,
  inputOf,
  SHEET_FIELDS,
  type SheetInput,
} from "./discovery-sheet-card";
import { findSheet, type SheetPlace } from "./discovery-sheets.queries.server";

const MOST_FORMER = 10;
const NOT_WRITTEN = `Cette fiche n’est pas encore écrite${NBSP}: enregistrez d’abord un texte.`;
const NOT_READY = `Avant de publier, écrivez la phrase d’introduction et au moins un chapitre, puis enregistrez.`;
const STAYS_READY = `Cette fiche est publiée${NBSP}: laissez-lui une phrase d’introduction et un chapitre, ou retirez-la d’abord.`;
const CHANGED = "Un·e collègue a modifié cette fiche entre-temps. Rechargez la page, puis recommencez.";

/**
 * Writes what was changed of a sheet since its form was drawn (`before`), and keeps what it said; the first writing makes
 * the sheet, unpublished. Refuses, showing both values, a field that a colleague changed meanwhile; and to leave a published
 * sheet without a sentence or a chapter.
 */
export async function saveSheet(
  actor: Actor,
  place: SheetPlace,
  before: Readonly<Record<string, unknown>>,
  input: SheetInput,
): Promise<void> {
  const submitted = flatOf(input);
  for (;;) {
    const stored = await findSheet(place.code);
    const current = flatOf(inputOf(stored ?? { fr: "", chapters: [] }));
    const changes = changesOf(SHEET_FIELDS, { before, submitted, current });
    if (changes.length === 0) return;
    const content = contentWith(current, submitted, changes, newId);
    if (stored?.isPublished && !isReady(content)) throw new UserFacingError(STAYS_READY);
    if (await writeSheet(actor, place, { stored, content, changes })) return;
  }
}

type Content = Pick<DiscoverySheetRecord, "fr" | "en" | "chapters">;

interface Writing {
  stored: DiscoverySheetRecord | null;
  content: Content;
  changes: string[];
}

async function writeSheet(
  actor: Actor,
  { code, label }: SheetPlace,
  { stored, content, changes }: Writing,
): Promise<boolean> {
  const written = { ...content, epciName: label, updatedAt: now(), updatedBy: actor.id };
  const effects = [audit("discovery-sheet.updated", changes)];
  if (!stored) {
    const sheet = { _id: code, epciCode: code, ...written, isPublished: false, checkedOn: toDay(now()) };
    return create(actor, DiscoverySheet, sheet, effects);
  }
  const saved = await commit(actor, DiscoverySheet, code, {
    onlyIf: { version: stored.version },
    set: written,
    unset: content.en ? [] : ["en"],
    push: { former: { $each: [formerOf(stored)], $position: 0, $slice: MOST_FORMER } },
    effects,
  });
  return saved !== null;
}

/**
 * Puts an earlier version back, what was said until now taking its place among the earlier ones. Returns the id under which
 * it is kept. Refuses a version no longer kept, and a sheet that a colleague changed meanwhile.
 */
export async function restoreSheet(actor: Actor, code: string, version: string): Promise<string> {
  const stored = await writtenSheet(code);
  const chosen = stored.former?.find(({ id }) => id === version);
  if (!chosen) throw new UserFacingError("Cette version n’est plus gardée. Rechargez la page.");
  if (stored.isPublished && !isReady(chosen)) throw new UserFacingError(STAYS_READY);
  const kept = formerOf(stored);
  const others = (stored.former ?? []).filter((one) => one !== chosen);
  const { fr, en, chapters } = chosen;
  await commit(actor, DiscoverySheet, code, {
    onlyIf: { version: stored.version },
    refusal: CHANGED,
    set: {
      ...{ fr, chapters, ...(en ? { en } : {}) },
      ...{ former: [kept, ...others], updatedAt: now(), updatedBy: actor.id },
    },
    unset: en ? [] : ["en"],
    effects: [audit("discovery-sheet.updated", ["version"])],
  });
  return kept.id;
}

/** Says that a sheet was read again and is right, today unless a day is given; refuses a sheet nobody wrote. */
export async function checkSheet(actor: Actor, code: string, day: Day = toDay(now())): Promise<void> {
  await writtenSheet(code);
  await commit(actor, DiscoverySheet, code, {
    set: { checkedOn: day },
    effects: [audit("discovery-sheet.updated", ["checkedOn"])],
  });
}

/**
 * Shows a sheet to everyone; refuses one without a sentence or without a chapter. Returns the chapters that say nothing yet,
 * which the public does not see.
 */
export async function publishSheet(actor: Actor, code: string): Promise<SheetChapter[]> {
  const stored = await writtenSheet(code);
  if (!isReady(stored)) throw new UserFacingError(NOT_READY);
  await setPublished(actor, stored, true);
  return emptyChaptersOf(stored.chapters);
}

/** Takes a sheet away from the public; what it says is kept. Refuses a sheet nobody wrote. */
export async function withdrawSheet(actor: Actor, code: string): Promise<void> {
  await setPublished(actor, await writtenSheet(code), false);
}

/** Only as it was read: what a colleague emptied meanwhile is not shown. */
async function setPublished(
  actor: Actor,
  { _id, version, isPublished: wasPublished }: DiscoverySheetRecord,
  isPublished: boolean,
): Promise<void> {
  if (isPublished === wasPublished) return;
  await commit(actor, DiscoverySheet, _id, {
    onlyIf: { version },
    refusal: CHANGED,
    set: { isPublished },
    effects: [audit("discovery-sheet.published", ["isPublished"])],
  });
}

async function writtenSheet(code: string): Promise<DiscoverySheetRecord> {
  const stored = await findSheet(code);
  if (!stored) throw new UserFacingError(NOT_WRITTEN);
  return stored;
}

function isReady({ fr, chapters }: Content): boolean {
  return fr !== "" && chapters.some(({ fr: text }) => text !== "");
}

function formerOf({ fr, en, chapters, updatedAt, updatedBy }: DiscoverySheetRecord): FormerSheet {
  return { id: newId(), fr, ...(en ? { en } : {}), chapters, at: updatedAt, by: updatedBy };
}

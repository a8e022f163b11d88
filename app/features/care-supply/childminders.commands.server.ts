import type { CareFigure } from "#models/care-service";
import { ChildminderCount, type ChildminderCountRecord } from "#models/childminder-count";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { changesOf } from "~/core/lost-updates";
import { getCommune } from "~/features/reference-data/reference-data.queries.server";
import { OWN_SOURCE } from "~/vocabulary/local-services";
import { toldFigure } from "./care-figure";
import { COUNT_FIELDS, COUNT_NAMES, type CountInput, countCardOf } from "./childminder-card";

type Told = Pick<CareFigure, "on" | "source">;
type Figures = Partial<Pick<ChildminderCountRecord, keyof CountInput>>;

const CHANGED = "Ces totaux viennent de changer. Rechargez la page, puis recommencez.";
const MORE_FREE = "Il ne peut pas y avoir plus de places libres que de places.";

/** A commune whose totals are written. */
export interface CountedCommune {
  code: string;
  name: string;
  epciCode?: string | null;
}

/**
 * Writes what a colleague changed in the totals of a commune since they were drawn (`before`), told by whom and when; one
 * left empty is taken away. Refuses, showing both values, what changed meanwhile, and more free places than places.
 */
export async function updateChildminders(
  actor: Actor,
  communeCode: string,
  edit: { before: Readonly<Record<string, unknown>>; submitted: CountInput },
  { source, toldOn = toDay(now()) }: { source?: string; toldOn?: Day } = {},
): Promise<void> {
  const { name, epciCode } = await getCommune(communeCode);
  const stored = await ChildminderCount.findById(communeCode).lean<ChildminderCountRecord>();
  const changes = changesOf(COUNT_FIELDS, { ...edit, current: countCardOf(stored) });
  if (changes.length === 0) return;
  const { submitted } = edit;
  if ((submitted.free ?? 0) > (submitted.places ?? Number.MAX_VALUE))
    throw new UserFacingError(MORE_FREE, { field: "free" });
  const told = { on: toldOn, source: source || OWN_SOURCE };
  const figures: Figures = {};
  for (const field of changes) figures[field] = toldFigure(submitted[field], stored?.[field], told);
  await saveCount(actor, { code: communeCode, name, epciCode }, { stored, figures, told });
}

/**
 * Writes totals that a list or a relay centre told: a number unchanged is renewed, and what they say is remembered, so
 * that what a colleague types later is known from it. Changes nothing when there is nothing new in it.
 */
export async function recordCounts(
  actor: Actor,
  commune: CountedCommune,
  said: { figures: CountInput; asListed: CountInput; told: Told },
): Promise<void> {
  const stored = await ChildminderCount.findById(commune.code).lean<ChildminderCountRecord>();
  const figures: Figures = {};
  for (const field of COUNT_NAMES) {
    const value = said.figures[field];
    if (value !== undefined) figures[field] = { value, ...said.told };
  }
  const asListed = { ...stored?.asListed, ...defined(said.asListed) };
  await saveCount(actor, commune, { stored, figures, told: said.told, asListed });
}

interface Saved {
  stored: ChildminderCountRecord | null;
  figures: Figures;
  told: Told;
  asListed?: Record<string, unknown>;
}

async function saveCount(actor: Actor, commune: CountedCommune, saved: Saved): Promise<void> {
  const { stored, figures, told, asListed } = saved;
  const names = COUNT_NAMES.filter((name) => name in figures);
  const set = Object.fromEntries(names.flatMap((name) => (figures[name] ? [[name, figures[name]]] : [])));
  const where = { communeName: commune.name, ...(commune.epciCode ? { epciCode: commune.epciCode } : {}) };
  const listed = asListed ? { asListed } : {};
  const effects = names.length > 0 ? [audit("childminders.counted", names)] : [];
  if (!stored) {
    const values = { _id: commune.code, ...where, ...set, ...listed, checkedOn: told.on };
    if (await create(actor, ChildminderCount, values, effects)) return;
    throw new UserFacingError(CHANGED);
  }
  const isLater = names.length > 0 && told.on > stored.checkedOn;
  await commit(actor, ChildminderCount, commune.code, {
    onlyIf: { version: stored.version },
    refusal: CHANGED,
    set: { ...where, ...set, ...listed, ...(isLater ? { checkedOn: told.on } : {}) },
    unset: names.filter((name) => figures[name] === undefined),
    effects,
  });
}

function defined(card: CountInput): CountInput {
  return Object.fromEntries(
    COUNT_NAMES.flatMap((name) => (card[name] === undefined ? [] : [[name, card[name]]])),
  );
}

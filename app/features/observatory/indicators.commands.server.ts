import { CareIndicator, type CareIndicatorRecord } from "#models/care-indicator";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import type { Toast } from "~/core/http/toast.server";
import { newId } from "~/core/ids.server";
import { CARE_MEASURES, FRANCE, PUBLISHED_RATES } from "~/vocabulary/observatory";
import { NBSP } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";
import { measureWords } from "./indicator-order";
import { listIndicatorTerritories } from "./indicator-territories.queries.server";
import type { IndicatorAct } from "./indicators.schema.server";

export type IndicatorInput = Pick<
  CareIndicatorRecord,
  "measure" | "value" | "territoryCode" | "year" | "on" | "source" | "note"
>;

const HERE = "/childcare/observatory/indicators";
const GONE = "Cet indicateur n’est plus là. Rechargez la page.";

/** Carries out one act of the page of indicators and says what was done, with the way to take it back. */
export async function carryOutIndicatorAct(actor: Actor, act: IndicatorAct): Promise<Omit<Toast, "id">> {
  switch (act.intent) {
    case "record": {
      const { intent: _, ...input } = act;
      const { indicatorId, replacedId } = await recordIndicator(actor, input);
      const said = `${CARE_MEASURES[act.measure].fr}, ${act.year}${NBSP}: ${measureWords(act.measure, act.value)}.`;
      return replacedId
        ? { message: `${said} Le chiffre d’avant est remplacé.`, undo: undoBy("restore", replacedId) }
        : { message: said, undo: undoBy("withdraw", indicatorId) };
    }
    case "withdraw":
      await withdrawIndicator(actor, act.indicatorId);
      return { message: "Indicateur retiré.", undo: undoBy("restore", act.indicatorId) };
    case "restore":
      await restoreIndicator(actor, act.indicatorId);
      return { message: "Indicateur rétabli." };
  }
}

/**
 * Records a figure somebody published: its measure, where, the year it is for, who said it. One already there for the same
 * measure, territory and year is withdrawn. Refuses a value below zero, half a place, a year to come, a measure or a
 * territory nobody knows. Returns its id, and that of the figure it replaced.
 */
export async function recordIndicator(
  actor: Actor,
  input: IndicatorInput,
): Promise<{ indicatorId: string; replacedId?: string }> {
  refuseImplausible(input);
  const territoryName = await nameOf(input.territoryCode);
  const { measure, value, territoryCode, year, on, source, note } = input;
  const _id = newId();
  const told = { ...(on ? { on } : {}), source, ...(note ? { note } : {}) };
  const values = { measure, value, territoryCode, territoryName, year, ...told };
  const fields = ["measure", "value", "territoryCode", "year", ...Object.keys(told)];
  await create(actor, CareIndicator, { _id, ...values, recordedAt: now(), isWithdrawn: false }, [
    audit("indicator.recorded", fields),
  ]);
  // Of two recorded at the same moment, the later one stays: neither withdraws it.
  const [replacedId] = await withdrawOthers(actor, { _id, measure, territoryCode, year }, { $lt: _id });
  return { indicatorId: _id, ...(replacedId ? { replacedId } : {}) };
}

/** Takes a figure out of what is shown; it stays to be put back. Refuses one that is gone; done twice, it is once. */
export async function withdrawIndicator(actor: Actor, indicatorId: string): Promise<void> {
  await requireKept(indicatorId);
  await setWithdrawn(actor, indicatorId, true);
}

/** Puts a figure back, in place of the one that stands for the same measure, territory and year. Refuses one that is gone. */
export async function restoreIndicator(actor: Actor, indicatorId: string): Promise<void> {
  const kept = await requireKept(indicatorId);
  await setWithdrawn(actor, indicatorId, false);
  await withdrawOthers(actor, kept, { $ne: indicatorId });
}

function refuseImplausible({ measure, value, territoryCode, year }: IndicatorInput): void {
  if (!isOneOf(CARE_MEASURES, measure)) refuse("Choisissez l’indicateur dans la liste.", "measure");
  if (!Number.isFinite(value) || value < 0) refuse("Donnez un nombre, zéro ou plus.", "value");
  const isRate = PUBLISHED_RATES.includes(measure);
  if (!isRate && !Number.isInteger(value)) refuse("Donnez un nombre entier.", "value");
  if (!Number.isInteger(year) || year < 1950) refuse("Donnez une année, comme 2024.", "year");
  if (year > Number(toDay(now()).slice(0, 4))) refuse("Cette année n’est pas encore venue.", "year");
  if (!isRate) return;
  const isNational = measure === "national-coverage";
  if (isNational === (territoryCode === FRANCE)) return;
  const words = isNational
    ? "Le taux national est celui de la France."
    : "Pour la France, notez le taux national.";
  refuse(words, "territoryCode");
}

function refuse(words: string, field: string): never {
  throw new UserFacingError(words, { field });
}

async function nameOf(territoryCode: string): Promise<string> {
  const known = (await listIndicatorTerritories()).find(({ code }) => code === territoryCode);
  return known?.name ?? refuse("Choisissez le territoire dans la liste.", "territoryCode");
}

async function requireKept(indicatorId: string): Promise<CareIndicatorRecord> {
  const kept = await CareIndicator.findById(indicatorId).lean<CareIndicatorRecord>();
  if (!kept) throw new UserFacingError(GONE);
  return kept;
}

async function setWithdrawn(actor: Actor, indicatorId: string, isWithdrawn: boolean): Promise<void> {
  await commit(actor, CareIndicator, indicatorId, {
    set: { isWithdrawn },
    onlyIf: { isWithdrawn: !isWithdrawn },
    effects: [audit(isWithdrawn ? "indicator.withdrawn" : "indicator.restored", ["isWithdrawn"])],
  });
}

/** One figure stands for a measure, a territory and a year. */
async function withdrawOthers(
  actor: Actor,
  { measure, territoryCode, year }: Pick<CareIndicatorRecord, "_id" | "measure" | "territoryCode" | "year">,
  _id: { $lt: string } | { $ne: string },
): Promise<string[]> {
  const others = await CareIndicator.find(
    { measure, territoryCode, year, isWithdrawn: false, _id },
    { _id: 1 },
  )
    .sort({ _id: -1 })
    .lean();
  for (const other of others) await setWithdrawn(actor, other._id, true);
  return others.map((other) => other._id);
}

function undoBy(intent: "withdraw" | "restore", indicatorId: string): Toast["undo"] {
  return { action: HERE, fields: { intent, indicatorId } };
}

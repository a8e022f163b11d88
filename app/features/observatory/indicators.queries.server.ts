import { CareIndicator, type CareIndicatorRecord } from "#models/care-indicator";
import type { User } from "~/core/auth/actor";
import { COUNT_CAP, PAGE_SIZE, pageFrom } from "~/core/http/pagination.server";
import { CARE_MEASURES } from "~/vocabulary/observatory";
import { roleCan } from "~/vocabulary/permissions";
import { byTerritory, inYears, measuresOf, measureWords } from "./indicator-order";
import { listIndicatorTerritories } from "./indicator-territories.queries.server";
import { type IndicatorFigure, type IndicatorsView, indicatorsView, toldWords } from "./indicator-view";

/** A département notes some dozens of figures a year: many years of them. */
const MOST_READ = 2000;

const STANDING = { isWithdrawn: false } as const;
const ORDER = { territoryName: 1, measure: 1, year: -1, _id: -1 } as const;
const SHOWN = {
  ...{ measure: 1, value: 1, territoryCode: 1, territoryName: 1, year: 1, on: 1, source: 1, note: 1 },
} as const;

type Shown = IndicatorFigure & Pick<CareIndicatorRecord, "_id" | "note">;

/** What the observatory shows of the dated indicators: the latest of each, how it moved, the coverage they allow. */
export async function getIndicators(): Promise<IndicatorsView> {
  const figures = await CareIndicator.find(STANDING, SHOWN).sort(ORDER).limit(MOST_READ).lean<Shown[]>();
  return indicatorsView(figures);
}

/** A page of the indicators, by territory then measure, the latest year first; a note is for the team alone. */
export async function getIndicatorsPage(user: User, page: number) {
  const canWrite = roleCan(user.role, "partners:write");
  const [rows, total, territories, newest] = await Promise.all([
    CareIndicator.find(STANDING, SHOWN)
      .sort(ORDER)
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<Shown[]>(),
    CareIndicator.countDocuments(STANDING, { limit: COUNT_CAP + 1 }),
    canWrite ? listIndicatorTerritories() : [],
    CareIndicator.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean(),
  ]);
  const shown = pageFrom(rows, page, total);
  return {
    ...shown,
    rows: shown.rows.map(({ _id }) => _id),
    groups: byTerritory(shown.rows).map((own) => ({
      name: own[0]?.territoryName ?? "",
      figures: measuresOf(own).flatMap((measure) =>
        inYears(own, measure).map((one) => lineOf(one, canWrite)),
      ),
    })),
    territories: territories.map(({ code, name }) => ({ value: code, label: name })),
    canWrite,
    /** Changes whenever a figure is recorded. */
    newestId: newest?._id,
  };
}

function lineOf({ _id, measure, value, year, note, ...told }: Shown, canWrite: boolean) {
  return {
    ...{ id: _id, year },
    label: CARE_MEASURES[measure].fr,
    value: measureWords(measure, value),
    told: toldWords(told),
    note: canWrite ? note : undefined,
  };
}

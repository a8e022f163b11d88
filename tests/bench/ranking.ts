import type { NeedCriteria } from "#models/need";
import type { ProposedHome } from "#models/need-housing";
import { HOUSING_CRITERIA } from "~/features/housing/housing-ranking";
import { type PlaceFacts, rankOptions } from "~/features/needs/ranking";

const OPTIONS = 500;
const ROUNDS = 40;
const COMMUNES = ["46102", "46042", "46138", "46127"];

const WISHED: NeedCriteria = {
  communes: ["46102"],
  tenure: "rent",
  rooms: 3,
  budgetMax: 650,
  fromOn: "2026-11-02",
  isFurnished: true,
  hasPets: true,
  isAccessible: true,
  workplaceCode: "46102",
  distanceMaxKm: 20,
};

/** How long it takes to rank 500 homes on every criterion, in milliseconds: the first time, and the median of others. */
export function measureRanking(): { firstMs: number; medianMs: number } {
  const homes = Array.from({ length: OPTIONS }, (_, place) => homeAt(place));
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    rankOptions(WISHED, HOUSING_CRITERIA, homes);
    return performance.now() - start;
  });
  const [firstMs = 0] = times;
  const medianMs = times.toSorted((one, other) => one - other)[ROUNDS / 2] ?? 0;
  return { firstMs, medianMs };
}

/** Homes that differ, some of which say nothing of a criterion. */
function homeAt(place: number): { proposal: ProposedHome; facts: PlaceFacts } {
  return {
    proposal: {
      kind: "housing",
      place: "Figeac",
      communeName: "Figeac",
      communeCode: COMMUNES[place % 5],
      tenure: "rent",
      rent: 400 + ((place * 37) % 500),
      rooms: 1 + (place % 5),
      fromOn: `2026-${place % 2 ? "10" : "12"}-${String(1 + (place % 28)).padStart(2, "0")}`,
      ...(place % 3 ? { isFurnished: place % 2 === 0 } : {}),
      ...(place % 4 ? { takesPets: place % 8 > 1 } : {}),
      ...(place % 7 ? { isAccessible: place % 2 > 0 } : {}),
    },
    facts: { isNearWished: place % 2 > 0, ...(place % 6 ? { distanceKm: place % 60 } : {}) },
  };
}

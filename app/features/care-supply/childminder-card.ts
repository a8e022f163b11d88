import type { ChildminderCountRecord } from "#models/childminder-count";
import type { FieldsOf } from "~/core/lost-updates";

/** The totals of a commune, as they are typed: never a person. */
export interface CountInput {
  childminders?: number;
  places?: number;
  free?: number;
  departures?: number;
}

export const COUNT_FIELDS: FieldsOf<CountInput> = {
  childminders: { label: "Assistantes maternelles" },
  places: { label: "Places" },
  free: { label: "Places libres" },
  departures: { label: "Départs attendus" },
};

export const COUNT_NAMES = ["childminders", "places", "free", "departures"] as const;

/** That part of a commune's totals, as its form is drawn from it. */
export function countCardOf(count: Partial<ChildminderCountRecord> | null | undefined): CountInput {
  return Object.fromEntries(COUNT_NAMES.map((name) => [name, count?.[name]?.value]));
}

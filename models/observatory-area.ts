import { Schema } from "mongoose";
import type { Density, ObservatoryFigure } from "~/vocabulary/observatory";
import { defineModel } from "./define";

export interface AreaCount {
  figure: ObservatoryFigure;
  key: string;
  count: number;
}

/** A commune of an area as the observatory counted it; its counts add up to those of the area. */
export interface ObservatoryCommune {
  code: string;
  name: string;
  density?: Density;
  /** « Bassin de vie », when it is known. */
  basinCode?: string;
  basinName?: string;
  hasRelay: boolean;
  counts: AreaCount[];
}

/** A commune of an area as it lay on that day: read by each page, where the counts of communes are by few. */
export type LaidCommune = Pick<ObservatoryCommune, "name" | "basinCode" | "basinName" | "hasRelay">;

/**
 * Childcare needs and supply of an intercommunalité on a day, « 2026-11-24 200067361 »; `NO_AREA` of what none holds. Always
 * written whole from its sources, never incremented: the last count of a day is what is kept of it.
 */
export interface ObservatoryAreaRecord {
  _id: string;
  day: string;
  code: string;
  name: string;
  counts: AreaCount[];
  communes: ObservatoryCommune[];
  /** The communes that are named, without their counts. */
  laid: LaidCommune[];
  countedAt: Date;
}

const count = new Schema({ figure: String, key: String, count: Number }, { _id: false });

export const ObservatoryArea = defineModel<ObservatoryAreaRecord>(
  "ObservatoryArea",
  {
    day: { type: String, required: true },
    code: { type: String, required: true },
    name: { type: String, required: true },
    counts: { type: [count], default: [] },
    communes: {
      type: [
        {
          _id: false,
          code: String,
          name: String,
          density: String,
          basinCode: String,
          basinName: String,
          hasRelay: Boolean,
          counts: { type: [count], default: [] },
        },
      ],
      default: [],
    },
    laid: {
      type: [{ _id: false, name: String, basinCode: String, basinName: String, hasRelay: Boolean }],
      default: [],
    },
    countedAt: { type: Date, required: true },
  },
  { collection: "observatory-areas" },
  (schema: Schema) => {
    schema.index({ day: -1, name: 1 });
  },
);

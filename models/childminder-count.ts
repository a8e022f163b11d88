import { Schema } from "mongoose";
import { type CareFigure, careFigure } from "./care-service";
import { type Aggregate, defineModel } from "./define";

/** Childminders of a commune as totals (« assistantes maternelles »): how many, their places, those free; never a person. */
export interface ChildminderCountRecord extends Aggregate {
  /** The INSEE code of the commune is the id. */
  communeName: string;
  epciCode?: string;
  childminders?: CareFigure;
  places?: CareFigure;
  free?: CareFigure;
  /** The day somebody last told one of them. */
  checkedOn: string;
  departures?: CareFigure;
  /** What a list or a relay centre said last, field by field: what differs from it was typed by a colleague, and stays. */
  asListed?: Record<string, unknown>;
}

export const ChildminderCount = defineModel<ChildminderCountRecord>(
  "ChildminderCount",
  {
    communeName: { type: String, required: true },
    epciCode: String,
    childminders: { type: careFigure },
    places: { type: careFigure },
    free: { type: careFigure },
    checkedOn: { type: String, required: true },
    departures: { type: careFigure },
    asListed: Schema.Types.Mixed,
  },
  { collection: "childminder-counts", isAggregate: true },
  (schema: Schema) => {
    schema.index({ epciCode: 1, communeName: 1 });
    schema.index({ checkedOn: 1 });
  },
);

import type { Zone } from "~/vocabulary/zoning";
import { defineModel } from "./define";

/** The zone of one commune from a day on, until a later deed says otherwise. */
export interface ZoningRecord {
  /** The commune and the day, so that a deed read twice is kept once. */
  _id: string;
  communeCode: string;
  zone: Zone;
  /** « Accessibilité potentielle localisée » to GPs: consultations a year per inhabitant. Not the rent benefit. */
  apl?: number;
  /** The day the deed takes effect. */
  fromOn: string;
  /** The file it was read from. */
  source: string;
}

export const Zoning = defineModel<ZoningRecord>(
  "Zoning",
  {
    communeCode: { type: String, required: true },
    zone: { type: String, required: true },
    apl: Number,
    fromOn: { type: String, required: true },
    source: { type: String, required: true },
  },
  { collection: "zonings" },
  (schema) => {
    schema.index({ communeCode: 1, fromOn: -1 });
    schema.index({ fromOn: 1 });
  },
);

import { defineModel } from "./define";

export interface EpciRecord {
  /** SIREN. */
  _id: string;
  /** The official name, « CC Grand-Figeac ». */
  name: string;
  /** The name people read, « Grand-Figeac ». */
  shortName: string;
  /** Names people use, typed in the settings and kept by later imports. */
  aliases: string[];
  /** Where its communes are; the département of most of them first. */
  departements: string[];
  /** The sum of its communes', so that both are of the same year. */
  population: number;
  communeCount: number;
  /** False once a later « millésime » no longer lists it. */
  isCurrent: boolean;
  millesime: string;
  importedAt: Date;
}

export const Epci = defineModel<EpciRecord>(
  "Epci",
  {
    name: { type: String, required: true },
    shortName: { type: String, required: true },
    aliases: { type: [String], default: [] },
    departements: { type: [String], required: true },
    population: { type: Number, required: true },
    communeCount: { type: Number, required: true },
    isCurrent: { type: Boolean, required: true },
    millesime: { type: String, required: true },
    importedAt: { type: Date, required: true },
  },
  { collection: "epcis" },
  (schema) => {
    schema.index({ departements: 1 });
  },
);

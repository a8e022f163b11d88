import type { Schema } from "mongoose";
import type { Sector, StructureKind, StructureState } from "~/vocabulary/structures";
import { type Aggregate, defineModel } from "./define";

/** What FINESS says of a structure: refreshed by each import, never typed by hand. */
export interface FinessSource {
  /** The official name, which may not be the one people use. */
  name: string;
  category: string;
  departement: string;
  importedAt: Date;
  /** False once a later extraction no longer lists it. */
  isListed: boolean;
}

export interface StructureRecord extends Aggregate {
  name: string;
  kind: StructureKind;
  sector?: Sector;
  state: StructureState;
  /** Number of the site, 9 characters; not unique: the directory has doubles. */
  finess?: string;
  /** Number of the legal entity. */
  finessEj?: string;
  /** INSEE code of the commune where it is; its name and its intercommunalité are copied beside it. */
  communeCode: string;
  communeName: string;
  epciCode?: string;
  /** Who works there, in words. */
  team?: string;
  /** Software and equipment, in words. */
  tools?: string;
  /** Who pays for it: a commune, an intercommunalité, the region. */
  funder?: string;
  /** The partner whose contacts receive what we send. */
  partnerId?: string;
  note?: string;
  searchWords: string[];
  /** The name as lists are sorted: folded, for FINESS writes in capitals. */
  sortName: string;
  source?: FinessSource;
  createdAt: Date;
}

export const Structure = defineModel<StructureRecord>(
  "Structure",
  {
    name: { type: String, required: true },
    kind: { type: String, required: true },
    sector: String,
    state: { type: String, required: true },
    finess: String,
    finessEj: String,
    communeCode: { type: String, required: true },
    communeName: { type: String, required: true },
    epciCode: String,
    team: String,
    tools: String,
    funder: String,
    partnerId: String,
    note: String,
    searchWords: { type: [String], default: [] },
    sortName: { type: String, required: true },
    source: {
      type: {
        _id: false,
        name: String,
        category: String,
        departement: String,
        importedAt: Date,
        isListed: Boolean,
      },
      default: undefined,
    },
    createdAt: { type: Date, required: true },
  },
  { collection: "structures", isAggregate: true },
  (schema: Schema) => {
    schema.index({ state: 1, sortName: 1 });
    schema.index({ kind: 1, sortName: 1 });
    schema.index({ epciCode: 1, sortName: 1 });
    schema.index({ searchWords: 1, sortName: 1 });
    schema.index({ finess: 1 }, { sparse: true });
    schema.index({ partnerId: 1 }, { sparse: true });
  },
);

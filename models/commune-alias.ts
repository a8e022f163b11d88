import { defineModel } from "./define";

/** A name people use for a commune and which no official list gives. */
export interface CommuneAliasRecord {
  /** Drawn from the folded alias and the commune, so that neither is entered twice. */
  _id: string;
  alias: string;
  communeCode: string;
  addedAt: Date;
  /** Null for the software itself. */
  addedById: string | null;
}

export const CommuneAlias = defineModel<CommuneAliasRecord>(
  "CommuneAlias",
  {
    alias: { type: String, required: true },
    communeCode: { type: String, required: true },
    addedAt: { type: Date, required: true },
    addedById: { type: String, default: null },
  },
  { collection: "commune-aliases" },
  (schema) => {
    schema.index({ communeCode: 1 });
  },
);

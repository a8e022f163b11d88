import type { Sector, StructureKind } from "~/vocabulary/structures";

interface Category {
  kind: StructureKind;
  sector?: Sector;
}

/** The categories of FINESS in which a doctor may come to work; pharmacies, laboratories and the like are left out. */
export const FINESS_CATEGORIES: Readonly<Record<string, Category | undefined>> = {
  "101": { kind: "hospital", sector: "public" },
  "106": { kind: "hospital", sector: "public" },
  "109": { kind: "rehabilitation" },
  "122": { kind: "clinic" },
  "124": { kind: "health-centre" },
  "127": { kind: "home-care" },
  "128": { kind: "clinic" },
  "129": { kind: "clinic" },
  "223": { kind: "other", sector: "public" },
  "292": { kind: "hospital" },
  "355": { kind: "hospital", sector: "public" },
  "362": { kind: "hospital" },
  "365": { kind: "clinic" },
  "439": { kind: "health-centre" },
  "500": { kind: "nursing-home" },
  "603": { kind: "group-practice" },
  "604": { kind: "territorial-community" },
};

import type { Schema } from "mongoose";
import type { SheetChapter } from "~/vocabulary/discovery";
import { type Aggregate, defineModel } from "./define";

/** A figure of a sheet: dated, with where it comes from, or it is not shown. */
export interface SheetFigure {
  id: string;
  label: string;
  /** Its label in English. */
  en?: string;
  /** As people read it: « 62 % », « 57 places ». */
  value: string;
  on: string;
  source: string;
}

/** One chapter, in the two languages of who arrives. */
export interface SheetText {
  key: SheetChapter;
  fr: string;
  en?: string;
  figures: SheetFigure[];
}

/** What a sheet said: its sentence and its chapters. */
export interface SheetContent {
  /** One sentence, first read. */
  fr: string;
  en?: string;
  chapters: SheetText[];
}

/** What it said before, written then by that colleague. */
export interface FormerSheet extends SheetContent {
  id: string;
  at: Date;
  by: string | null;
}

/** What one tells a household of an intercommunalité (« fiche découverte »), edited by the team. Its id is the code of the EPCI. */
export interface DiscoverySheetRecord extends Aggregate, SheetContent {
  epciCode: string;
  epciName: string;
  /** Shown to families once a colleague says so. */
  isPublished: boolean;
  checkedOn: string;
  /** The versions before this one, the latest first. */
  former?: FormerSheet[];
  updatedAt: Date;
  updatedBy: string | null;
}

const chapter = {
  _id: false,
  key: String,
  fr: String,
  en: String,
  figures: {
    type: [{ _id: false, id: String, label: String, en: String, value: String, on: String, source: String }],
    default: [],
  },
};

export const DiscoverySheet = defineModel<DiscoverySheetRecord>(
  "DiscoverySheet",
  {
    epciCode: { type: String, required: true },
    epciName: { type: String, required: true },
    fr: { type: String, default: "" },
    en: String,
    chapters: { type: [chapter], default: [] },
    isPublished: { type: Boolean, default: false },
    checkedOn: { type: String, required: true },
    former: {
      type: [{ _id: false, id: String, chapters: [chapter], fr: String, en: String, at: Date, by: String }],
      default: undefined,
    },
    updatedAt: { type: Date, required: true },
    updatedBy: { type: String, default: null },
  },
  { collection: "discovery-sheets", isAggregate: true },
  (schema: Schema) => {
    schema.index({ isPublished: 1, epciName: 1 });
  },
);

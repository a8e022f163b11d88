import type { SheetContent, SheetFigure, SheetText } from "#models/discovery-sheet";
import type { FieldsOf } from "~/core/lost-updates";
import { SHEET_CHAPTERS, type SheetChapter } from "~/vocabulary/discovery";
import { formatDayLong, joinWords, NBSP, plural } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

export const MOST_FIGURES = 12;

/** A figure as its form writes it; a new one has no id yet. */
export type FigureInput = Omit<SheetFigure, "id"> & { id?: string };

/** A chapter as its form writes it. */
export interface ChapterInput {
  fr?: string;
  en?: string;
  figures: FigureInput[];
}

/** What the form of a sheet writes. */
export type SheetInput = Record<SheetChapter, ChapterInput> & { fr?: string; en?: string };

/** The same field by field, so that two colleagues may write two parts of it at once: « housing-fr », « housing-figures ». */
export type FlatSheet = Record<string, string | readonly FigureInput[] | undefined>;

/** What a sheet says, as its form shows it. */
export function inputOf({ fr, en, chapters }: SheetContent): SheetInput {
  const of = (wanted: SheetChapter): ChapterInput => {
    const { fr: text, en: english, figures } = chapters.find(({ key }) => key === wanted) ?? EMPTY;
    return { fr: text, en: english, figures: [...figures] };
  };
  return {
    fr,
    en,
    housing: of("housing"),
    moving: of("moving"),
    health: of("health"),
    children: of("children"),
    leisure: of("leisure"),
  };
}

const EMPTY: Pick<SheetText, "en" | "figures"> & { fr?: string } = { figures: [] };

export function flatOf({ fr, en, ...chapters }: SheetInput): FlatSheet {
  const parts = valuesOf(SHEET_CHAPTERS).flatMap((key) =>
    Object.entries(chapters[key]).map(([part, value]) => [`${key}-${part}`, value] as const),
  );
  return { fr, en, ...Object.fromEntries(parts) };
}

/** The fields of the form, in words. */
export const SHEET_FIELDS: FieldsOf<FlatSheet> = {
  fr: { label: "Phrase d’introduction" },
  en: { label: "Phrase d’introduction en anglais" },
  ...Object.fromEntries(
    valuesOf(SHEET_CHAPTERS).flatMap((key) => {
      const label = SHEET_CHAPTERS[key].fr;
      return [
        [`${key}-fr`, { label }],
        [`${key}-en`, { label: `${label}, en anglais` }],
        [`${key}-figures`, { label: `${label}, chiffres`, words: figuresInWords }],
      ];
    }),
  ),
};

/** What a sheet says once some fields of its form are written: the others stay as they are stored. */
export function contentWith(
  stored: FlatSheet,
  submitted: FlatSheet,
  changes: readonly string[],
  idOf: () => string,
): SheetContent {
  const merged = { ...stored, ...Object.fromEntries(changes.map((field) => [field, submitted[field]])) };
  const en = textOf(merged.en);
  return {
    fr: textOf(merged.fr) ?? "",
    ...(en ? { en } : {}),
    chapters: valuesOf(SHEET_CHAPTERS).flatMap((key) => chapterOf(key, merged, idOf) ?? []),
  };
}

/** A chapter nobody wrote is not kept. */
function chapterOf(key: SheetChapter, values: FlatSheet, idOf: () => string): SheetText | undefined {
  const [fr, en] = [textOf(values[`${key}-fr`]), textOf(values[`${key}-en`])];
  const written = values[`${key}-figures`];
  const figures = Array.isArray(written)
    ? written.map((figure) => ({ ...figure, id: figure.id ?? idOf() }))
    : [];
  if (!fr && !en && figures.length === 0) return undefined;
  return { key, fr: fr ?? "", ...(en ? { en } : {}), figures };
}

/** The chapters of which nothing is told in words. */
export function emptyChaptersOf(chapters: readonly Pick<SheetText, "key" | "fr">[]): SheetChapter[] {
  return valuesOf(SHEET_CHAPTERS).filter((wanted) => !chapters.some(({ key, fr }) => key === wanted && fr));
}

/** « Chapitres encore vides : Se soigner, Grandir. » */
export function emptyWords(empty: readonly SheetChapter[]): string {
  const titles = joinWords(empty.map((key) => `«${NBSP}${SHEET_CHAPTERS[key].fr}${NBSP}»`));
  return `${plural(empty.length, "Chapitre encore vide", "Chapitres encore vides")}${NBSP}: ${titles}.`;
}

function textOf(value: FlatSheet[string]): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function figuresInWords(value: NonNullable<FlatSheet[string]>): string {
  if (typeof value === "string") return value;
  return value
    .map(({ label, en, value: figure, on, source }) => {
      return `${label}${en ? ` (${en})` : ""}${NBSP}: ${figure} (${formatDayLong(on)}, ${source})`;
    })
    .join(" · ");
}

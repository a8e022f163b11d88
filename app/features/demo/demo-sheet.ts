import type { SheetChapter } from "~/vocabulary/discovery";

/** A figure from a public record. */
interface DemoFigure {
  chapter: SheetChapter;
  label: string;
  en?: string;
  value: string;
  on: string;
  source: string;
}

/** A discovery sheet of the demonstration: what is true of the place in general terms. */
export interface DemoSheet {
  /** SIREN of the intercommunalité. */
  code: string;
  fr: string;
  en?: string;
  chapters: Partial<Record<SheetChapter, { fr: string; en?: string }>>;
  figures?: readonly DemoFigure[];
  /** 10 unless told. */
  checkedDaysAgo?: number;
  isDraft?: boolean;
}

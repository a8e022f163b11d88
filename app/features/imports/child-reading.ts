import { foldText, MONTHS } from "~/vocabulary/typography";

const FOLDED_MONTHS = MONTHS.map(foldText);

/** Only the family tells of a child to come, with its own consent: a table never does. */
const UNBORN = /\b(a naitre|enceinte|grossesse|attend(ent)? un|bebe prevu|naissance prevue|en route)\b/;

export interface ReadChild {
  firstName: string;
  /** "YYYY-MM". */
  birthMonth?: string;
  /** The table gave the year alone: the month kept is January, to be told by the family. */
  isMonthUnknown?: boolean;
}

/** The children of a cell, « Inès 2017, Léo (03/2024) et Zoé »; those still to be born are left out. */
export function readChildren(cell: string, thisYear: number): ReadChild[] {
  return partsOf(withoutUnborn(cell)).flatMap((part) => childOf(part, thisYear) ?? []);
}

/** A cell without what it says of a child to be born: that part is not kept at all. */
export function withoutUnborn(cell: string): string {
  if (!UNBORN.test(foldText(cell))) return cell;
  return partsOf(cell)
    .filter((part) => !UNBORN.test(foldText(part)))
    .join(", ");
}

/** The month a text tells of, as "YYYY-MM": « 11/2026 », « nov. 2026 », « novembre 2026 ». */
export function monthOf(text: string): string | undefined {
  const [, number, year] = /(?:^|\D)(0?[1-9]|1[0-2])[/.-]((?:19|20)\d{2})(?!\d)/.exec(text) ?? [];
  if (number && year) return `${year}-${number.padStart(2, "0")}`;
  const [, word = "", after] = /([a-z]{3,9}) ((?:19|20)\d{2})\b/.exec(foldText(text)) ?? [];
  const month = FOLDED_MONTHS.findIndex((name) => word.length > 2 && name.startsWith(word));
  return after && month >= 0 ? `${after}-${String(month + 1).padStart(2, "0")}` : undefined;
}

function partsOf(cell: string): string[] {
  return cell
    .split(/[,;\n+]| et | & |\)\s*(?=[\p{Lu}])/u)
    .map((part) => part.trim())
    .filter(Boolean);
}

function childOf(part: string, thisYear: number): ReadChild | undefined {
  const [firstName = ""] = /\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?/u.exec(part) ?? [];
  if (!firstName) return undefined;
  const month = monthOf(part.slice(firstName.length));
  if (month) return { firstName, birthMonth: month };
  const year = yearOf(part, thisYear);
  return year ? { firstName, birthMonth: `${year}-01`, isMonthUnknown: true } : { firstName };
}

function yearOf(part: string, thisYear: number): number | undefined {
  const [, year] = /\b((?:19|20)\d{2})\b/.exec(part) ?? [];
  if (year) return Number(year);
  const [, age] = /\b(\d{1,2}) ?ans?\b/.exec(part) ?? [];
  return age ? thisYear - Number(age) : undefined;
}

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

/** Each message stands beside its cell. */
interface Problem {
  column: number;
  message: string;
}

const UNREAD = "On ne lit pas d’enfant ici.";
const NOT_BORN =
  "Un enfant à naître ne s’importe pas : il se note dans le dossier, avec l’accord de la famille.";

/** What people write where there is no child. */
const NONE = /^(non|aucune?|0|sans|sans enfants?|pas d enfants?|neant|rien|x|)$/;

/**
 * The children of the cells of a row, « Inès 2017, Léo (03/2024) et Zoé ». A date alone is that of the child of the
 * column before; where the first names come first and the dates after, each has its own. `thisMonth` is "YYYY-MM".
 */
export function readChildren(
  cells: readonly { column: number; text: string }[],
  thisMonth: string,
): { children: ReadChild[]; problems: Problem[] } {
  const children: ReadChild[] = [];
  const problems: Problem[] = [];
  const undated: ReadChild[] = [];
  for (const { column, text } of cells) {
    const refuse = (message: string) => void problems.push({ column, message });
    const parts = partsOf(withoutUnborn(text));
    if (parts.every((part) => NONE.test(foldText(part)))) {
      undated.shift();
      continue;
    }
    for (const part of parts) {
      const { isWhole, firstName, ...born } = readPart(part, thisMonth);
      if ((born.birthMonth ?? "") > thisMonth) refuse(NOT_BORN);
      else if (!isWhole) refuse(UNREAD);
      else if (firstName) {
        const child = { firstName, ...born };
        children.push(child);
        if (!child.birthMonth) undated.push(child);
      } else {
        const child = undated.shift() ?? (children.length === 1 ? children.find(hasNoDate) : undefined);
        if (child) Object.assign(child, born);
        else refuse(UNREAD);
      }
    }
  }
  return { children, problems };
}

/** A cell without what it says of a child to be born: that part is not kept at all. */
export function withoutUnborn(cell: string): string {
  if (!UNBORN.test(foldText(cell))) return cell;
  return partsOf(cell)
    .filter((part) => !UNBORN.test(foldText(part)))
    .join(", ");
}

/** The month a text tells of, as "YYYY-MM": « 11/2026 », « 2026-11 », « nov. 2026 », « novembre 2026 ». */
export function monthOf(text: string): string | undefined {
  return monthIn(text)?.birthMonth;
}

function partsOf(cell: string): string[] {
  return cell
    .split(/[,;\n+]| et | & |\)\s*(?=[\p{Lu}])/u)
    .map((part) => part.trim())
    .filter(Boolean);
}

interface Dated extends Pick<ReadChild, "birthMonth" | "isMonthUnknown"> {
  /** What the date was read from. */
  said: string;
}

/** What goes with a first name or a date and says nothing more. */
const FILLER = /(?<!\p{L})(?:n[ée]e?s?(?: le| en)|(?:\d+ )?enfants?)(?!\p{L})/giu;
const NAME = /\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?/u;
/** A number that is not part of a word, as CM2 is. */
const NUMBER = /(?<!\p{L})\d/u;

/** A first name, a date or both; not whole when nothing, or a number, is left unread. */
function readPart(part: string, thisMonth: string) {
  const { said = "", ...born } = dateIn(part, thisMonth) ?? {};
  const words = part.replace(said, " ").replace(FILLER, " ");
  const [firstName = ""] = NAME.exec(words) ?? [];
  const isWhole = Boolean(firstName || said) && !NUMBER.test(words);
  return { isWhole, firstName, ...born };
}

function dateIn(part: string, thisMonth: string): Dated | undefined {
  const month = monthIn(part);
  if (month) return month;
  const [year] = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(part) ?? [];
  if (year) return { said: year, birthMonth: `${year}-01`, isMonthUnknown: true };
  const [age = "", years] = /(?<!\d)(\d{1,2}) ?ans?(?!\p{L})/u.exec(part) ?? [];
  if (!years) return undefined;
  const birthYear = Number(thisMonth.slice(0, 4)) - Number(years);
  return { said: age, birthMonth: `${birthYear}-01`, isMonthUnknown: true };
}

const WRITTEN_MONTHS: readonly RegExp[] = [
  /(?<said>(?<!\d)(?<year>(?:19|20)\d{2})-(?<number>0[1-9]|1[0-2])(?:-\d{2})?)(?!\d)/,
  /(?<said>(?:(?<!\d)\d{1,2}[/.-])?(?<!\d)(?<number>0?[1-9]|1[0-2])[/.-](?<year>(?:19|20)\d{2}))(?!\d)/,
  /(?<said>(?:(?<!\d)\d{1,2}(?:er)? )?(?<!\p{L})(?<word>\p{L}{3,9})\.? (?<year>(?:19|20)\d{2}))(?!\d)/u,
];

function monthIn(text: string): Dated | undefined {
  for (const pattern of WRITTEN_MONTHS) {
    const { said = "", year, number, word = "" } = pattern.exec(text)?.groups ?? {};
    const month = Number(number ?? FOLDED_MONTHS.findIndex((name) => name.startsWith(foldText(word))) + 1);
    if (year && month > 0) return { said, birthMonth: `${year}-${String(month).padStart(2, "0")}` };
  }
  return undefined;
}

function hasNoDate({ birthMonth }: ReadChild): boolean {
  return !birthMonth;
}

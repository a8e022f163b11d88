import { isValidPhoneNumber } from "libphonenumber-js/min";
import { NBSP } from "~/vocabulary/typography";
import { monthOf } from "./child-reading";

/** A phone as people write it: Excel takes away the first zero. */
export function phonesOf(text: string): string[] | undefined {
  const phones = text
    .split(/[;,/\n]| ou /)
    .map((part) => part.replaceAll(NBSP, " ").replace(/\.0$/, "").trim())
    .filter(Boolean)
    .map((part) => (/^[1-9]\d{8}$/.test(part.replace(/[ .-]/g, "")) ? `0${part}` : part));
  return phones.every((phone) => isValidPhoneNumber(phone, "FR")) ? phones : undefined;
}

/** A day, "YYYY-MM-DD", from what a table writes: 2/11/26, 2026-11-02, « novembre 2026 » for its first day. */
export function dayOf(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  if (year && month && day) return realDay(year, month, day);
  const [, dd, mm, yy] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text.trim()) ?? [];
  if (dd && mm && yy)
    return realDay(yy.length === 2 ? `20${yy}` : yy, mm.padStart(2, "0"), dd.padStart(2, "0"));
  const found = monthOf(text);
  return found && `${found}-01`;
}

/** « MARTIN Jeanne », « Jeanne MARTIN », « Jeanne Martin »: capitals are the last name, else the end is. */
export function nameOf(text: string): { firstName: string; lastName: string } {
  const words = text
    .replace(/^(dr|docteur|mme|m|monsieur|madame)\.? /i, "")
    .split(/\s+/)
    .filter(Boolean);
  const capitals = words.filter((word) => word.length > 1 && word === word.toUpperCase());
  if (capitals.length > 0 && capitals.length < words.length) {
    return {
      firstName: words.filter((word) => !capitals.includes(word)).join(" "),
      lastName: capitals.join(" "),
    };
  }
  return { firstName: words[0] ?? "", lastName: words.slice(1).join(" ") };
}

export function emailsOf(text: string): string[] | undefined {
  const emails = text
    .toLowerCase()
    .split(/[;,/\s]+/)
    .filter(Boolean);
  return emails.every((email) => /^[^@\s<>]+@[^@\s<>.]+(?:\.[^@\s<>.]+)+$/.test(email)) ? emails : undefined;
}

export function rppsOf(text: string): string | undefined {
  const digits = text.replace(/\D/g, "");
  return digits.length === 11 ? digits : undefined;
}

function realDay(year: string, month: string, day: string): string | undefined {
  const written = `${year}-${month}-${day}`;
  const instant = Date.parse(written);
  if (Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(written)) return undefined;
  return written >= "1950" && written < "2101" ? written : undefined;
}

/** « MARTIN-LUC » is written Martin-Luc; a name with a small letter in it is left as it is. */
export function titled(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s’'-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());
}

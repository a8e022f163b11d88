import type { MessageRecord } from "#models/message";
import type { KnownCall } from "./call-form";

const LONGEST_MESSAGE = 4000;

const TITLES = /^(?:(?:docteure?|dre?|professeure?|pre?|mr?|monsieur|mme|madame|mlle)(?:\.\s*|\s+))+/i;
const PHONE = /(?<![\d+])(?:(?:\+|00)33[\s.]?(?:\(0\)[\s.]?)?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)/g;

/** What a mail says already of a request: who writes, their address, the one phone number it gives, their words. */
export function knownOf({
  from,
  text,
  signature = "",
}: Pick<MessageRecord, "from" | "text" | "signature">): KnownCall {
  return {
    ...namesOf(from.name),
    email: from.address,
    phone: phoneOf(`${text}\n${signature}`),
    message: text.slice(0, LONGEST_MESSAGE),
  };
}

/** Of several numbers, which is theirs is not ours to guess. */
function phoneOf(text: string): string | undefined {
  const numbers = new Set((text.match(PHONE) ?? []).map((found) => `0${found.replace(/\D/g, "").slice(-9)}`));
  const [only, another] = numbers;
  return another ? undefined : only;
}

/** « Sandrine Bories », « BORIES Sandrine », « Dr Paul Durand »: a family name in capitals may come first. */
function namesOf(name: string): Pick<KnownCall, "firstName" | "lastName"> {
  const typed = name.replace(/[",]/g, " ").trim();
  const bare = typed.replace(TITLES, "");
  const words = bare.split(/\s+/).filter(Boolean);
  if (bare !== typed && words.length === 1) return { lastName: words[0] };
  const capitals = words.filter((word) => word.length > 1 && word === word.toUpperCase());
  if (capitals.length > 0 && capitals.length < words.length) {
    return { firstName: without(words, capitals), lastName: capitals.join(" ") };
  }
  return { firstName: words[0], lastName: words.slice(1).join(" ") };
}

function without(words: string[], others: string[]): string {
  return words.filter((word) => !others.includes(word)).join(" ");
}

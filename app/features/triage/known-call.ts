import type { MessageRecord } from "#models/message";
import type { KnownCall } from "./call-form";

const LONGEST_MESSAGE = 4000;

/** What a mail says already of a request: who writes, their address, their words. */
export function knownOf({ from, text }: Pick<MessageRecord, "from" | "text">): KnownCall {
  return { ...namesOf(from.name), email: from.address, message: text.slice(0, LONGEST_MESSAGE) };
}

/** « Sandrine Bories », « BORIES Sandrine »: a family name in capitals may come first. */
function namesOf(name: string): Pick<KnownCall, "firstName" | "lastName"> {
  const words = name.replace(/[",]/g, " ").split(/\s+/).filter(Boolean);
  const capitals = words.filter((word) => word.length > 1 && word === word.toUpperCase());
  if (capitals.length > 0 && capitals.length < words.length) {
    return { firstName: without(words, capitals), lastName: capitals.join(" ") };
  }
  return { firstName: words[0], lastName: words.slice(1).join(" ") };
}

function without(words: string[], others: string[]): string {
  return words.filter((word) => !others.includes(word)).join(" ");
}

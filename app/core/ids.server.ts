import { createHash } from "node:crypto";
import { ObjectId } from "mongodb";

/** A new id of 24 hexadecimal characters, growing with time. */
export function newId(): string {
  return new ObjectId().toHexString();
}

/** The id a repeated act always finds again: 24 hexadecimal characters drawn from its parts. */
export function derivedId(...parts: string[]): string {
  return createHash("sha256").update(parts.join("\u0000")).digest("hex").slice(0, 24);
}

/** The id of the own page of an adult, opened already or not: there is one for each. */
export function trackingId(memberId: string): string {
  return derivedId("tracking", memberId);
}

/** Whether a text taken from a URL has the shape of an id. */
export function isId(value: string | undefined): value is string {
  return value !== undefined && /^[0-9a-f]{24}$/.test(value);
}

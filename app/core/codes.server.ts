import { createHmac } from "node:crypto";
import { secretKey } from "./secret.server";

/** What documents and the outbox keep of a code: whose it is and which one, never its digits. */
export interface CodeRef {
  codeOf: string;
  number: number;
}

/** Six digits drawn from a link's id and the number of the code under the server's key (RFC 4226): nothing to keep. */
export function sixDigits({ codeOf, number }: CodeRef): string {
  const drawn = createHmac("sha256", secretKey()).update(["code", codeOf, number].join("\u0000")).digest();
  return String(drawn.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

/** Whether a parameter of a mail stands for a code. */
export function isCodeRef(value: unknown): value is CodeRef {
  return typeof value === "object" && value !== null && "codeOf" in value && "number" in value;
}

import type { ReactElement } from "react";
import { z } from "zod";

/** A link kept as a reference in the parameters; the body receives its full address. */
export const linkRef = z.object({
  purpose: z.enum([
    "answer",
    "capacity",
    "correction",
    "deletion",
    "no-contact",
    "password",
    "setup",
    "tracking",
  ]),
  id: z.string(),
  version: z.number().int(),
});

/** A code kept as a reference in the parameters; the body receives its digits. */
export const codeRef = z.object({ codeOf: z.string(), number: z.number().int() });

type Reference = z.infer<typeof linkRef> | z.infer<typeof codeRef>;

type ResolvedValue<Value> = Value extends Reference
  ? string
  : Value extends readonly (infer Item)[]
    ? ResolvedValue<Item>[]
    : Value extends object
      ? Resolved<Value>
      : Value;

/** Parameters as the body sees them: every link, however deep, has become an address, every code its digits. */
export type Resolved<Params> = { [Key in keyof Params]: ResolvedValue<Params[Key]> };

/** Who writes, as the letter says it. */
export interface Brand {
  programme: string;
  owner: string;
  phone: string;
  email: string;
  privacyUrl: string;
  /** Where a person asks to be written to no more; absent from what answers their own act. */
  noContactUrl?: string;
}

export interface LetterProps<Params> {
  params: Resolved<Params>;
  brand: Brand;
}

export interface MailTemplate<Schema extends z.ZodType> {
  params: Schema;
  subject: (params: Resolved<z.output<Schema>>, brand: Brand) => string;
  Body: (props: LetterProps<z.output<Schema>>) => ReactElement;
  /** Believable parameters, for the tests and the gallery. */
  sample: z.input<Schema>;
}

/** Declares a mail: what it needs, its subject, its letter, a believable sample. */
export function defineMail<Schema extends z.ZodType>(template: MailTemplate<Schema>): MailTemplate<Schema> {
  return template;
}

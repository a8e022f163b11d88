import type { ReactElement, ReactNode } from "react";
import { z } from "zod";
import type { MailTexts } from "~/vocabulary/mail-texts";
import {
  type AnyWording,
  languageOf,
  subjectOf,
  textsInUse,
  valuesOf,
  type Wording,
  wordsOf,
} from "./wording";

/** A link kept as a reference in the parameters; the body receives its full address. */
export const linkRef = z.object({
  purpose: z.enum([
    "answer",
    "calendar",
    "capacity",
    "correction",
    "deletion",
    "document",
    "listing",
    "no-contact",
    "password",
    "programme",
    "seats",
    "setup",
    "signature",
    "survey",
    "tracking",
    "visit-host",
    "care-figures",
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
  /** Papers too heavy to be attached, each behind its link, and for how many days. */
  documents?: { links: readonly { name: string; size: string; url: string }[]; days: number };
}

export interface LetterProps<Params> {
  params: Resolved<Params>;
  brand: Brand;
}

/** A date of a letter, as the calendar of its reader shows it. */
export interface LetterEvent {
  method: "REQUEST" | "CANCEL";
  uid: string;
  sequence: number;
  on: string;
  time?: string;
  until?: string;
  title: string;
  place?: string;
  details?: string;
}

interface MailParts<Schema extends z.ZodType> {
  params: Schema;
  /** What the letter puts in the calendar of its reader, or takes out of it. */
  calendar?: (params: Resolved<z.output<Schema>>) => LetterEvent | undefined;
  /** Believable parameters, for the tests and the gallery. */
  sample: z.input<Schema>;
}

/** A mail as it is rendered; `texts` are the words of an administrator, over the original ones. */
export interface MailTemplate<Schema extends z.ZodType> extends MailParts<Schema> {
  wording: AnyWording;
  subject: (params: Resolved<z.output<Schema>>, brand: Brand, texts?: Partial<MailTexts>) => string;
  Body: (props: LetterProps<z.output<Schema>> & { texts?: Partial<MailTexts> }) => ReactElement;
}

interface MailDefinition<Schema extends z.ZodType, Name extends string, Block extends string>
  extends MailParts<Schema> {
  wording: Wording<Resolved<z.output<Schema>>, Name, Block>;
  /** The letter; `words` are its blocks, ready to be printed, null for one left empty. */
  Body: (
    props: LetterProps<z.output<Schema>> & { words: Readonly<Record<Block, ReactNode>> },
  ) => ReactElement;
}

/** Declares a mail: what it needs, its words and which may be changed, its letter, a believable sample. */
export function defineMail<Schema extends z.ZodType, Name extends string, Block extends string>({
  Body,
  ...mail
}: MailDefinition<Schema, Name, Block>): MailTemplate<Schema> {
  // Once declared, a mail is read by programs that do not know its parameters, nor the names of its blocks.
  const wording = mail.wording as unknown as AnyWording;
  const filled = (params: object, brand: Brand, changed?: Partial<MailTexts>) => {
    const values = valuesOf(wording, { ...params }, brand);
    return { texts: textsInUse(wording, languageOf(wording, params), changed), values };
  };
  return {
    ...mail,
    wording,
    subject(params, brand, changed) {
      const { texts, values } = filled(params, brand, changed);
      return subjectOf(texts, values);
    },
    Body({ texts: changed, ...props }) {
      const { texts, values } = filled(props.params, props.brand, changed);
      const words = wordsOf(wording, texts, values) as Record<Block, ReactNode>;
      return Body({ ...props, words });
    },
  };
}

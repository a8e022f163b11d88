import { createElement, Fragment, type ReactNode } from "react";
import { cutAtPlaceholders, fillText, type MailTexts, placeholdersIn } from "~/vocabulary/mail-texts";
import type { Brand } from "./define";

/** What stands between braces for a word of the file: a closed list for each mail. */
export interface Placeholder<Params> {
  /** What it becomes, as the page of the settings says it: « le prénom de la personne ». */
  means: string;
  value: (params: Params, brand: Brand) => string;
  isStrong?: true;
  /** It is empty when there is nothing to say: the sentence is written for that. */
  mayBeEmpty?: true;
}

/** A text as it is when nobody changed it, in the languages of the mail. */
export interface OriginalText<Name extends string> {
  fr: string;
  en?: string;
  /** The placeholders that nothing else of the letter says. */
  keeps?: readonly NoInfer<Name>[];
}

/** A sentence of the letter that carries its tone; never a fact, a link, a button or a legal line. */
export interface OriginalBlock<Name extends string> extends OriginalText<Name> {
  label: string;
  /** It may be left empty: the letter does without. */
  isOptional?: true;
}

/** What an administrator may change of a mail. */
export interface Wording<Params, Name extends string, Block extends string> {
  placeholders: Readonly<Record<Name, Placeholder<Params>>>;
  subject: OriginalText<Name>;
  blocks: Readonly<Record<Block, OriginalBlock<Name>>>;
  /** What is to be said when the file lacks a parameter, by its name. */
  ifMissing?: Readonly<Partial<Record<keyof Params & string, string>>>;
}

/** The same, its names forgotten. */
export type AnyWording = Wording<Record<string, unknown>, string, string>;

export type Language = "fr" | "en";

/** The language a letter is written in: French unless the mail exists in English and its reader chose it. */
export function languageOf({ subject }: Pick<AnyWording, "subject">, params: object): Language {
  return "language" in params && params.language === "en" && subject.en !== undefined ? "en" : "fr";
}

/** Every text as it was written first. */
export function originalTexts({ subject, blocks }: AnyWording, language: Language): MailTexts {
  return {
    subject: originalOf(subject, language),
    blocks: Object.fromEntries(
      Object.entries(blocks).map(([name, block]) => [name, originalOf(block, language)]),
    ),
  };
}

/**
 * The texts to write with: those changed, over the original ones. A text that no longer fits its mail (a placeholder gone
 * from it, another now needed) leaves the place to the original: a letter never shows a brace.
 */
export function textsInUse(
  wording: AnyWording,
  language: Language,
  { subject, blocks = {} }: Partial<MailTexts> = {},
): MailTexts {
  const original = originalTexts(wording, language);
  const pick = (changed: string | undefined, first: string, rule: OriginalText<string>) =>
    changed !== undefined && fits(changed, wording, rule) ? changed : first;
  return {
    subject: pick(subject || undefined, original.subject, wording.subject),
    blocks: Object.fromEntries(
      Object.entries(wording.blocks).map(([name, block]) => [
        name,
        pick(emptied(blocks[name], block), original.blocks[name] ?? "", block),
      ]),
    ),
  };
}

/** What each placeholder stands for in one letter. */
export function valuesOf(
  { placeholders }: AnyWording,
  params: Record<string, unknown>,
  brand: Brand,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(placeholders).map(([name, { value }]) => [name, value(params, brand)]),
  );
}

/** The subject of a letter, on one line. */
export function subjectOf({ subject }: MailTexts, values: Readonly<Record<string, string>>): string {
  return fillText(subject, values);
}

/** Each block as the letter prints it, line breaks kept; null for one left empty. */
export function wordsOf(
  wording: AnyWording,
  { blocks }: MailTexts,
  values: Readonly<Record<string, string>>,
): Record<string, ReactNode> {
  return Object.fromEntries(
    Object.entries(blocks).map(([name, text]) => [name, text ? printed(wording, text, values) : null]),
  );
}

function printed(
  { placeholders }: AnyWording,
  text: string,
  values: Readonly<Record<string, string>>,
): ReactNode {
  const parts = cutAtPlaceholders(text).flatMap((part, index): ReactNode[] => {
    if (index % 2 === 0) return linesOf(part);
    const value = values[part] ?? "";
    return [placeholders[part]?.isStrong ? createElement("strong", null, value) : value];
  });
  return createElement(Fragment, null, ...parts);
}

function linesOf(text: string): ReactNode[] {
  return text
    .split("\n")
    .flatMap((line, index) => [
      ...(index > 0 ? [createElement("br", { key: index })] : []),
      ...(line ? [line] : []),
    ]);
}

function originalOf({ fr, en }: OriginalText<string>, language: Language): string {
  return language === "en" ? (en ?? fr) : fr;
}

function fits(text: string, { placeholders }: AnyWording, { keeps = [] }: OriginalText<string>): boolean {
  const used = placeholdersIn(text);
  return (
    used.every((name) => Object.hasOwn(placeholders, name)) && keeps.every((name) => used.includes(name))
  );
}

function emptied(text: string | undefined, { isOptional }: OriginalBlock<string>): string | undefined {
  return text === "" && !isOptional ? undefined : text;
}

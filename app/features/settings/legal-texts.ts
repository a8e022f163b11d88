import type { Settings } from "~/core/settings.server";
import type { Language } from "~/vocabulary/languages";
import { ENGLISH_LEGAL_TEXTS } from "./legal-texts-en";
import { FRENCH_LEGAL_TEXTS, type LegalPageName, type LegalTexts } from "./legal-texts-fr";

export interface LegalPageText {
  programme: string;
  language: Language;
  title: string;
  text: string;
  /** French for a text typed in the settings, whatever the language of the page. */
  textLanguage: Language;
}

const LEGAL_TEXTS: Readonly<Record<Language, LegalTexts>> = {
  fr: FRENCH_LEGAL_TEXTS,
  en: ENGLISH_LEGAL_TEXTS,
};

const PAGES: readonly LegalPageName[] = ["privacy", "notices", "accessibility"];

/** The texts in force, to start from: those typed in the settings, else the French ones drawn from the brand. */
export function textsInForce({ brand, legal }: Pick<Settings, "brand" | "legal">): Settings["legal"] {
  const shown = { ...legal };
  for (const name of PAGES) shown[name] ||= defaultText(name, brand);
  return shown;
}

/** What is kept of texts just typed: one left as it was by default stays empty, and goes on following the brand. */
export function withoutDefaults(typed: Settings["legal"], brand: Settings["brand"]): Settings["legal"] {
  const kept = { ...typed };
  for (const name of PAGES) {
    if (kept[name].replaceAll("\r\n", "\n").trim() === defaultText(name, brand)) kept[name] = "";
  }
  return kept;
}

/** A legal page: its text is the one typed in the settings, else a sensible one drawn from the brand. */
export function legalPageText(
  { brand, legal }: Pick<Settings, "brand" | "legal">,
  name: LegalPageName,
  language: Language,
): LegalPageText {
  const { titles, texts } = LEGAL_TEXTS[language];
  const typed = legal[name].trim();
  return {
    programme: brand.programme,
    language,
    title: titles[name],
    text: typed || texts[name](brand),
    textLanguage: typed ? "fr" : language,
  };
}

function defaultText(name: LegalPageName, brand: Settings["brand"]): string {
  return FRENCH_LEGAL_TEXTS.texts[name](brand).trim();
}

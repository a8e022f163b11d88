import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { inLanguage, type Language } from "~/vocabulary/languages";

const fr = {
  skip: "Aller au contenu",
  privacy: "Confidentialité",
  notices: "Mentions légales",
  accessibility: "Accessibilité",
  otherLanguage: "In English",
};

const WORDS: Readonly<Record<Language, typeof fr>> = {
  fr,
  en: {
    skip: "Skip to content",
    privacy: "Privacy",
    notices: "Legal notice",
    accessibility: "Accessibility",
    otherLanguage: "En français",
  },
};

export interface PublicShellProps {
  brand: string;
  /** What follows the brand: the programme, or who writes. */
  tagline?: string;
  /** The one of the page, which its links keep; what the page says carries its own. */
  language: Language;
  /** The home page; letters and forms keep one narrow column. */
  isWide?: boolean;
  children: ReactNode;
}

/** A public or partner page: plain links and plain forms, no script. */
export function PublicShell({ brand, tagline, language, isWide = false, children }: PublicShellProps) {
  const words = WORDS[language];
  return (
    <div className={isWide ? "public public-wide" : "public"}>
      <a href="#contenu" className="skip-link" lang={language}>
        {words.skip}
      </a>
      <header className="public-brand">
        <a href={inLanguage("/", language)}>{brand}</a>
        {tagline && <span>{tagline}</span>}
      </header>
      <main id="contenu" tabIndex={-1}>
        {children}
      </main>
      <footer className="public-foot" lang={language}>
        <a href={inLanguage("/confidentialite", language)}>{words.privacy}</a>
        <a href={inLanguage("/mentions-legales", language)}>{words.notices}</a>
        <a href={inLanguage("/accessibilite", language)}>{words.accessibility}</a>
      </footer>
    </div>
  );
}

interface SwitchProps {
  language: Language;
  /** The page speaks by itself the language of whoever it was sent to: the link always says the other. */
  isOwn?: boolean;
}

/** The way to the same page in the other language. */
export function LanguageSwitch({ language, isOwn = false }: SwitchProps) {
  const { pathname } = useLocation();
  const other = language === "en" ? "fr" : "en";
  return (
    <p>
      <a href={isOwn ? `${pathname}?lang=${other}` : inLanguage(pathname, other)} lang={other}>
        {WORDS[language].otherLanguage}
      </a>
    </p>
  );
}

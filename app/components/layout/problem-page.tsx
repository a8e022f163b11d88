import { inLanguage, type Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";
import { problemOf } from "./problems";

export interface ProblemPageProps {
  status: number;
  /** What to give to whoever repairs it. */
  requestId?: string;
  /** The sentence the server chose, in place of ours. */
  message?: string;
  /** Where the way out leads. */
  home?: string;
  language?: Language;
}

const WORDS: Readonly<Record<Language, { reference: string; home: string }>> = {
  fr: { reference: `Référence à nous donner${NBSP}:`, home: "Revenir à l’accueil" },
  en: { reference: "Reference to give us:", home: "Back to the home page" },
};

/** A calm page for what went wrong: what happened, what to do. Drawn alike by staff and public pages. */
export function ProblemPage({
  status,
  requestId,
  message,
  language = "fr",
  home = inLanguage("/", language),
}: ProblemPageProps) {
  const { title, text } = problemOf(status, language);
  const words = WORDS[language];
  return (
    <div className="problem" lang={language}>
      <h1>{title}</h1>
      <p>{message ?? text}</p>
      {requestId && status >= 500 && (
        <p className="problem-id">
          {words.reference} <code>{requestId}</code>
        </p>
      )}
      <p>
        <a href={home} className="button">
          {words.home}
        </a>
      </p>
    </div>
  );
}

import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { ErrorSummary, type Problem } from "~/components/ui/error-summary";
import { PhoneLink } from "~/components/ui/phone-link";
import type { Language } from "~/vocabulary/languages";
import { LanguageSwitch } from "./public-shell";

type Result = SubmissionResult<string[]> | undefined;

interface AnswerLetterProps {
  /** Its form is there while it is « open ». */
  stage: string;
  result: Result;
  children: ReactNode;
  /** What is not noted, when the page takes more than an answer. */
  refused?: string;
  /** Named by their fields where several are alike; else each says itself. */
  problems?: readonly Problem[];
  /** Of a page that exists in both, to whoever reads it. */
  language?: Language;
}

/** A page that is answered by one press: what came back wrong, then its letter. */
export function AnswerLetter({
  stage,
  result,
  children,
  refused = "Votre réponse n’est pas notée",
  problems = letterProblems(result, stage === "open"),
  language,
}: AnswerLetterProps) {
  return (
    <article className="letter" lang={language}>
      {language && <LanguageSwitch language={language} isOwn />}
      <ErrorSummary title={refused} problems={problems} />
      {children}
    </article>
  );
}

/** What came back wrong with a public letter, each leading to its field while the form is there. */
export function letterProblems(result: Result, hasForm: boolean): { id: string | undefined; text: string }[] {
  return Object.entries(result?.error ?? {}).flatMap(([name, texts]) =>
    (texts ?? []).map((text) => ({ id: hasForm && name ? name : undefined, text })),
  );
}

/** A value as it was typed, of a form that came back. */
export function typedText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The same, of a list: « services[2].places ». */
export function typedAt(result: Result, name: string): string | undefined {
  const keys = name.split(/[.[\]]+/).filter(Boolean);
  let value: unknown = result?.initialValue;
  for (const key of keys) value = isRecord(value) ? value[key] : undefined;
  return typedText(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const closedFr = {
  title: "Ce lien n’est plus valable",
  text: "Un lien plus récent l’a remplacé, ou trop de temps a passé. Répondez simplement au dernier mail reçu : nous noterons votre réponse.",
  reach: "Vous pouvez aussi nous joindre",
  or: "ou",
};

const CLOSED: Readonly<Record<Language, typeof closedFr>> = {
  fr: closedFr,
  en: {
    title: "This link is no longer valid",
    text: "A more recent link replaced it, or too much time has passed. Just reply to the last mail you received: we will note your answer.",
    reach: "You can also reach us:",
    or: "or",
  },
};

interface ClosedLinkProps {
  phone?: string;
  email?: string;
  language?: Language;
}

/** A link that a newer one replaced, or that time closed: how to answer all the same. */
export function ClosedLink({ phone, email, language = "fr" }: ClosedLinkProps) {
  const { title, text, reach, or } = CLOSED[language];
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      {(phone || email) && (
        <p>
          {reach} {phone && <PhoneLink phone={phone} />} {phone && email && `${or} `}
          {email && <a href={`mailto:${email}`}>{email}</a>}
        </p>
      )}
    </>
  );
}

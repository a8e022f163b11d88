import type { SubmissionResult } from "@conform-to/react";
import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { accessibleName } from "~/vocabulary/accessible-name";
import { languageOf } from "~/vocabulary/languages";
import type { TrackingPage } from "./tracking-page.queries.server";
import { PAGE_WORDS } from "./tracking-words";

export interface SectionProps {
  page: TrackingPage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

/** The words of the page, in its language. */
export function wordsOf({ language }: Pick<TrackingPage, "language">) {
  return PAGE_WORDS[language];
}

/** What a field of one act of the page reads from the form that came back. */
export function fieldOf(result: SectionProps["result"], act: string, name: string) {
  const isBack = result?.initialValue?.act === act;
  const typed = isBack ? result.initialValue?.[name] : undefined;
  return {
    id: `${act}-${name}`,
    name,
    errors: isBack ? (result.error?.[name] ?? undefined) : undefined,
    ...(typeof typed === "string" ? { defaultValue: typed } : {}),
  };
}

interface ActFormProps {
  act: string;
  /** The words of its button. */
  send: string;
  /** What the button is called where several say the same. */
  label?: string;
  variant?: "primary" | "secondary";
  /** It carries files. */
  hasFiles?: boolean;
  children?: ReactNode;
}

/** One act of the page: a plain form, which works without script. */
export function ActForm({ act, send, label, variant = "secondary", hasFiles, children }: ActFormProps) {
  return (
    <form method="post" action={useActAddress()} encType={hasFiles ? "multipart/form-data" : undefined}>
      <input type="hidden" name="act" value={act} />
      {children}
      <p className="acts">
        <Button variant={variant} aria-label={label && accessibleName(label)}>
          {send}
        </Button>
      </p>
    </form>
  );
}

/** Where the acts of the page are sent: here, without what was done before nor the part that was being read. */
export function useActAddress(): string {
  const [search] = useSearchParams();
  return search.has("lang") ? `?lang=${languageOf(search)}` : "?";
}

interface FoldedActProps extends ActFormProps, Pick<SectionProps, "result"> {
  title: string;
}

/** The same behind a button, opened when it came back with errors. */
export function FoldedAct({ title, result, ...form }: FoldedActProps) {
  return (
    <details className="act" open={result?.initialValue?.act === form.act}>
      <summary className="button">{title}</summary>
      <ActForm {...form} />
    </details>
  );
}

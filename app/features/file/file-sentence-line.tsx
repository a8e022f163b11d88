import { Link } from "@remix-run/react";
import { X } from "lucide-react";
import { Fragment } from "react";
import type { SentencePart } from "./file-sentence";

/** What the list holds, as a sentence; each of its filters is taken away by its own link. */
export function FileSentenceLine({ parts }: { parts: readonly SentencePart[] }) {
  if (parts.length === 0) return null;
  return (
    <p className="file-sentence">
      {parts.map(({ text, without }, index) => (
        <Fragment key={text}>
          {index > 0 && joinOf(text, index)}
          {without === undefined ? text : <Removable text={text} without={without} />}
        </Fragment>
      ))}
      .
    </p>
  );
}

function joinOf(text: string, index: number): string {
  return index === 1 || text.startsWith("avec ") ? " " : ", ";
}

function Removable({ text, without }: { text: string; without: string }) {
  return (
    <Link to={without} preventScrollReset className="file-sentence-part" aria-label={`Retirer : ${text}`}>
      {text}
      <X aria-hidden="true" size={12} />
    </Link>
  );
}

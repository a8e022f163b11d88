import type { ReactNode } from "react";
import { blocksOf } from "~/features/settings/legal-page";

/** The text of a sheet as people type it: paragraphs, « - » lists, addresses that lead where they say. Anything else stays text. */
export function SheetTextBlocks({ text }: { text: string }) {
  return blocksOf(text).map(({ kind, lines }) => {
    const key = `${kind} ${lines.join(" ")}`;
    if (kind !== "list") return <p key={key}>{withLinks(lines.join(" "))}</p>;
    return (
      <ul key={key}>
        {lines.map((line) => (
          <li key={line}>{withLinks(line)}</li>
        ))}
      </ul>
    );
  });
}

/** An address, without the sign that ends its sentence. */
const ADDRESS = /(https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)'’])/;

function withLinks(text: string): ReactNode[] {
  return text.split(ADDRESS).map((part, index) => {
    if (index % 2 === 0) return part;
    return (
      <a key={part} href={part} rel="noopener" className="whole">
        {part.replace(/^https?:\/\//, "").replace(/\/$/, "")}
      </a>
    );
  });
}

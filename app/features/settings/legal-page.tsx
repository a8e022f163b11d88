import type { ReactNode } from "react";
import { LanguageSwitch } from "~/components/layout/public-shell";
import type { LegalPageText } from "./legal-texts";

interface Block {
  kind: "title" | "list" | "paragraph";
  lines: string[];
}

/** A legal text as people type it: « ## » titles, « - » lists, paragraphs apart. Anything else stays text. */
export function LegalPage({ language, title, text, textLanguage }: LegalPageText) {
  return (
    <article lang={language}>
      <h1>{title}</h1>
      <LanguageSwitch language={language} />
      {textLanguage !== language && <p>{FRENCH_ONLY}</p>}
      <div lang={textLanguage}>
        {blocksOf(text).map((block) => (
          <LegalBlock key={`${block.kind} ${block.lines.join(" ")}`} {...block} />
        ))}
      </div>
    </article>
  );
}

const FRENCH_ONLY = "This text exists in French only.";

function LegalBlock({ kind, lines }: Block) {
  if (kind === "title") return <h2>{lines.join(" ")}</h2>;
  if (kind === "paragraph") return <p>{withLinks(lines.join(" "))}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{withLinks(line)}</li>
      ))}
    </ul>
  );
}

/** An e-mail address, or a French number by pairs. */
const REACH = /([\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b0\d(?:[ \u00A0]\d{2}){4}\b)/;

/** Addresses and numbers lead where they say; each stays on one line. */
function withLinks(text: string): ReactNode[] {
  return text.split(REACH).map((part, index) => {
    if (index % 2 === 0) return part;
    const href = part.includes("@") ? `mailto:${part}` : `tel:${part.replace(/\D/g, "")}`;
    return (
      <a key={part} href={href} className="whole">
        {part}
      </a>
    );
  });
}

/** Cuts at empty lines, around titles, and between a paragraph and a list. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let last: Block | undefined;
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    const block = blockOf(line);
    const isMore = last?.kind === block?.kind && block?.kind !== "title";
    if (last && block && isMore) last.lines.push(...block.lines);
    else if (block) blocks.push(block);
    if (!isMore) last = block;
  }
  return blocks;
}

function blockOf(line: string): Block | undefined {
  if (!line) return undefined;
  if (/^#+ /.test(line)) return { kind: "title", lines: [line.replace(/^#+ /, "")] };
  if (/^[-*] /.test(line)) return { kind: "list", lines: [line.slice(2)] };
  return { kind: "paragraph", lines: [line] };
}

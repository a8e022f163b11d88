import { createElement } from "react";
import { auditFieldWord } from "~/vocabulary/audit-fields";
import { formatDateTime, NBSP, NNBSP } from "~/vocabulary/typography";
import type { AccessPackage } from "./access-package.queries.server";

const STYLES = {
  page: { padding: 42, fontSize: 10, fontFamily: "Helvetica", lineHeight: 1.4 },
  title: { fontSize: 18, marginBottom: 12 },
  section: { fontSize: 13, marginTop: 14, marginBottom: 4 },
  item: { marginBottom: 6 },
} as const;

/** The package as somebody reads it: a heading for each kind of thing, a line for each thing said. */
export async function accessPdf({ who, sections }: AccessPackage, at: Date): Promise<Uint8Array> {
  const { Document, Font, Page, Text, View, renderToBuffer } = await import("@react-pdf/renderer");
  Font.registerHyphenationCallback((word) => [word]);
  const line = (text: string, key: number) => createElement(Text, { key }, plain(text));
  const drawn = sections.map(({ title, items }) =>
    createElement(
      View,
      { key: title },
      createElement(Text, { style: STYLES.section }, title),
      ...items.map((item, index) =>
        createElement(View, { key: index, style: STYLES.item }, ...linesOf(item).map(line)),
      ),
    ),
  );
  const heading = createElement(Text, { style: STYLES.title }, plain(`Ce que nous gardons de ${who}`));
  const day = createElement(Text, {}, plain(`Établi le ${formatDateTime(at)}.`));
  const page = createElement(Page, { size: "A4", style: STYLES.page }, heading, day, ...drawn);
  return renderToBuffer(createElement(Document, { language: "fr", title: plain(who) }, page));
}

/** « Adresses e-mail : … », one for each thing said, however deep. */
function linesOf(value: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => linesOf(item, path));
  if (value instanceof Date) return [said(path, formatDateTime(value))];
  if (typeof value !== "object" || value === null) return [said(path, String(value))];
  return Object.entries(value).flatMap(([key, held]) => linesOf(held, [...path, auditFieldWord(key)]));
}

function said(path: readonly string[], value: string): string {
  return path.length > 0 ? `${path.join(", ")}${NBSP}: ${value}` : value;
}

/** The fonts every PDF reader has know no narrow space. */
function plain(text: string): string {
  return text.replaceAll(NNBSP, NBSP);
}

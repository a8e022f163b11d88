import type { TextProps, ViewProps } from "@react-pdf/renderer";
import { createElement, type ReactElement, type ReactNode } from "react";
import type { AgreementText, Signatory } from "#models/agreement";
import type { ScholarshipRecord } from "#models/scholarship";
import { SIGNATORY_ROLES, SIGNATURE_MEANS } from "~/vocabulary/scholarship-states";
import { formatDateTime, formatDayLong, NBSP } from "~/vocabulary/typography";
import { PDF_FONT, pdfLibrary } from "./pdf-fonts.server";
import { isGenuine } from "./signature-seal.server";

/** In characters: a shorter paragraph is never cut between two pages. */
const LONG = 1500;

type Scholarship = Pick<ScholarshipRecord, "_id">;

/** The agreement as it is read and kept: its words, numbered pages, a block for each signatory. */
export async function agreementPdf(scholarship: Scholarship, text: AgreementText): Promise<Uint8Array> {
  const { View, Text } = await pdfLibrary();
  const line = (style: TextProps["style"], value: string, key?: string | number) =>
    createElement(Text, { style, key }, value);
  const block = (style: ViewProps["style"], key: string | number, children: ReactNode[]) =>
    createElement(View, { style, key, wrap: false }, ...children);
  const paragraphs = text.paragraphs.map(({ title, text: words }, index) =>
    createElement(
      View,
      { key: `p${index}`, wrap: words.length > LONG },
      ...(title ? [line(STYLES.heading, title, "title")] : []),
      // No letter is that of a line break: each line stands by itself.
      ...words.split("\n").map((one, place) => line(STYLES.text, one, place)),
    ),
  );
  const signatures = text.signatories.map((one) =>
    block(
      STYLES.signature,
      one.id,
      signatureLines(scholarship, text, one).map((words, index) =>
        line(index === 0 ? STYLES.strong : STYLES.small, words, index),
      ),
    ),
  );
  return drawPdf(text.title, `${text.title}, version ${text.version}`, [
    line(STYLES.title, text.title, "title"),
    ...paragraphs,
    line(STYLES.heading, "Signatures", "signatures"),
    ...signatures,
    line(STYLES.small, hashWords(text), "hash"),
  ]);
}

/** A document of A4 pages in French, its foot and the number of each page at the bottom. */
export async function drawPdf(title: string, foot: string, children: ReactElement[]): Promise<Uint8Array> {
  const { Document, Page, Text, renderToBuffer } = await pdfLibrary();
  const number = createElement(Text, {
    style: STYLES.foot,
    fixed: true,
    render: ({ pageNumber, totalPages }) => `${foot} · page ${pageNumber} sur ${totalPages}`,
  });
  const page = createElement(Page, { size: "A4", style: STYLES.page }, ...children, number);
  return renderToBuffer(createElement(Document, { language: "fr", title }, page));
}

/** The fingerprint of a text, as a reader can compare it. */
export function hashWords({ version, textHash }: Pick<AgreementText, "version" | "textHash">): string {
  return `Version ${version} du texte. Empreinte SHA-256${NBSP}: ${textHash}`;
}

/** Who signs as what, and what is known of their signature; words only for one that still holds. */
function signatureLines(scholarship: Scholarship, text: AgreementText, signatory: Signatory): string[] {
  const { name, quality, role, evidence } = signatory;
  const who = [`${name}${quality ? `, ${quality}` : ""}`, `Au titre de${NBSP}: ${SIGNATORY_ROLES[role].fr}`];
  const isSigned = signatory.state === "signed" && isGenuine(scholarship, text, signatory);
  if (!evidence || !isSigned) return [...who, "Signature attendue"];
  if (evidence.means === "paper")
    return [...who, `Signé sur papier le ${formatDayLong(evidence.signedOn ?? evidence.at)}, page conservée`];
  const when = formatDateTime(evidence.at, "");
  return [
    ...who,
    `Signé ${SIGNATURE_MEANS.link.fr}${NBSP}: «${NBSP}${evidence.typedName}${NBSP}», ${when}`,
    "Signature électronique simple (règlement eIDAS)",
  ];
}

const SIZE = 10.5;

/**
 * Each text says its own height of line: one the page would give them hides the number of the page. It says its size too,
 * for that height is counted from it and not from the one of the page.
 */
export const STYLES = {
  page: { padding: 54, paddingBottom: 66, fontSize: SIZE, fontFamily: PDF_FONT },
  title: { fontSize: 19, fontWeight: 700, lineHeight: 1.25, marginBottom: 16 },
  heading: { fontSize: 12, fontWeight: 700, lineHeight: 1.3, marginTop: 12, marginBottom: 4 },
  text: { fontSize: SIZE, lineHeight: 1.45, marginBottom: 3 },
  strong: { fontSize: SIZE, fontWeight: 700, lineHeight: 1.45 },
  small: { fontSize: 9, lineHeight: 1.45, color: "#333333" },
  signature: { borderLeft: "2pt solid #2a5d8f", paddingLeft: 10, marginTop: 6, marginBottom: 10 },
  foot: {
    position: "absolute",
    bottom: 30,
    left: 54,
    right: 54,
    fontSize: 8.5,
    color: "#4a4a4a",
    textAlign: "center",
  },
} as const;

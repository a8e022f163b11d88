import { createElement, type ReactElement } from "react";
import type { ScholarshipRecord } from "#models/scholarship";
import { now } from "~/core/clock.server";
import { formatDateTime, NBSP } from "~/vocabulary/typography";
import { partiesOf } from "./agreement-parties.queries.server";
import { drawPdf, hashWords, STYLES } from "./agreement-pdf.server";
import { type EvidenceLine, type EvidenceText, evidenceOf } from "./evidence-lines.server";
import { pdfLibrary } from "./pdf-fonts.server";
import { SIMPLE_SIGNATURE } from "./signature-words";

const SEAL_WORDS =
  "Chaque signature porte un scellé, calculé avec la clé de ce serveur sur la bourse, la version, l’empreinte du texte, le signataire, le nom écrit, le moyen et le moment : changer l’un d’eux le brise. Il est vérifié à chaque édition de cette feuille.";

/** The evidence sheet: who signed what, when, how, whether it still holds, and each signature that was cancelled. */
export async function evidencePdf(scholarship: ScholarshipRecord): Promise<Uint8Array> {
  const [{ View, Text }, { beneficiary }] = await Promise.all([pdfLibrary(), partiesOf(scholarship)]);
  const line = (style: (typeof STYLES)[keyof typeof STYLES], words: string, key: string | number) =>
    createElement(Text, { style, key }, words);
  const texts = evidenceOf(scholarship).flatMap((text) => [
    line(STYLES.heading, `Version ${text.version} du texte`, `v${text.version}`),
    ...aboutText(text).map((words, index) => line(STYLES.small, words, `${text.version}-${index}`)),
    ...text.lines.map(
      (one, index): ReactElement =>
        createElement(
          View,
          { key: `s${text.version}-${index}`, style: STYLES.signature, wrap: false },
          line(STYLES.strong, one.who, "who"),
          ...aboutSignature(one).map((words, place) => line(STYLES.small, words, place)),
        ),
    ),
  ]);
  const title = "Feuille de preuve des signatures";
  return drawPdf(title, title, [
    line(STYLES.title, title, "title"),
    line(STYLES.text, `Convention de bourse de ${beneficiary}.`, "who"),
    line(STYLES.text, SIMPLE_SIGNATURE.fr, "simple"),
    line(STYLES.text, SEAL_WORDS, "seal"),
    line(STYLES.small, `Éditée ${formatDateTime(now(), "")}.`, "when"),
    ...texts,
  ]);
}

function aboutText(text: EvidenceText): string[] {
  return [
    `Établie ${formatDateTime(text.madeAt, "")}${text.madeBy ? ` par ${text.madeBy}` : ""}.`,
    hashWords(text),
    ...(text.changeReason ? [`Motif de ce texte${NBSP}: ${text.changeReason}`] : []),
    ...(text.replacedBecause
      ? [`Remplacée, signatures annulées. Motif${NBSP}: ${text.replacedBecause}`]
      : []),
  ];
}

function aboutSignature({ as, state, facts, seal }: EvidenceLine): string[] {
  return [
    `Au titre de${NBSP}: ${as}`,
    `État${NBSP}: ${state}`,
    ...facts,
    ...(seal ? [`Scellé${NBSP}: ${seal.value}`, sealStanding(seal.isGenuine)] : []),
  ];
}

function sealStanding(isGenuine: boolean): string {
  return isGenuine
    ? "Scellé vérifié : rien n’a changé depuis la signature."
    : "SCELLÉ BRISÉ : ce qui est écrit ici n’est plus ce qui a été signé.";
}

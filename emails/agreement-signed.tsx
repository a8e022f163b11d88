import { NBSP } from "~/vocabulary/typography";
import { Act, Paragraph, Team } from "./blocks";
import { SERVICE } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";
import {
  SIGNATURE_GREETING,
  SIGNATURE_PLACEHOLDERS,
  SIGNATURE_REASON,
  SIGNATURE_SAMPLE,
  signatureParams,
} from "./signature-params";

const fr = {
  preview: (beneficiary: string): string =>
    `Convention de bourse de ${beneficiary}${NBSP}: le texte définitif, à garder.`,
  act: "Ouvrir la convention signée",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (beneficiary) => `Scholarship agreement of ${beneficiary}: the final text, to be kept.`,
    act: "Open the signed agreement",
  },
};

export default defineMail({
  params: signatureParams,
  wording: {
    placeholders: { ...SIGNATURE_PLACEHOLDERS, service: SERVICE },
    subject: {
      fr: `Convention de bourse de {beneficiaire}${NBSP}: signée par tous`,
      en: "Scholarship agreement of {beneficiaire}: signed by all",
      keeps: ["beneficiaire"],
    },
    blocks: {
      greeting: SIGNATURE_GREETING,
      opening: {
        label: "Première phrase",
        fr: `Toutes les parties ont signé la convention de bourse de {beneficiaire}, au titre du programme «${NBSP}{programme}${NBSP}». Le texte définitif est à votre disposition${NBSP}: gardez-en le PDF.`,
        en: "All the parties have signed the scholarship agreement of {beneficiaire}, under the programme “{programme}”. The final text is at your disposal: keep its PDF.",
        keeps: ["beneficiaire"],
      },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      language={params.language}
      preview={WORDS[params.language].preview(params.beneficiary)}
      reason={SIGNATURE_REASON[params.language]}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>{WORDS[params.language].act}</Act>
      <Team brand={brand} language={params.language} />
    </Letter>
  ),
  sample: SIGNATURE_SAMPLE,
});

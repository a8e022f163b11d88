import { NBSP } from "~/vocabulary/typography";
import { Act, Paragraph, Team } from "./blocks";
import { GREETING, SERVICE } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";
import {
  SIGNATURE_PLACEHOLDERS,
  SIGNATURE_REASON,
  SIGNATURE_SAMPLE,
  signatureParams,
} from "./signature-params";

export default defineMail({
  params: signatureParams,
  wording: {
    placeholders: { ...SIGNATURE_PLACEHOLDERS, service: SERVICE },
    subject: {
      fr: `Convention de bourse de {beneficiaire}${NBSP}: signée par tous`,
      keeps: ["beneficiaire"],
    },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "Première phrase",
        fr: `Toutes les parties ont signé la convention de bourse de {beneficiaire}, au titre du programme «${NBSP}{programme}${NBSP}». Le texte définitif est à votre disposition${NBSP}: gardez-en le PDF.`,
        keeps: ["beneficiaire"],
      },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`Convention de bourse de ${params.beneficiary}${NBSP}: le texte définitif, à garder.`}
      reason={`Vous recevez ce message parce que vous êtes partie à cette convention. ${SIGNATURE_REASON}`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>Ouvrir la convention signée</Act>
      <Team brand={brand} />
    </Letter>
  ),
  sample: SIGNATURE_SAMPLE,
});

import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
import { ASIDE, GREETING, SERVICE } from "./common-words";
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
      fr: `Votre signature est notée${NBSP}: convention de {beneficiaire}`,
      keeps: ["beneficiaire"],
    },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "Première phrase",
        fr: "Merci, votre signature de la convention de bourse de {beneficiaire} est bien notée.",
        keeps: ["beneficiaire"],
      },
      aside: {
        ...ASIDE,
        fr: "Vous recevrez un dernier mail quand toutes les parties auront signé. Si le texte devait changer d’ici là, votre signature serait annulée et nous vous demanderions de signer de nouveau.",
      },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`Convention de bourse de ${params.beneficiary}${NBSP}: votre signature est notée.`}
      reason={`Vous recevez ce message parce que cette convention vient d’être signée à votre nom. Si ce n’est pas vous, appelez-nous. ${SIGNATURE_REASON}`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>Relire la convention, en PDF</Act>
      <Aside>{words.aside}</Aside>
      <Team brand={brand} />
    </Letter>
  ),
  sample: SIGNATURE_SAMPLE,
});

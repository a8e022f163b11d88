import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
import { ASIDE, SERVICE } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";
import {
  SIGNATURE_GREETING,
  SIGNATURE_PLACEHOLDERS,
  SIGNATURE_SAMPLE,
  signatureParams,
} from "./signature-params";

const fr = {
  preview: (beneficiary: string): string =>
    `Convention de bourse de ${beneficiary}${NBSP}: votre signature est notée.`,
  reason:
    "Vous recevez ce message parce que cette convention vient d’être signée à votre nom. Si ce n’est pas vous, appelez-nous. Ce lien vous est réservé : ne le faites pas suivre.",
  act: "Relire la convention, en PDF",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (beneficiary) => `Scholarship agreement of ${beneficiary}: your signature is noted.`,
    reason:
      "You receive this message because this agreement has just been signed in your name. If it was not you, call us. This link is for you alone: do not forward it.",
    act: "Read the agreement again, as a PDF",
  },
};

export default defineMail({
  params: signatureParams,
  wording: {
    placeholders: { ...SIGNATURE_PLACEHOLDERS, service: SERVICE },
    subject: {
      fr: `Votre signature est notée${NBSP}: convention de {beneficiaire}`,
      en: "Your signature is noted: agreement of {beneficiaire}",
      keeps: ["beneficiaire"],
    },
    blocks: {
      greeting: SIGNATURE_GREETING,
      opening: {
        label: "Première phrase",
        fr: "Merci, votre signature de la convention de bourse de {beneficiaire} est bien notée.",
        en: "Thank you, your signature of the scholarship agreement of {beneficiaire} is noted.",
        keeps: ["beneficiaire"],
      },
      aside: {
        ...ASIDE,
        fr: "Vous recevrez un dernier mail quand toutes les parties auront signé. Si le texte devait changer d’ici là, votre signature serait annulée et nous vous demanderions de signer de nouveau.",
        en: "You will receive one last mail once all the parties have signed. Should the text change before that, your signature would be cancelled and we would ask you to sign again.",
      },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      language={params.language}
      preview={WORDS[params.language].preview(params.beneficiary)}
      reason={WORDS[params.language].reason}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>{WORDS[params.language].act}</Act>
      <Aside>{words.aside}</Aside>
      <Team brand={brand} language={params.language} />
    </Letter>
  ),
  sample: SIGNATURE_SAMPLE,
});

import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Team } from "./blocks";
import { ASIDE, SERVICE } from "./common-words";
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
    `Convention de bourse de ${beneficiary}${NBSP}: à lire, puis à signer en ligne.`,
  changed: (reason: string): string =>
    `Ce texte remplace celui que vous aviez reçu${NBSP}: ${reason}. Les signatures déjà données sont annulées, la vôtre est demandée de nouveau.`,
  signatory: "Signataire",
  role: "Au titre de",
  programme: "Programme",
  act: "Lire et signer la convention",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (beneficiary) => `Scholarship agreement of ${beneficiary}: to be read, then signed online.`,
    changed: (reason) =>
      `This text replaces the one you received: ${reason}. The signatures already given are cancelled, yours is asked for again.`,
    signatory: "Who signs",
    role: "As",
    programme: "Programme",
    act: "Read and sign the agreement",
  },
};

export default defineMail({
  params: signatureParams.extend({
    /** As whom they sign: « Département ». */
    role: z.string(),
    /** Why the text they were asked to sign before is no more. */
    changeReason: z.string().optional(),
  }),
  wording: {
    placeholders: { ...SIGNATURE_PLACEHOLDERS, service: SERVICE },
    subject: {
      fr: `Convention de bourse de {beneficiaire}${NBSP}: votre signature`,
      en: "Scholarship agreement of {beneficiaire}: your signature",
      keeps: ["beneficiaire"],
    },
    blocks: {
      greeting: SIGNATURE_GREETING,
      opening: {
        label: "La demande",
        fr: "La convention de bourse de {beneficiaire} est prête à être signée. Lisez-la en ligne, puis écrivez votre nom pour la signer ou dites-nous pourquoi vous ne le souhaitez pas.",
        en: "The scholarship agreement of {beneficiaire} is ready to be signed. Its text is in French. Read it online, then write your name to sign it or tell us why you do not wish to.",
        keeps: ["beneficiaire"],
      },
      aside: {
        ...ASIDE,
        fr: `Sans compte ni mot de passe. C’est une signature électronique simple${NBSP}; vous pouvez aussi signer sur papier${NBSP}: dites-le-nous.`,
        en: "No account, no password. This is a simple electronic signature; you can also sign on paper: tell us.",
      },
    },
  },
  Body: ({ params: { language, beneficiary, changeReason, link, ...params }, brand, words }) => {
    const told = WORDS[language];
    return (
      <Letter
        brand={brand}
        language={language}
        preview={told.preview(beneficiary)}
        reason={SIGNATURE_REASON[language]}
      >
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>{words.opening}</Paragraph>
        {changeReason && <Paragraph>{told.changed(changeReason)}</Paragraph>}
        <Facts
          language={language}
          lines={[
            { label: told.signatory, value: params.name },
            { label: told.role, value: params.role },
            { label: told.programme, value: params.programme },
          ]}
        />
        <Act href={link}>{told.act}</Act>
        <Aside>{words.aside}</Aside>
        <Team brand={brand} language={language} />
      </Letter>
    );
  },
  sample: {
    ...SIGNATURE_SAMPLE,
    role: "Département",
    changeReason: "le montant de la troisième année est corrigé",
  },
});

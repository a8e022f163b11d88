import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Team } from "./blocks";
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
      keeps: ["beneficiaire"],
    },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "La demande",
        fr: "La convention de bourse de {beneficiaire} est prête à être signée. Lisez-la en ligne, puis écrivez votre nom pour la signer ou dites-nous pourquoi vous ne le souhaitez pas.",
        keeps: ["beneficiaire"],
      },
      aside: {
        ...ASIDE,
        fr: `Sans compte ni mot de passe. C’est une signature électronique simple${NBSP}; vous pouvez aussi signer sur papier${NBSP}: dites-le-nous.`,
      },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`Convention de bourse de ${params.beneficiary}${NBSP}: à lire, puis à signer en ligne.`}
      reason={`Vous recevez ce message parce que vous êtes partie à cette convention. ${SIGNATURE_REASON}`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      {params.changeReason && (
        <Paragraph>
          Ce texte remplace celui que vous aviez reçu{NBSP}: {params.changeReason}. Les signatures déjà
          données sont annulées, la vôtre est demandée de nouveau.
        </Paragraph>
      )}
      <Facts
        lines={[
          { label: "Signataire", value: params.name },
          { label: "Au titre de", value: params.role },
          { label: "Programme", value: params.programme },
        ]}
      />
      <Act href={params.link}>Lire et signer la convention</Act>
      <Aside>{words.aside}</Aside>
      <Team brand={brand} />
    </Letter>
  ),
  sample: {
    ...SIGNATURE_SAMPLE,
    role: "Département",
    changeReason: "le montant de la troisième année est corrigé",
  },
});

import { z } from "zod";
import { formatDay, NBSP } from "~/vocabulary/typography";
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
  params: signatureParams.extend({ /** Day on which they were asked. */ askedOn: z.string() }),
  wording: {
    placeholders: {
      ...SIGNATURE_PLACEHOLDERS,
      jour: { means: "le jour de notre demande", value: ({ askedOn }) => formatDay(askedOn) },
      service: SERVICE,
    },
    subject: {
      fr: `Rappel${NBSP}: convention de bourse de {beneficiaire} à signer`,
      keeps: ["beneficiaire"],
    },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "Le rappel",
        fr: "Nous vous avons écrit le {jour} pour signer la convention de bourse de {beneficiaire}. Votre signature est encore attendue.",
        keeps: ["beneficiaire"],
      },
      aside: {
        ...ASIDE,
        fr: `Une question, un mot à changer${NBSP}? Répondez simplement à ce mail. C’est notre seul rappel${NBSP}: ensuite, nous vous appellerons.`,
      },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`La convention de bourse de ${params.beneficiary} attend votre signature.`}
      reason={`Vous recevez ce message parce que vous êtes partie à cette convention. ${SIGNATURE_REASON}`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>Lire et signer la convention</Act>
      <Aside>{words.aside}</Aside>
      <Team brand={brand} />
    </Letter>
  ),
  sample: { ...SIGNATURE_SAMPLE, askedOn: "2026-11-24" },
});

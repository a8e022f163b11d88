import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signed } from "./blocks";
import { ASIDE, GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    partnerName: z.string(),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      partenaire: { means: "le nom du partenaire", value: ({ partnerName }) => partnerName },
      de_service: {
        means: "« de » et le nom du service",
        value: (_params, { programme }) => ofName(programme),
      },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `Où en êtes-vous${NBSP}? Une question rapide {de_service}` },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "La question",
        fr: `Avant de vous adresser une demande au mauvais moment, nous aimerions savoir où vous en êtes${NBSP}: pouvons-nous vous solliciter, avec mesure, ou vaut-il mieux attendre${NBSP}?`,
      },
      aside: {
        ...ASIDE,
        fr: "Trois réponses au choix, sans compte ni mot de passe. Ce lien vous est réservé.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview="Pouvons-nous vous solliciter en ce moment ? Trois réponses possibles, en un geste."
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que votre organisme, ${params.partnerName}, en est partenaire. Pour désigner un autre destinataire, répondez simplement à ce mail.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>Dire où nous en sommes</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    partnerName: "Agence des Remparts",
    link: { purpose: "capacity", id: "0123456789abcdef01234567", version: 1 },
  },
});

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
    serviceName: z.string(),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      lieu: { means: "le nom du service ou du lieu", value: ({ serviceName }) => serviceName },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `{lieu}${NBSP}: est-ce toujours exact${NBSP}?` },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "La question",
        fr: `Nous indiquons {lieu} aux familles qui s’installent ici. Vos horaires, votre numéro et votre adresse sont-ils toujours les bons${NBSP}?`,
      },
      aside: {
        ...ASIDE,
        fr: "Un clic si tout est juste, une ligne à corriger sinon, sans compte ni mot de passe. Ce lien vous est réservé.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview="Vos horaires, votre numéro et votre adresse sont-ils toujours les bons ?"
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que ${params.serviceName} figure dans l’annuaire des services que nous donnons aux familles. Pour ne plus y figurer, répondez simplement à ce mail.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>Voir notre fiche et répondre</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    serviceName: "Ludothèque des Quatre Coins",
    link: { purpose: "listing", id: "0123456789abcdef01234567", version: 1 },
  },
});

import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signature } from "./blocks";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({
    senderName: z.string(),
    senderPhone: z.string().optional(),
    partnerName: z.string(),
    link: linkRef,
  }),
  subject: (_params, { programme }) => `Où en êtes-vous${NBSP}? Une question rapide ${ofName(programme)}`,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview="Pouvons-nous vous solliciter en ce moment ? Trois réponses possibles, en un geste."
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que votre organisme, ${params.partnerName}, en est partenaire. Pour désigner un autre destinataire, répondez simplement à ce mail.`}
    >
      <Paragraph>Bonjour,</Paragraph>
      <Paragraph>
        Avant de vous adresser une demande au mauvais moment, nous aimerions savoir où vous en êtes{NBSP}:
        pouvons-nous vous solliciter, avec mesure, ou vaut-il mieux attendre{NBSP}?
      </Paragraph>
      <Act href={params.link}>Dire où nous en sommes</Act>
      <Aside>Trois réponses au choix, sans compte ni mot de passe. Ce lien vous est réservé.</Aside>
      <Signature name={params.senderName} phone={params.senderPhone} brand={brand} />
    </Letter>
  ),
  sample: {
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    partnerName: "Agence des Remparts",
    link: { purpose: "capacity", id: "0123456789abcdef01234567", version: 1 },
  },
});

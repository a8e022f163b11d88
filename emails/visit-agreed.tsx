import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Facts, Paragraph, Signature } from "./blocks";
import { defineMail } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({
    senderName: z.string(),
    senderPhone: z.string().optional(),
    /** Who comes. */
    personName: z.string(),
    /** How to reach them, now that they meet: a phone, an address. */
    reach: z.string().optional(),
    structureName: z.string(),
    /** « le lundi 14 décembre 2026, 14 h » */
    when: z.string(),
    /** What the structure wrote of it. */
    note: z.string().optional(),
  }),
  subject: ({ personName, when }) => `Visite confirmée${NBSP}: ${personName}, ${when}`,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview={`${params.personName} vient ${params.when}.`}
      reason="Vous recevez ce message parce que vous avez proposé cette visite en répondant à notre demande."
    >
      <Paragraph>Bonjour,</Paragraph>
      <Paragraph>Merci de votre proposition. La visite est convenue.</Paragraph>
      <Facts
        lines={[
          { label: "Qui", value: params.personName },
          ...(params.reach ? [{ label: "Joindre cette personne", value: params.reach }] : []),
          { label: "Quand", value: params.when },
          { label: "Où", value: params.structureName },
          ...(params.note ? [{ label: "Précisions", value: params.note }] : []),
        ]}
      />
      <Paragraph>
        Un empêchement{NBSP}? Répondez simplement à ce mail, nous chercherons un autre jour.
      </Paragraph>
      <Signature name={params.senderName} phone={params.senderPhone} brand={brand} />
    </Letter>
  ),
  sample: {
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    personName: "Lucas Bernard",
    reach: "06\u00A039\u00A098\u00A010\u00A017, lucas.bernard@courriel.example",
    structureName: "Maison de santé des Tilleuls",
    when: "le 14 décembre 2026, à 14\u00A0h",
    note: "Accueil par le docteur Roques, parking derrière la mairie.",
  },
});

import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Facts, Paragraph, Signed } from "./blocks";
import { GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";
import { visitEvent } from "./visit-event";

export default defineMail({
  params: z.object({
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    /** Who comes. */
    personName: z.string(),
    /** How to reach them, now that they meet: a phone, an address. */
    reach: z.string().optional(),
    structureName: z.string(),
    /** « lundi 14 décembre à 14 h » */
    when: z.string(),
    /** What the structure wrote of it. */
    note: z.string().optional(),
    /** Absent of one that was written before invitations. */
    event: visitEvent.optional(),
  }),
  wording: {
    placeholders: {
      personne: { means: "la personne qui vient", value: ({ personName }) => personName },
      quand: { means: "le jour et l’heure", value: ({ when }) => when },
      structure: { means: "le nom de la structure", value: ({ structureName }) => structureName },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `Visite confirmée${NBSP}: {personne}, {quand}`, keeps: ["quand"] },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "Première phrase",
        fr: `Merci de votre proposition. La visite est convenue${NBSP}: l’invitation jointe la met dans votre agenda.`,
      },
      closing: {
        label: "Dernière phrase",
        fr: `Un empêchement${NBSP}? Répondez simplement à ce mail, nous chercherons un autre jour.`,
      },
    },
    ifMissing: {
      senderPhone: NO_PHONE,
      reach:
        "{personne} n’a laissé ni téléphone ni adresse : la ligne « Joindre cette personne » ne paraîtra pas.",
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`${params.personName} vient ${params.when}.`}
      reason="Vous recevez ce message parce que vous avez proposé cette visite en répondant à notre demande."
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Facts
        lines={[
          { label: "Qui", value: params.personName },
          ...(params.reach ? [{ label: "Joindre cette personne", value: params.reach }] : []),
          { label: "Quand", value: params.when },
          { label: "Où", value: params.structureName },
          ...(params.note ? [{ label: "Précisions", value: params.note }] : []),
        ]}
      />
      <Paragraph>{words.closing}</Paragraph>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  calendar: ({ event, personName, structureName, reach, note }) =>
    event && {
      ...event,
      method: "REQUEST",
      title: `Visite de ${personName}`,
      place: structureName,
      details: [reach, note].filter(Boolean).join("\n"),
    },
  sample: {
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    personName: "Lucas Bernard",
    reach: "06\u00A039\u00A098\u00A010\u00A017, lucas.bernard@courriel.example",
    structureName: "Maison de santé des Tilleuls",
    when: "lundi 14\u00A0décembre à 14\u00A0h",
    note: "Accueil par le docteur Roques, parking derrière la mairie.",
    event: { uid: "visite-exemple@accueil.example", sequence: 0, on: "2026-12-14", time: "14:00" },
  },
});

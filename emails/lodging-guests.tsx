import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Aside, Paragraph, Paragraphs, Signed } from "./blocks";
import { GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";

/** To the owner of a lodging: who sleeps there, from when to when. Nothing else of them. */
export default defineMail({
  params: z.object({
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    lodging: z.string(),
    /** « hiver 2026-2027 » */
    semester: z.string(),
    isChanged: z.boolean(),
    guests: z.array(z.object({ name: z.string(), bed: z.string(), stay: z.string() })),
  }),
  wording: {
    placeholders: {
      hebergement: { means: "le nom de l’hébergement", value: ({ lodging }) => lodging },
      semestre: { means: "le semestre", value: ({ semester }) => semester },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `Qui logera à {hebergement}${NBSP}: {semestre}`, keeps: ["hebergement"] },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "Avant la liste",
        fr: "Voici les internes qui logeront à {hebergement} ce semestre, et leurs dates. Merci de leur ouvrir votre porte.",
      },
      closing: {
        label: "Après la liste",
        fr: `Un empêchement, une question${NBSP}? Répondez à ce message, ou appelez-nous.`,
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`${params.lodging}${NBSP}: qui vient, et à quelles dates.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que vous logez des internes.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      {params.isChanged ? (
        <Paragraph>Ce message remplace le précédent{NBSP}: la liste a changé.</Paragraph>
      ) : (
        <Paragraph>{words.opening}</Paragraph>
      )}
      {params.guests.length > 0 ? (
        <Paragraphs
          text={params.guests.map(({ name, bed, stay }) => `${name}, ${bed}\n${stay}`).join("\n\n")}
        />
      ) : (
        <Paragraph>Aucun interne n’y logera ce semestre.</Paragraph>
      )}
      <Aside>{words.closing}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    lodging: "Maison des internes",
    semester: "hiver 2026-2027",
    isChanged: false,
    guests: [
      {
        name: "Clara Fabre",
        bed: "chambre bleue",
        stay: "du 1ᵉʳ\u00A0novembre 2026 au 30\u00A0avril 2027",
      },
    ],
  },
});

import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signed } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

/** To an intern whose semester ends: what they thought of it, in one minute, once, with one reminder. */
export default defineMail({
  params: z.object({
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    /** « hiver 2026-2027 » */
    semester: z.string(),
    isReminder: z.boolean(),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      semestre: { means: "le semestre", value: ({ semester }) => semester },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `Votre stage ({semestre})${NBSP}: une minute pour votre avis`, keeps: ["semestre"] },
    blocks: {
      greeting: { label: NAMED_GREETING.label, fr: NAMED_GREETING.fr },
      opening: {
        label: "La demande",
        fr: `Votre stage se termine. Qu’en avez-vous pensé${NBSP}? Votre avis, même mitigé, sert aux internes qui vous suivront.`,
      },
      reminder: {
        label: "La demande, au rappel",
        fr: `Votre avis sur votre stage nous manque${NBSP}: il prend une minute. Nous ne vous relancerons plus.`,
      },
      aside: {
        ...ASIDE,
        fr: `Cinq questions au plus, sans compte ni mot de passe. Votre maître de stage ne lit pas vos réponses. Ce lien vous est réservé.`,
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`Cinq questions au plus${NBSP}: votre accueil, votre encadrement, votre logement.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que vous avez fait un stage d’interne dans le département.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{params.isReminder ? words.reminder : words.opening}</Paragraph>
      <Act href={params.link}>Donner mon avis</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    firstName: "Clara",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    semester: "hiver 2026-2027",
    isReminder: false,
    link: { purpose: "survey", id: "0123456789abcdef01234567", version: 1 },
  },
});

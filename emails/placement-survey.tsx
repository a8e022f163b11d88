import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signed } from "./blocks";
import {
  ASIDE,
  FIRST_NAME,
  NAMED_GREETING,
  NO_PHONE,
  readerLanguage,
  SERVICE,
  SIGNATORY,
} from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: `Cinq questions au plus${NBSP}: votre accueil, votre encadrement, votre logement.`,
  reason: (service: string): string =>
    `Vous recevez ce message ${ofName(service)} parce que vous avez fait un stage d’interne dans le département.`,
  act: "Donner mon avis",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: "Five questions at most: how you were welcomed, supervised and housed.",
    reason: (service) =>
      `${service} sends you this message because you did a placement as an intern in the département.`,
    act: "Give my feedback",
  },
};

/** To an intern whose semester ends: what they thought of it, in one minute, once, with one reminder. */
export default defineMail({
  params: z.object({
    language: readerLanguage,
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
    subject: {
      fr: `Votre stage ({semestre})${NBSP}: une minute pour votre avis`,
      en: "Your placement ({semestre}): one minute for your feedback",
      keeps: ["semestre"],
    },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "La demande",
        fr: `Votre stage se termine. Qu’en avez-vous pensé${NBSP}? Votre avis, même mitigé, sert aux internes qui vous suivront.`,
        en: "Your placement is coming to its end. What did you think of it? Your feedback, even mixed, helps the interns who come after you.",
      },
      reminder: {
        label: "La demande, au rappel",
        fr: `Votre avis sur votre stage nous manque${NBSP}: il prend une minute. Nous ne vous relancerons plus.`,
        en: "We are still missing your feedback on your placement: it takes one minute. We will not remind you again.",
      },
      aside: {
        ...ASIDE,
        fr: `Cinq questions au plus, sans compte ni mot de passe. Votre maître de stage ne lit pas vos réponses. Ce lien vous est réservé.`,
        en: "Five questions at most, no account, no password. Your supervisor does not read your answers. This link is for you alone.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      language={params.language}
      preview={WORDS[params.language].preview}
      reason={WORDS[params.language].reason(brand.programme)}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{params.isReminder ? words.reminder : words.opening}</Paragraph>
      <Act href={params.link}>{WORDS[params.language].act}</Act>
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

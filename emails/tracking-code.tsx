import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Aside, Paragraph } from "./blocks";
import { FIRST_NAME, NAMED_GREETING, SERVICE } from "./common-words";
import { codeRef, defineMail } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: (minutes: number) => `Valable ${minutes}${NBSP}minutes, une seule fois.`,
  reason: `Vous recevez ce message parce qu’un code vient d’être demandé depuis votre page de suivi. Si ce n’est pas vous, quelqu’un a votre lien${NBSP}: répondez à ce mail, nous le fermerons.`,
  aside: (minutes: number) =>
    `Il sert une fois, pendant ${minutes}${NBSP}minutes. Nous ne vous le demanderons jamais au téléphone.`,
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (minutes) => `Valid for ${minutes} minutes, once.`,
    reason:
      "You receive this message because a code was just asked for from your page. If it was not you, somebody has your link: reply to this mail and we will close it.",
    aside: (minutes) => `It works once, for ${minutes} minutes. We will never ask you for it on the phone.`,
  },
};

/** The digits are in the letter alone: a subject is shown on locked screens. */
export default defineMail({
  params: z.object({
    language: z.enum(["fr", "en"]),
    firstName: z.string(),
    minutes: z.number(),
    code: codeRef,
  }),
  wording: {
    placeholders: { prenom: FIRST_NAME, service: SERVICE },
    subject: { fr: "Votre code – {service}", en: "Your code – {service}" },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Juste avant le code",
        fr: `Le code à recopier sur votre page${NBSP}:`,
        en: "The code to type on your page:",
      },
    },
  },
  Body: ({ params: { language, minutes, code }, brand, words }) => {
    const { preview, reason, aside } = WORDS[language];
    return (
      <Letter brand={brand} language={language} preview={preview(minutes)} reason={reason}>
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>
          {words.opening} <strong>{code}</strong>
        </Paragraph>
        <Aside>{aside(minutes)}</Aside>
      </Letter>
    );
  },
  sample: {
    language: "fr",
    firstName: "Clara",
    minutes: 10,
    code: { codeOf: "0123456789abcdef01234567", number: 1 },
  },
});

import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Aside, Paragraph } from "./blocks";
import { codeRef, defineMail } from "./define";
import { Letter } from "./layout";

const fr = {
  subject: "Votre code",
  preview: (minutes: number) => `Valable ${minutes}${NBSP}minutes, une seule fois.`,
  reason: `Vous recevez ce message parce qu’un code vient d’être demandé depuis votre page de suivi. Si ce n’est pas vous, quelqu’un a votre lien${NBSP}: répondez à ce mail, nous le fermerons.`,
  hello: "Bonjour",
  here: `Le code à recopier sur votre page${NBSP}:`,
  aside: (minutes: number) =>
    `Il sert une fois, pendant ${minutes}${NBSP}minutes. Nous ne vous le demanderons jamais au téléphone.`,
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    subject: "Your code",
    preview: (minutes) => `Valid for ${minutes} minutes, once.`,
    reason:
      "You receive this message because a code was just asked for from your page. If it was not you, somebody has your link: reply to this mail and we will close it.",
    hello: "Hello",
    here: "The code to type on your page:",
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
  subject: ({ language }, { programme }) => `${WORDS[language].subject} – ${programme}`,
  Body: ({ params: { language, firstName, minutes, code }, brand }) => {
    const words = WORDS[language];
    return (
      <Letter brand={brand} language={language} preview={words.preview(minutes)} reason={words.reason}>
        <Paragraph>
          {words.hello} {firstName},
        </Paragraph>
        <Paragraph>
          {words.here} <strong>{code}</strong>
        </Paragraph>
        <Aside>{words.aside(minutes)}</Aside>
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

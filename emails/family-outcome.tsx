import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signature } from "./blocks";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const fr = {
  subject: "Cela s’est-il fait\u00A0?",
  preview: "Fait, en partie, pas abouti\u00A0: une réponse en un geste.",
  reason:
    "Vous recevez cette question parce que nous vous accompagnons et que ce que nous avons demandé pour vous devrait être fait. Elle ne vous est posée qu’une fois.",
  hello: "Bonjour",
  asked: `Un partenaire s’est engagé à votre sujet il y a quelques semaines. Cela s’est-il fait${NBSP}? Dites-le-nous sur votre page, avec quelques mots si vous le souhaitez.`,
  act: "Dire comment cela s’est terminé",
  aside:
    "Trois réponses au choix, sans compte ni mot de passe. Ce lien est à vous\u00A0: ne le transmettez à personne.",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    subject: "Did it work out?",
    preview: "Done, partly, not done: one tap to answer.",
    reason:
      "You receive this question because we are helping you, and what we asked for on your behalf should be done by now. It is asked only once.",
    hello: "Hello",
    asked:
      "A partner agreed to help you a few weeks ago. Did it work out? Tell us on your page, with a few words if you wish.",
    act: "Say how it ended",
    aside: "Three answers to choose from, no account, no password. This link is yours: do not forward it.",
  },
};

/** It names neither the partner nor the need: one letter stands for all that is asked of an adult on a day. */
export default defineMail({
  params: z.object({
    language: z.enum(["fr", "en"]),
    firstName: z.string(),
    senderName: z.string(),
    senderPhone: z.string().optional(),
    link: linkRef,
  }),
  subject: ({ language }, { programme }) => `${WORDS[language].subject} – ${programme}`,
  Body: ({ params: { language, firstName, senderName, senderPhone, link }, brand }) => {
    const words = WORDS[language];
    return (
      <Letter brand={brand} language={language} preview={words.preview} reason={words.reason}>
        <Paragraph>
          {words.hello} {firstName},
        </Paragraph>
        <Paragraph>{words.asked}</Paragraph>
        <Act href={link}>{words.act}</Act>
        <Aside>{words.aside}</Aside>
        <Signature name={senderName} phone={senderPhone} brand={brand} />
      </Letter>
    );
  },
  sample: {
    language: "fr",
    firstName: "Clara",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    link: { purpose: "tracking", id: "0123456789abcdef01234567", version: 1 },
  },
});

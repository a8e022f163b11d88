import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signature } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: "Fait, en partie, pas abouti\u00A0: une réponse en un geste.",
  reason:
    "Vous recevez cette question parce que nous vous accompagnons et que ce que nous avons demandé pour vous devrait être fait. Elle ne vous est posée qu’une fois.",
  act: "Dire comment cela s’est terminé",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: "Done, partly, not done: one tap to answer.",
    reason:
      "You receive this question because we are helping you, and what we asked for on your behalf should be done by now. It is asked only once.",
    act: "Say how it ended",
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
  wording: {
    placeholders: { prenom: FIRST_NAME, service: SERVICE, signataire: SIGNATORY },
    subject: { fr: `Cela s’est-il fait${NBSP}? – {service}`, en: "Did it work out? – {service}" },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "La question",
        fr: `Un partenaire s’est engagé à votre sujet il y a quelques semaines. Cela s’est-il fait${NBSP}? Dites-le-nous sur votre page, avec quelques mots si vous le souhaitez.`,
        en: "A partner agreed to help you a few weeks ago. Did it work out? Tell us on your page, with a few words if you wish.",
      },
      aside: {
        ...ASIDE,
        fr: `Trois réponses au choix, sans compte ni mot de passe. Ce lien est à vous${NBSP}: ne le transmettez à personne.`,
        en: "Three answers to choose from, no account, no password. This link is yours: do not forward it.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params: { language, senderName, senderPhone, link }, brand, words }) => {
    const { preview, reason, act } = WORDS[language];
    return (
      <Letter brand={brand} language={language} preview={preview} reason={reason}>
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>{words.opening}</Paragraph>
        <Act href={link}>{act}</Act>
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

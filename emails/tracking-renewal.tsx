import { z } from "zod";
import { Act, Aside, Paragraph } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, SERVICE } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: "Voici le nouveau lien que vous avez demandé.",
  reason:
    "Vous recevez ce message parce qu’un nouveau lien vient d’être demandé depuis la page de suivi. Il n’est envoyé qu’à cette adresse. Si ce n’est pas vous, n’en tenez pas compte.",
  act: "Ouvrir ma page",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: "Here is the new link you asked for.",
    reason:
      "You receive this message because a new link was just asked for from the page. It is sent to this address only. If it was not you, ignore it.",
    act: "Open my page",
  },
};

export default defineMail({
  params: z.object({ language: z.enum(["fr", "en"]), firstName: z.string(), link: linkRef }),
  wording: {
    placeholders: { prenom: FIRST_NAME, service: SERVICE },
    subject: { fr: "Votre nouveau lien vers votre page de suivi", en: "Your new link to your page" },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Première phrase",
        fr: "Voici un nouveau lien vers votre page de suivi.",
        en: "Here is a new link to your page.",
      },
      aside: {
        ...ASIDE,
        fr: "Sans compte ni mot de passe. Le lien précédent ne fonctionne plus.",
        en: "No account, no password. The previous link no longer works.",
      },
    },
  },
  Body: ({ params: { language, link }, brand, words }) => {
    const { preview, reason, act } = WORDS[language];
    return (
      <Letter brand={brand} language={language} preview={preview} reason={reason}>
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>{words.opening}</Paragraph>
        <Act href={link}>{act}</Act>
        <Aside>{words.aside}</Aside>
      </Letter>
    );
  },
  sample: {
    language: "fr",
    firstName: "Clara",
    link: { purpose: "tracking", id: "0123456789abcdef01234567", version: 2 },
  },
});

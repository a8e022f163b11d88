import { z } from "zod";
import { Act, Aside, Paragraph } from "./blocks";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const fr = {
  subject: "Votre nouveau lien vers votre page de suivi",
  preview: "Voici le nouveau lien que vous avez demandé.",
  reason:
    "Vous recevez ce message parce qu’un nouveau lien vient d’être demandé depuis la page de suivi. Il n’est envoyé qu’à cette adresse. Si ce n’est pas vous, n’en tenez pas compte.",
  hello: "Bonjour",
  here: "Voici un nouveau lien vers votre page de suivi.",
  act: "Ouvrir ma page",
  aside: "Sans compte ni mot de passe. Le lien précédent ne fonctionne plus.",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    subject: "Your new link to your page",
    preview: "Here is the new link you asked for.",
    reason:
      "You receive this message because a new link was just asked for from the page. It is sent to this address only. If it was not you, ignore it.",
    hello: "Hello",
    here: "Here is a new link to your page.",
    act: "Open my page",
    aside: "No account, no password. The previous link no longer works.",
  },
};

export default defineMail({
  params: z.object({ language: z.enum(["fr", "en"]), firstName: z.string(), link: linkRef }),
  subject: ({ language }) => WORDS[language].subject,
  Body: ({ params: { language, firstName, link }, brand }) => {
    const words = WORDS[language];
    return (
      <Letter brand={brand} language={language} preview={words.preview} reason={words.reason}>
        <Paragraph>
          {words.hello} {firstName},
        </Paragraph>
        <Paragraph>{words.here}</Paragraph>
        <Act href={link}>{words.act}</Act>
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

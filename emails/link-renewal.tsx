import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
import { ASIDE, GREETING, REQUEST, SERVICE } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({ title: z.string(), link: linkRef }),
  wording: {
    placeholders: { demande: { ...REQUEST, isStrong: true }, service: SERVICE },
    subject: { fr: `Votre nouveau lien pour répondre${NBSP}: {demande}`, keeps: ["demande"] },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "Première phrase",
        fr: `Voici un nouveau lien pour répondre à notre demande${NBSP}: {demande}.`,
        keeps: ["demande"],
      },
      aside: {
        ...ASIDE,
        fr: "Une minute suffit, sans compte ni mot de passe. Le lien précédent ne fonctionne plus.",
      },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview="Voici le nouveau lien que vous avez demandé."
      reason="Vous recevez ce message parce qu’un nouveau lien vient d’être demandé depuis la page de réponse. Il n’est envoyé qu’à cette adresse. Si ce n’est pas vous, n’en tenez pas compte."
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>Répondre</Act>
      <Aside>{words.aside}</Aside>
      <Team brand={brand} />
    </Letter>
  ),
  sample: {
    title: "Un logement pour une interne, à partir du 2 novembre",
    link: { purpose: "answer", id: "0123456789abcdef01234567", version: 2 },
  },
});

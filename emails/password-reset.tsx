import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
import { ASIDE, COLLEAGUE, COLLEAGUE_GREETING, SERVICE } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({ name: z.string(), link: linkRef }),
  wording: {
    placeholders: { nom: COLLEAGUE, service: SERVICE },
    subject: { fr: "Choisir un nouveau mot de passe – {service}" },
    blocks: {
      greeting: COLLEAGUE_GREETING,
      opening: {
        label: "Première phrase",
        fr: "Vous avez demandé un nouveau mot de passe. Ce bouton ouvre la page où le choisir.",
      },
      aside: {
        ...ASIDE,
        fr: "Ce lien vous est réservé et ne sert qu’une fois. Ne le transmettez à personne.",
      },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview="Le lien pour choisir un nouveau mot de passe."
      reason={`Vous recevez ce message parce qu’un nouveau mot de passe a été demandé pour cette adresse. Si ce n’est pas vous, ne faites rien${NBSP}: votre mot de passe reste le même.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>Choisir un mot de passe</Act>
      <Aside>{words.aside}</Aside>
      <Team brand={brand} />
    </Letter>
  ),
  sample: { name: "Paul Delmas", link: { purpose: "password", id: "0123456789abcdef01234567", version: 1 } },
});

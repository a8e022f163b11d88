import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Paragraph, Team } from "./blocks";
import { COLLEAGUE, COLLEAGUE_GREETING, SERVICE } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({ name: z.string() }),
  wording: {
    placeholders: {
      nom: COLLEAGUE,
      service: SERVICE,
      de_service: {
        means: "« de » et le nom du service",
        value: (_params, { programme }) => ofName(programme),
      },
    },
    subject: { fr: "Essai d’envoi réussi – {service}" },
    blocks: {
      greeting: COLLEAGUE_GREETING,
      opening: {
        label: "Ce qui est à vérifier",
        fr: `Si vous lisez ce message, les mails {de_service} partent bien. Vérifiez encore deux choses${NBSP}: il n’est pas arrivé dans les indésirables, et une réponse de votre part nous parvient.`,
      },
    },
  },
  Body: ({ brand, words }) => (
    <Letter
      brand={brand}
      preview="Les mails partent bien."
      reason="Vous recevez ce message parce que vous venez d’essayer l’envoi depuis les réglages."
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Team brand={brand} />
    </Letter>
  ),
  sample: { name: "Paul Delmas" },
});

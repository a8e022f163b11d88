import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Paragraph, Team } from "./blocks";
import { defineMail } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({ name: z.string() }),
  subject: (_params, { programme }) => `Essai d’envoi réussi – ${programme}`,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview="Les mails partent bien."
      reason="Vous recevez ce message parce que vous venez d’essayer l’envoi depuis les réglages."
    >
      <Paragraph>Bonjour {params.name},</Paragraph>
      <Paragraph>
        Si vous lisez ce message, les mails {ofName(brand.programme)} partent bien. Vérifiez encore deux
        choses
        {NBSP}: il n’est pas arrivé dans les indésirables, et une réponse de votre part nous parvient.
      </Paragraph>
      <Team brand={brand} />
    </Letter>
  ),
  sample: { name: "Paul Delmas" },
});

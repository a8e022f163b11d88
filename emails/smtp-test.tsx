import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { defineMail } from "./define";
import { Letter, Paragraph } from "./layout";

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
        Si vous lisez ce message, les mails de {brand.programme} partent bien. Vérifiez encore deux choses
        {NBSP}: il n’est pas arrivé dans les indésirables, et une réponse de votre part nous parvient.
      </Paragraph>
      <Paragraph>L’équipe de {brand.programme}</Paragraph>
    </Letter>
  ),
  sample: { name: "Paul Delmas" },
});

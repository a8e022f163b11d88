import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({ name: z.string(), link: linkRef }),
  subject: (_params, { programme }) => `Choisir un nouveau mot de passe – ${programme}`,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview="Le lien pour choisir un nouveau mot de passe."
      reason={`Vous recevez ce message parce qu’un nouveau mot de passe a été demandé pour cette adresse. Si ce n’est pas vous, ne faites rien${NBSP}: votre mot de passe reste le même.`}
    >
      <Paragraph>Bonjour {params.name},</Paragraph>
      <Paragraph>Vous avez demandé un nouveau mot de passe. Ce bouton ouvre la page où le choisir.</Paragraph>
      <Act href={params.link}>Choisir un mot de passe</Act>
      <Aside>Ce lien vous est réservé et ne sert qu’une fois. Ne le transmettez à personne.</Aside>
      <Team brand={brand} />
    </Letter>
  ),
  sample: { name: "Paul Delmas", link: { purpose: "password", id: "0123456789abcdef01234567", version: 1 } },
});

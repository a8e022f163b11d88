import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({ name: z.string(), roleLabel: z.string(), inviterName: z.string(), link: linkRef }),
  subject: ({ inviterName }, { programme }) => `${inviterName} vous ouvre un accès à ${programme}`,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview="Choisissez votre mot de passe pour ouvrir votre accès."
      reason={`Vous recevez ce message parce que ${params.inviterName} a créé un accès à votre nom. Si vous ne connaissez pas cette personne, n’en tenez pas compte.`}
    >
      <Paragraph>Bonjour {params.name},</Paragraph>
      <Paragraph>
        {params.inviterName} vous ouvre un accès à {brand.programme} avec le rôle{NBSP}:{" "}
        <strong>{params.roleLabel}</strong>.
      </Paragraph>
      <Act href={params.link}>Choisir mon mot de passe</Act>
      <Aside>Ce lien vous est réservé et ne sert qu’une fois.</Aside>
      <Team brand={brand} />
    </Letter>
  ),
  sample: {
    name: "Paul Delmas",
    roleLabel: "Référent·e",
    inviterName: "Jeanne Vidal",
    link: { purpose: "password", id: "0123456789abcdef01234567", version: 1 },
  },
});

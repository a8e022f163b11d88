import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
import { ASIDE, COLLEAGUE, COLLEAGUE_GREETING, SERVICE } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({ name: z.string(), roleLabel: z.string(), inviterName: z.string(), link: linkRef }),
  wording: {
    placeholders: {
      nom: COLLEAGUE,
      inviteur: { means: "la personne qui invite", value: ({ inviterName }) => inviterName },
      role: { means: "le rôle donné", value: ({ roleLabel }) => roleLabel, isStrong: true },
      service: SERVICE,
    },
    subject: { fr: "{inviteur} vous ouvre un accès à {service}", keeps: ["service"] },
    blocks: {
      greeting: COLLEAGUE_GREETING,
      opening: {
        label: "Première phrase",
        fr: `{inviteur} vous ouvre un accès à {service} avec le rôle${NBSP}: {role}.`,
        keeps: ["inviteur", "role"],
      },
      aside: { ...ASIDE, fr: "Ce lien vous est réservé et ne sert qu’une fois." },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview="Choisissez votre mot de passe pour ouvrir votre accès."
      reason={`Vous recevez ce message parce que ${params.inviterName} a créé un accès à votre nom. Si vous ne connaissez pas cette personne, n’en tenez pas compte.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>Choisir mon mot de passe</Act>
      <Aside>{words.aside}</Aside>
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

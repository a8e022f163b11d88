import type { ReactElement, ReactNode } from "react";
import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signed } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, type LetterProps, linkRef } from "./define";
import { Letter } from "./layout";

const params = z.object({
  language: z.enum(["fr", "en"]),
  firstName: z.string(),
  /** They asked us nothing themselves: their household told us of them, which is said at first contact. */
  isToldOf: z.boolean(),
  senderName: z.string(),
  senderTitle: z.string().optional(),
  senderPhone: z.string().optional(),
  senderNote: z.string().optional(),
  linkDays: z.number(),
  link: linkRef,
  /** What they are asked to agree to there. */
  asks: z.literal("curriculum").optional(),
});

type Props = LetterProps<z.output<typeof params>> & {
  words: Readonly<Record<"greeting" | "opening" | "aside", ReactNode>>;
};

export default defineMail({
  params,
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      jours: { means: "le nombre de jours du lien", value: ({ linkDays }) => String(linkDays) },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: "Votre page de suivi – {service}", en: "Your own page – {service}" },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Avant le bouton",
        fr: `Voici votre page${NBSP}: ce que nous faisons, qui doit agir, la prochaine date. Vous pouvez nous y écrire, corriger ce qui vous concerne et voir ce qui a été transmis, à qui et pourquoi.`,
        en: "This is your page: what we are doing, whose turn it is, the next date. You can write to us there, correct what concerns you and see what was passed on, to whom and why.",
      },
      aside: {
        ...ASIDE,
        fr: `Sans compte ni mot de passe, pendant {jours} jours. Ce lien est à vous${NBSP}: chaque adulte a le sien.`,
        en: "No account, no password, for {jours} days. This link is yours: each adult has their own.",
        keeps: ["jours"],
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: (props) => (props.params.language === "en" ? <English {...props} /> : <French {...props} />),
  sample: {
    language: "fr",
    firstName: "Clara",
    isToldOf: true,
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    linkDays: 90,
    link: { purpose: "tracking", id: "0123456789abcdef01234567", version: 1 },
  },
});

function French({ params, brand, words }: Props): ReactElement {
  return (
    <Letter
      brand={brand}
      preview="Où nous en sommes pour vous, et de quoi nous écrire."
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que nous vous accompagnons. Ce lien vous est personnel${NBSP}: ne le transmettez à personne.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      {params.isToldOf && (
        <Paragraph>
          Votre foyer nous a parlé de vous et nous a donné vos coordonnées, pour préparer votre arrivée
          ensemble. Rien de ce qui vous est propre n’est transmis à un partenaire sans votre accord à vous.
          Votre page montre vos coordonnées{NBSP}: vous pouvez les corriger, ou demander qu’elles soient
          effacées.
        </Paragraph>
      )}
      <Paragraph>{words.opening}</Paragraph>
      {params.asks && (
        <Paragraph>
          Nous pouvons joindre votre CV à ce que nous écrivons aux employeurs, et nous ne le faisons qu’avec
          votre accord. Vous pouvez le donner sur votre page, à «{NBSP}Mes accords{NBSP}», et le reprendre
          quand vous voulez.
        </Paragraph>
      )}
      <Act href={params.link}>Ouvrir ma page</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  );
}

function English({ params, brand, words }: Props): ReactElement {
  return (
    <Letter
      brand={brand}
      language="en"
      preview="Where we stand for you, and a way to write to us."
      reason={`${brand.programme} sends you this message because we are helping you. This link is yours alone: do not forward it.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      {params.isToldOf && (
        <Paragraph>
          Your household told us about you and gave us your contact details, to prepare your arrival together.
          Nothing of your own is passed on to a partner without your own consent. Your page shows your contact
          details: you can correct them, or ask for them to be erased.
        </Paragraph>
      )}
      <Paragraph>{words.opening}</Paragraph>
      {params.asks && (
        <Paragraph>
          We can join your CV to what we write to employers, and we only do so with your consent. You can give
          it on your page, under “My consents”, and take it back whenever you like.
        </Paragraph>
      )}
      <Act href={params.link}>Open my page</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  );
}

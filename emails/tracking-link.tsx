import type { ReactElement } from "react";
import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signature } from "./blocks";
import { defineMail, type LetterProps, linkRef } from "./define";
import { Letter } from "./layout";

const params = z.object({
  language: z.enum(["fr", "en"]),
  firstName: z.string(),
  /** They asked us nothing themselves: their household told us of them, which is said at first contact. */
  isToldOf: z.boolean(),
  senderName: z.string(),
  senderPhone: z.string().optional(),
  linkDays: z.number(),
  link: linkRef,
});

type Props = LetterProps<z.output<typeof params>>;

export default defineMail({
  params,
  subject: ({ language }, { programme }) =>
    language === "en" ? `Your own page – ${programme}` : `Votre page de suivi – ${programme}`,
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

function French({ params, brand }: Props): ReactElement {
  return (
    <Letter
      brand={brand}
      preview="Où nous en sommes pour vous, et de quoi nous écrire."
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que nous vous accompagnons. Ce lien vous est personnel${NBSP}: ne le transmettez à personne.`}
    >
      <Paragraph>Bonjour {params.firstName},</Paragraph>
      {params.isToldOf && (
        <Paragraph>
          Votre foyer nous a parlé de vous et nous a donné vos coordonnées, pour préparer votre arrivée
          ensemble. Rien de ce qui vous est propre n’est transmis à un partenaire sans votre accord à vous.
          Votre page montre vos coordonnées{NBSP}: vous pouvez les corriger, ou demander qu’elles soient
          effacées.
        </Paragraph>
      )}
      <Paragraph>
        Voici votre page{NBSP}: ce que nous faisons, qui doit agir, la prochaine date. Vous pouvez nous y
        écrire, corriger ce qui vous concerne et voir ce qui a été transmis, à qui et pourquoi.
      </Paragraph>
      <Act href={params.link}>Ouvrir ma page</Act>
      <Aside>
        Sans compte ni mot de passe, pendant {params.linkDays} jours. Ce lien est à vous{NBSP}: chaque adulte
        a le sien.
      </Aside>
      <Signature name={params.senderName} phone={params.senderPhone} brand={brand} />
    </Letter>
  );
}

function English({ params, brand }: Props): ReactElement {
  return (
    <Letter
      brand={brand}
      language="en"
      preview="Where we stand for you, and a way to write to us."
      reason={`${brand.programme} sends you this message because we are helping you. This link is yours alone: do not forward it.`}
    >
      <Paragraph>Hello {params.firstName},</Paragraph>
      {params.isToldOf && (
        <Paragraph>
          Your household told us about you and gave us your contact details, to prepare your arrival together.
          Nothing of your own is passed on to a partner without your own consent. Your page shows your contact
          details: you can correct them, or ask for them to be erased.
        </Paragraph>
      )}
      <Paragraph>
        This is your page: what we are doing, whose turn it is, the next date. You can write to us there,
        correct what concerns you and see what was passed on, to whom and why.
      </Paragraph>
      <Act href={params.link}>Open my page</Act>
      <Aside>
        No account, no password, for {params.linkDays} days. This link is yours: each adult has their own.
      </Aside>
      <Signature name={params.senderName} phone={params.senderPhone} brand={brand} />
    </Letter>
  );
}

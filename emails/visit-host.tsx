import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Signed } from "./blocks";
import { ASIDE, GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

/** Whether somebody can receive a family one day: it names neither the family nor who may employ the doctor. */
export default defineMail({
  params: z.object({
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    hostName: z.string(),
    /** « un médecin et sa famille » */
    who: z.string(),
    /** « mardi 12 mai, de 14 h à 15 h » */
    when: z.string(),
    where: z.string().optional(),
    /** What is expected of them. */
    what: z.string(),
    /** They were asked already, and something changed since. */
    isChanged: z.boolean(),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      hote: { means: "la personne qui reçoit", value: ({ hostName }) => hostName },
      qui: { means: "qui vient, sans nom", value: ({ who }) => who },
      quand: { means: "le jour et les heures", value: ({ when }) => when },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `Pouvez-vous les recevoir${NBSP}? {quand}`, keeps: ["quand"] },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "La demande",
        fr: "Nous préparons une journée de visite pour {qui}, et aimerions vous les présenter.",
      },
      aside: {
        ...ASIDE,
        fr: `Une réponse en un geste, sans compte${NBSP}: oui, non, ou plutôt à une autre heure. Ce lien vous est réservé.`,
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`${params.when}. Une réponse en un geste suffit.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que nous cherchons qui pourrait recevoir ${params.who}. Pour désigner une autre personne, répondez simplement à ce mail.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      {params.isChanged ? (
        <Paragraph>
          Le programme de la journée dont nous vous avions parlé a changé. Pouvez-vous nous redire si cela
          vous convient{NBSP}?
        </Paragraph>
      ) : (
        <Paragraph>{words.opening}</Paragraph>
      )}
      <Facts
        lines={[
          { label: "Qui", value: params.who },
          { label: "Quand", value: params.when },
          ...(params.where ? [{ label: "Où", value: params.where }] : []),
          { label: "Pour quoi", value: params.what },
        ]}
      />
      <Act href={params.link}>Répondre</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    hostName: "Paul Roques",
    who: "un médecin et sa famille",
    when: "mardi 12\u00A0mai, de 14\u00A0h à 15\u00A0h",
    where: "Maison de santé des Tilleuls, Gourdon",
    what: "Lieu d’exercice\u00A0: visite de la maison de santé",
    isChanged: false,
    link: { purpose: "visit-host", id: "0123456789abcdef01234567", version: 1 },
  },
});

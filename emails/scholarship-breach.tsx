import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Aside, Facts, Paragraph, Paragraphs, Signed } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";

/** To whoever breaks off a scholarship: what was decided, what is asked back, line by line. */
export default defineMail({
  params: z.object({
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    programme: z.string(),
    /** « 12 mars 2028 » */
    on: z.string(),
    act: z.string().optional(),
    /** « 14 000 € versés × 46 mois à servir sur 60 : 10 733,33 € » */
    lines: z.array(z.string()).min(1),
    /** « 10 733,33 € » */
    total: z.string(),
    /** « 5 mai 2028 : 1 000 € », once the plan is made. */
    plan: z.array(z.string()).optional(),
  }),
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      programme: { means: "le programme de bourse", value: ({ programme }) => programme },
      total: { means: "la somme à rembourser", value: ({ total }) => total, isStrong: true },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `Fin de votre engagement de bourse${NBSP}: ce qui est à rembourser` },
    blocks: {
      greeting: { label: NAMED_GREETING.label, fr: NAMED_GREETING.fr },
      opening: {
        label: "Avant le calcul",
        fr: `Votre engagement au titre de la bourse «${NBSP}{programme}${NBSP}» prend fin avant son terme. Voici ce que la convention que vous avez signée prévoit, ligne par ligne.`,
        keeps: ["programme"],
      },
      aside: {
        ...ASIDE,
        label: "Après le calcul",
        fr: `Ce calcul vous paraît inexact, ou ces dates ne vous conviennent pas${NBSP}? Répondez à ce message ou appelez-nous${NBSP}: nous en parlerons avant toute démarche.`,
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`À rembourser${NBSP}: ${params.total}.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que vous avez signé une convention de bourse.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Facts
        lines={[
          { label: "Fin de l’engagement", value: params.on },
          ...(params.act ? [{ label: "Acte", value: params.act }] : []),
        ]}
      />
      <Paragraphs text={params.lines.map((line) => `– ${line}`).join("\n")} />
      <Facts lines={[{ label: "À rembourser", value: params.total }]} />
      {params.plan && params.plan.length > 0 && (
        <>
          <Paragraph>{`Les dates prévues pour ce remboursement${NBSP}:`}</Paragraph>
          <Paragraphs text={params.plan.map((line) => `– ${line}`).join("\n")} />
        </>
      )}
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    firstName: "Clara",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    programme: "Bourse départementale",
    on: "12\u00A0mars 2028",
    act: "CP-2028-41",
    lines: ["14\u202F000\u00A0€ versés × 46 mois à servir sur 60\u00A0: 10\u202F733,33\u00A0€"],
    total: "10\u202F733,33\u00A0€",
    plan: ["5\u00A0mai 2028\u00A0: 5\u202F366,67\u00A0€", "5\u00A0juin 2028\u00A0: 5\u202F366,66\u00A0€"],
  },
});

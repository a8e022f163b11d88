import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Aside, Facts, Paragraph, Signed } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";

/** To whoever pays a scholarship back: a sum whose day is past, once. */
export default defineMail({
  params: z.object({
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    programme: z.string(),
    /** « 5 mai 2028 » */
    dueOn: z.string(),
    /** « 1 000 € » */
    left: z.string(),
  }),
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      programme: { means: "le programme de bourse", value: ({ programme }) => programme },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `Remboursement de votre bourse${NBSP}: une échéance est passée` },
    blocks: {
      greeting: { label: NAMED_GREETING.label, fr: NAMED_GREETING.fr },
      opening: {
        label: "Le rappel",
        fr: `Le remboursement de votre bourse («${NBSP}{programme}${NBSP}») prévoyait une échéance, et le service des finances ne nous a pas encore dit l’avoir reçue.`,
        keeps: ["programme"],
      },
      aside: {
        ...ASIDE,
        label: "Après la somme",
        fr: `Si vous avez déjà payé, n’en tenez pas compte. Si c’est difficile en ce moment, dites-le-nous${NBSP}: les dates peuvent se revoir.`,
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`${params.left} attendus depuis le ${params.dueOn}.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que vous remboursez une bourse.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Facts
        lines={[
          { label: "Attendu depuis le", value: params.dueOn },
          { label: "Somme", value: params.left },
        ]}
      />
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    firstName: "Clara",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    programme: "Bourse départementale",
    dueOn: "5\u00A0mai 2028",
    left: "1\u202F000\u00A0€",
  },
});

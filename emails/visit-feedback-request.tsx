import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signed } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: `Trois questions, une minute${NBSP}: ce qui vous a plu, ce qui manque.`,
  reason: (service: string): string =>
    `Vous recevez ce message ${ofName(service)} parce que vous êtes venu·e découvrir le territoire avec nous.`,
  act: "Répondre aux trois questions",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: "Three questions, one minute: what you liked, what is missing.",
    reason: (service) =>
      `${service} sends you this message because you came to discover the territory with us.`,
    act: "Answer the three questions",
  },
};

/** Two days after a visit day, to each adult who was sent its programme. */
export default defineMail({
  params: z.object({
    language: z.enum(["fr", "en"]),
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    /** « mardi 12 mai » */
    when: z.string(),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      quand: { means: "le jour de la visite", value: ({ when }) => when },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: {
      fr: `Votre visite du {quand}${NBSP}: trois questions`,
      en: "Your visit of {quand}: three questions",
      keeps: ["quand"],
    },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Avant le bouton",
        fr: `Merci d’être venu·e. Dites-nous ce que vous avez pensé de cette journée${NBSP}: votre avis, même mitigé, nous aide à préparer la suite avec vous.`,
        en: "Thank you for coming. Tell us what you thought of the day: your opinion, even mixed, helps us prepare what comes next with you.",
      },
      aside: {
        ...ASIDE,
        fr: "Seule notre équipe lit vos réponses. Chaque adulte a son lien.",
        en: "Only our team reads your answers. Each adult has their own link.",
      },
    },
  },
  Body: ({ params, brand, words }) => {
    const told = WORDS[params.language];
    return (
      <Letter
        brand={brand}
        language={params.language}
        preview={told.preview}
        reason={told.reason(brand.programme)}
      >
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>{words.opening}</Paragraph>
        <Act href={params.link}>{told.act}</Act>
        <Aside>{words.aside}</Aside>
        <Signed params={params} brand={brand} />
      </Letter>
    );
  },
  sample: {
    language: "fr",
    firstName: "Clara",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    when: "mardi 12\u00A0mai",
    link: { purpose: "programme", id: "0123456789abcdef01234567", version: 1 },
  },
});

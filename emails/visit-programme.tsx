import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signed } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: (when: string): string => `${when}${NBSP}: qui vous reçoit, où, à quelle heure.`,
  reason: (service: string): string =>
    `Vous recevez ce message ${ofName(service)} parce que nous préparons cette journée avec vous. Ce lien vous est personnel.`,
  changed:
    "Le programme a changé depuis notre dernier message. Ce qui a changé y est marqué en toutes lettres.",
  act: "Voir le programme",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (when) => `${when}: who welcomes you, where, at what time.`,
    reason: (service) =>
      `${service} sends you this message because we are preparing this day with you. This link is yours alone.`,
    changed: "The programme has changed since our last message. What has changed is marked there in words.",
    act: "See the programme",
  },
};

/** The programme of a visit day, to each adult. */
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
    isChanged: z.boolean(),
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
      fr: `Le programme de votre visite${NBSP}: {quand}`,
      en: "The programme of your visit: {quand}",
      keeps: ["quand"],
    },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Avant le bouton",
        fr: `Voici le programme de votre journée${NBSP}: qui vous reçoit, où, à quelle heure, pour chacun de vous.`,
        en: "Here is the programme of your day: who welcomes you, where and when, for each of you.",
      },
      aside: {
        ...ASIDE,
        fr: `Cette page est toujours à jour${NBSP}: ouvrez-la sur votre téléphone le jour même. Elle se garde aussi en PDF et dans votre agenda.`,
        en: "This page is always up to date: open it on your phone on the day. It can also be kept as a PDF and in your calendar.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => {
    const told = WORDS[params.language];
    return (
      <Letter
        brand={brand}
        language={params.language}
        preview={told.preview(params.when)}
        reason={told.reason(brand.programme)}
      >
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>{params.isChanged ? told.changed : words.opening}</Paragraph>
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
    isChanged: false,
    link: { purpose: "programme", id: "0123456789abcdef01234567", version: 1 },
  },
});

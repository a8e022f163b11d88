import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Paragraph, Signed } from "./blocks";
import { GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: (when: string): string => `Ce qui était prévu ${when} n’aura pas lieu.`,
  reason: "Vous recevez ce message parce que nous vous avions parlé de cette journée de visite.",
  toHost: (when: string, what: string): string =>
    `La visite que nous vous avions demandé d’accueillir (${what}, ${when}) n’aura pas lieu. Merci d’avoir bien voulu nous lire${NBSP}; vous n’avez rien à faire.`,
  toFamily: (when: string): string => `Votre journée de visite, prévue ${when}, n’aura pas lieu ce jour-là.`,
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (when) => `What was planned ${when} will not take place.`,
    reason: "You receive this message because we had told you of this visit day.",
    toHost: (when, what) =>
      `The visit we had asked you to host (${what}, ${when}) will not take place. Thank you for reading us; there is nothing to do.`,
    toFamily: (when) => `Your visit day, planned ${when}, will not take place on that day.`,
  },
};

/** It names nobody: to a host, or to an adult of the family, who no longer have anything to prepare. */
export default defineMail({
  params: z.object({
    language: z.enum(["fr", "en"]),
    guest: z.enum(["host", "family"]),
    /** Of the adult; absent of the letter to a host. */
    firstName: z.string().optional(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    /** « mardi 12 mai, de 14 h à 15 h » */
    when: z.string(),
    /** What the host was to show. */
    what: z.string().optional(),
  }),
  wording: {
    placeholders: {
      prenom: {
        means: "le prénom de la personne, dans la lettre à la famille",
        value: ({ firstName = "" }) => firstName,
        mayBeEmpty: true,
      },
      quand: { means: "le jour et les heures", value: ({ when }) => when },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: {
      fr: `Journée de visite annulée${NBSP}: {quand}`,
      en: "Visit day cancelled: {quand}",
      keeps: ["quand"],
    },
    blocks: {
      greeting: { ...GREETING, en: "Hello {prenom}," },
      closing: {
        label: "Dernière phrase",
        fr: `Une question${NBSP}? Répondez simplement à ce mail.`,
        en: "A question? Just answer this mail.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => {
    const { language, guest, when, what = "" } = params;
    const told = WORDS[language];
    return (
      <Letter brand={brand} language={language} preview={told.preview(when)} reason={told.reason}>
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>{guest === "host" ? told.toHost(when, what) : told.toFamily(when)}</Paragraph>
        <Paragraph>{words.closing}</Paragraph>
        <Signed params={params} brand={brand} />
      </Letter>
    );
  },
  sample: {
    language: "fr",
    guest: "host",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    when: "mardi 12\u00A0mai, de 14\u00A0h à 15\u00A0h",
    what: "visite de la maison de santé",
  },
});

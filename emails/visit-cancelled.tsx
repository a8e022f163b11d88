import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Paragraph, Signed } from "./blocks";
import { GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";
import { visitEvent } from "./visit-event";

const fr = {
  preview: (when: string): string => `La visite prévue ${when} n’aura pas lieu.`,
  reason: "Vous recevez ce message parce que nous vous avions invité·e à cette visite.",
  toStructure: (when: string): string => `La visite prévue chez vous ${when} n’aura pas lieu ce jour-là.`,
  toCandidate: (when: string, structure: string): string =>
    `Votre visite prévue ${when} (${structure}) n’aura pas lieu ce jour-là.`,
  calendar:
    "Si votre agenda avait pris notre invitation, elle s’en retire d’elle-même. Si un autre jour est convenu, une nouvelle invitation vous parvient.",
  title: "Visite annulée",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (when) => `The visit planned ${when} will not take place.`,
    reason: "You receive this message because we had invited you to this visit.",
    toStructure: (when) => `The visit planned ${when} will not take place on that day.`,
    toCandidate: (when, structure) =>
      `Your visit planned ${when} (${structure}) will not take place on that day.`,
    calendar:
      "If your calendar had taken our invitation, it is removed by itself. If another day is arranged, you get a new invitation.",
    title: "Visit cancelled",
  },
};

/** It names nobody: a structure may have been asked to forget who was to come. */
export default defineMail({
  params: z.object({
    language: z.enum(["fr", "en"]),
    guest: z.enum(["structure", "candidate"]),
    /** Of the candidate; absent of the letter to a structure. */
    firstName: z.string().optional(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    structureName: z.string(),
    /** « lundi 14 décembre à 14 h » */
    when: z.string(),
    event: visitEvent,
  }),
  wording: {
    placeholders: {
      prenom: {
        means: "le prénom de la personne, dans la lettre qui lui est écrite",
        value: ({ firstName = "" }) => firstName,
        mayBeEmpty: true,
      },
      quand: { means: "le jour et l’heure de la visite annulée", value: ({ when }) => when },
      structure: { means: "le nom de la structure", value: ({ structureName }) => structureName },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `Visite annulée${NBSP}: {quand}`, en: "Visit cancelled: {quand}", keeps: ["quand"] },
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
    const { language, guest, when, structureName } = params;
    const told = WORDS[language];
    return (
      <Letter brand={brand} language={language} preview={told.preview(when)} reason={told.reason}>
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>
          {guest === "structure" ? told.toStructure(when) : told.toCandidate(when, structureName)}
        </Paragraph>
        <Paragraph>{told.calendar}</Paragraph>
        <Paragraph>{words.closing}</Paragraph>
        <Signed params={params} brand={brand} />
      </Letter>
    );
  },
  calendar: ({ language, event, structureName }) => ({
    ...event,
    method: "CANCEL",
    title: WORDS[language].title,
    place: structureName,
  }),
  sample: {
    language: "fr",
    guest: "structure",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    structureName: "Maison de santé des Tilleuls",
    when: "lundi 14\u00A0décembre à 14\u00A0h",
    event: { uid: "visite-exemple@accueil.example", sequence: 1, on: "2026-12-14", time: "14:00" },
  },
});

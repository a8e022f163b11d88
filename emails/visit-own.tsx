import { z } from "zod";
import { NBSP } from "~/vocabulary/typography";
import { Facts, Paragraph, Signed } from "./blocks";
import { FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";
import { visitEvent } from "./visit-event";

const fr = {
  preview: (structure: string, when: string): string => `${structure} vous attend ${when}.`,
  reason:
    "Vous recevez ce message parce que nous avons convenu de cette visite avec vous et avec la structure.",
  when: "Quand",
  where: "Où",
  note: "Précisions",
  title: "Visite",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (structure, when) => `${structure} expects you ${when}.`,
    reason: "You receive this message because we arranged this visit with you and with the practice.",
    when: "When",
    where: "Where",
    note: "Details",
    title: "Visit",
  },
};

/** The visit of a candidate, as they are told of it. */
export default defineMail({
  params: z.object({
    language: z.enum(["fr", "en"]),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    firstName: z.string(),
    structureName: z.string(),
    /** « lundi 14 décembre à 14 h » */
    when: z.string(),
    /** What the structure wrote of it. */
    note: z.string().optional(),
    event: visitEvent,
  }),
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      structure: { means: "le nom de la structure", value: ({ structureName }) => structureName },
      quand: { means: "le jour et l’heure", value: ({ when }) => when },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: {
      fr: `Votre visite${NBSP}: {structure}, {quand}`,
      en: "Your visit: {structure}, {quand}",
      keeps: ["quand"],
    },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Première phrase",
        fr: "Votre visite est convenue. L’invitation jointe la met dans votre agenda.",
        en: "Your visit is arranged. The attached invitation puts it in your calendar.",
      },
      closing: {
        label: "Dernière phrase",
        fr: `Un empêchement${NBSP}? Répondez simplement à ce mail, nous chercherons un autre jour.`,
        en: "Something came up? Just answer this mail, and we will find another day.",
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
        preview={told.preview(params.structureName, params.when)}
        reason={told.reason}
      >
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>{words.opening}</Paragraph>
        <Facts
          language={params.language}
          lines={[
            { label: told.when, value: params.when },
            { label: told.where, value: params.structureName },
            ...(params.note ? [{ label: told.note, value: params.note }] : []),
          ]}
        />
        <Paragraph>{words.closing}</Paragraph>
        <Signed params={params} brand={brand} />
      </Letter>
    );
  },
  calendar: ({ language, event, structureName, senderName, note }) => ({
    ...event,
    method: "REQUEST",
    title: `${WORDS[language].title}, ${structureName}`,
    place: structureName,
    details: [note, senderName].filter(Boolean).join("\n"),
  }),
  sample: {
    language: "fr",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    firstName: "Lucas",
    structureName: "Maison de santé des Tilleuls",
    when: "lundi 14\u00A0décembre à 14\u00A0h",
    note: "Accueil par le docteur Roques, parking derrière la mairie.",
    event: { uid: "visite-exemple@accueil.example", sequence: 0, on: "2026-12-14", time: "14:00" },
  },
});

import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Paragraphs, Signed } from "./blocks";
import {
  ASIDE,
  FIRST_NAME,
  NAMED_GREETING,
  NO_PHONE,
  readerLanguage,
  SERVICE,
  SIGNATORY,
} from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: "De quoi compléter votre dossier, sans compte ni mot de passe.",
  reason: (service: string): string =>
    `Vous recevez ce message ${ofName(service)} parce que vous demandez une bourse.`,
  why: (reason: string): string => `Pourquoi${NBSP}: ${reason}`,
  act: "Envoyer les pièces",
  reply: "Répondez à ce message en joignant les pièces.",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: "What completes your file, with no account and no password.",
    reason: (service) => `${service} sends you this message because you are asking for a scholarship.`,
    why: (reason) => `Why: ${reason}`,
    act: "Send the papers",
    reply: "Reply to this message with the papers attached.",
  },
};

/** To whoever asks for a scholarship: the papers of their file, or the one that is asked again and why. */
export default defineMail({
  params: z.object({
    language: readerLanguage,
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    programme: z.string(),
    /** « Certificat de scolarité » */
    papers: z.array(z.string()).min(1),
    /** Why a paper that came is asked again. */
    reason: z.string().optional(),
    link: linkRef.optional(),
  }),
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      programme: { means: "le programme de bourse", value: ({ programme }) => programme },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: {
      fr: `Votre demande de bourse${NBSP}: ce qu’il nous faut encore`,
      en: "Your request for a scholarship: what we still need",
    },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Les pièces demandées",
        fr: `Pour étudier votre demande de bourse («${NBSP}{programme}${NBSP}»), il nous manque encore${NBSP}:`,
        en: "To study your request for a scholarship (“{programme}”), we still need:",
        keeps: ["programme"],
      },
      again: {
        label: "La demande, quand ce qui est arrivé ne convient pas",
        fr: `Merci pour votre envoi. Pour votre demande de bourse («${NBSP}{programme}${NBSP}»), une pièce ne convient pas encore. Envoyez-nous de nouveau${NBSP}:`,
        en: "Thank you for what you sent. For your request for a scholarship (“{programme}”), one paper is not suitable yet. Please send us again:",
        keeps: ["programme"],
      },
      aside: {
        ...ASIDE,
        fr: `N’envoyez pas votre RIB ici${NBSP}: il se transmet plus tard au service des finances, et nous ne le gardons pas.`,
        en: "Do not send your bank details (RIB) here: they go to the finance office later on, and we do not keep them.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params: { language, papers, reason, link, ...params }, brand, words }) => (
    <Letter
      brand={brand}
      language={language}
      preview={WORDS[language].preview}
      reason={WORDS[language].reason(brand.programme)}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{reason ? words.again : words.opening}</Paragraph>
      <Paragraphs text={papers.map((paper) => `– ${paper}`).join("\n")} />
      {reason && <Paragraph>{WORDS[language].why(reason)}</Paragraph>}
      {link && <Act href={`${link}#scholarship`}>{WORDS[language].act}</Act>}
      {!link && <Paragraph>{WORDS[language].reply}</Paragraph>}
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    firstName: "Clara",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    programme: "Bourse départementale",
    papers: ["Certificat de scolarité", "Lettre de motivation"],
    link: { purpose: "tracking", id: "0123456789abcdef01234567", version: 1 },
  },
});

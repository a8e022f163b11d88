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
  preview: "Un document à déposer, en deux minutes, sans compte.",
  reason: (service: string): string =>
    `Vous recevez ce message ${ofName(service)} parce que vous avez signé une convention de bourse.`,
  again: "Nous avons bien reçu votre document, mais il ne convient pas tel quel. Envoyez-nous-le de nouveau.",
  why: (reason: string): string => `Pourquoi${NBSP}: ${reason}`,
  act: "Déposer le document",
  reply: "Répondez à ce message en joignant le document.",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: "One document to send, in two minutes, with no account.",
    reason: (service) =>
      `${service} sends you this message because you signed the agreement of a scholarship.`,
    again: "We have received your document, but it cannot be used as it is. Please send it to us again.",
    why: (reason) => `Why: ${reason}`,
    act: "Send the document",
    reply: "Reply to this message with the document attached.",
  },
};

/** To whoever holds a scholarship: the proofs of an instalment, or of a year of practice, asked, reminded or asked again. */
export default defineMail({
  params: z.object({
    language: readerLanguage,
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    programme: z.string(),
    /** asked: before the day; late: once after it; again: what came does not do, for this reason. */
    kind: z.enum(["asked", "late", "again"]),
    /** « Certificat de scolarité, pour le versement de mars 2027 » */
    proofs: z.array(z.string()).min(1),
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
      fr: `Votre bourse${NBSP}: un justificatif à nous envoyer`,
      en: "Your scholarship: a proof to send us",
    },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "La demande",
        fr: `Pour la suite de votre bourse («${NBSP}{programme}${NBSP}»), nous avons besoin de${NBSP}:`,
        en: "For your scholarship (“{programme}”) to go on, we need:",
        keeps: ["programme"],
      },
      late: {
        label: "La demande, une fois la date passée",
        fr: `La date est passée et il nous manque toujours, pour votre bourse («${NBSP}{programme}${NBSP}»)${NBSP}:`,
        en: "The day is past and we still need, for your scholarship (“{programme}”):",
        keeps: ["programme"],
      },
      aside: {
        ...ASIDE,
        fr: `N’envoyez pas votre RIB ici${NBSP}: il se transmet au service des finances, et nous ne le gardons pas.`,
        en: "Do not send your bank details (RIB) here: they go to the finance office, and we do not keep them.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params: { language, kind, proofs, reason, link, ...params }, brand, words }) => (
    <Letter
      brand={brand}
      language={language}
      preview={WORDS[language].preview}
      reason={WORDS[language].reason(brand.programme)}
    >
      <Paragraph>{words.greeting}</Paragraph>
      {kind === "again" && <Paragraph>{WORDS[language].again}</Paragraph>}
      <Paragraph>{kind === "late" ? words.late : words.opening}</Paragraph>
      <Paragraphs text={proofs.map((proof) => `– ${proof}`).join("\n")} />
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
    kind: "asked",
    proofs: ["Certificat de scolarité, pour le versement de mars 2027"],
    link: { purpose: "tracking", id: "0123456789abcdef01234567", version: 1 },
  },
});

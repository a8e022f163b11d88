import { z } from "zod";
import { dayIn } from "~/vocabulary/in-language";
import { formatDay, NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
import { ASIDE, SERVICE } from "./common-words";
import { defineMail } from "./define";
import { type Language, Letter } from "./layout";
import {
  SIGNATURE_GREETING,
  SIGNATURE_PLACEHOLDERS,
  SIGNATURE_REASON,
  SIGNATURE_SAMPLE,
  signatureParams,
} from "./signature-params";

const fr = {
  preview: (beneficiary: string): string =>
    `La convention de bourse de ${beneficiary} attend votre signature.`,
  act: "Lire et signer la convention",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (beneficiary) => `The scholarship agreement of ${beneficiary} awaits your signature.`,
    act: "Read and sign the agreement",
  },
};

export default defineMail({
  params: signatureParams.extend({ /** Day on which they were asked. */ askedOn: z.string() }),
  wording: {
    placeholders: {
      ...SIGNATURE_PLACEHOLDERS,
      jour: { means: "le jour de notre demande", value: wordsOfDay },
      service: SERVICE,
    },
    subject: {
      fr: `Rappel${NBSP}: convention de bourse de {beneficiaire} à signer`,
      en: "Reminder: scholarship agreement of {beneficiaire} to be signed",
      keeps: ["beneficiaire"],
    },
    blocks: {
      greeting: SIGNATURE_GREETING,
      opening: {
        label: "Le rappel",
        fr: "Nous vous avons écrit le {jour} pour signer la convention de bourse de {beneficiaire}. Votre signature est encore attendue.",
        en: "We wrote to you on {jour} to have the scholarship agreement of {beneficiaire} signed. Your signature is still awaited.",
        keeps: ["beneficiaire"],
      },
      aside: {
        ...ASIDE,
        fr: `Une question, un mot à changer${NBSP}? Répondez simplement à ce mail. C’est notre seul rappel${NBSP}: ensuite, nous vous appellerons.`,
        en: "A question, a word to change? Just reply to this mail. This is our only reminder: after it, we will call you.",
      },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      language={params.language}
      preview={WORDS[params.language].preview(params.beneficiary)}
      reason={SIGNATURE_REASON[params.language]}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>{WORDS[params.language].act}</Act>
      <Aside>{words.aside}</Aside>
      <Team brand={brand} language={params.language} />
    </Letter>
  ),
  sample: { ...SIGNATURE_SAMPLE, askedOn: "2026-11-24" },
});

function wordsOfDay({ language, askedOn }: { language: Language; askedOn: string }): string {
  return language === "en" ? dayIn(language, askedOn) : formatDay(askedOn);
}

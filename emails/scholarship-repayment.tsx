import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Aside, Facts, Paragraph, Signed } from "./blocks";
import {
  ASIDE,
  FIRST_NAME,
  NAMED_GREETING,
  NO_PHONE,
  readerLanguage,
  SERVICE,
  SIGNATORY,
} from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: (left: string, dueOn: string): string => `${left} attendus depuis le ${dueOn}.`,
  reason: (service: string): string =>
    `Vous recevez ce message ${ofName(service)} parce que vous remboursez une bourse.`,
  since: "Attendu depuis le",
  sum: "Somme",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (left, dueOn) => `${left} expected since ${dueOn}.`,
    reason: (service) => `${service} sends you this message because you are paying a scholarship back.`,
    since: "Expected since",
    sum: "Sum",
  },
};

/** To whoever pays a scholarship back: a sum whose day is past, once. */
export default defineMail({
  params: z.object({
    language: readerLanguage,
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
    subject: {
      fr: `Remboursement de votre bourse${NBSP}: une échéance est passée`,
      en: "Paying your scholarship back: a due date is past",
    },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Le rappel",
        fr: `Le remboursement de votre bourse («${NBSP}{programme}${NBSP}») prévoyait une échéance, et le service des finances ne nous a pas encore dit l’avoir reçue.`,
        en: "A sum was due to pay your scholarship back (“{programme}”), and the finance office has not told us yet that it arrived.",
        keeps: ["programme"],
      },
      aside: {
        ...ASIDE,
        label: "Après la somme",
        fr: `Si vous avez déjà payé, n’en tenez pas compte. Si c’est difficile en ce moment, dites-le-nous${NBSP}: les dates peuvent se revoir.`,
        en: "If you have already paid, take no notice. If it is difficult at the moment, tell us: the dates can be changed.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      language={params.language}
      preview={WORDS[params.language].preview(params.left, params.dueOn)}
      reason={WORDS[params.language].reason(brand.programme)}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Facts
        language={params.language}
        lines={[
          { label: WORDS[params.language].since, value: params.dueOn },
          { label: WORDS[params.language].sum, value: params.left },
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

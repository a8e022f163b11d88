import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Aside, Facts, Paragraph, Paragraphs, Signed } from "./blocks";
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
  preview: (total: string): string => `À rembourser${NBSP}: ${total}.`,
  reason: (service: string): string =>
    `Vous recevez ce message ${ofName(service)} parce que vous avez signé une convention de bourse.`,
  end: "Fin de l’engagement",
  act: "Acte",
  due: "À rembourser",
  plan: `Les dates prévues pour ce remboursement${NBSP}:`,
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (total) => `To pay back: ${total}.`,
    reason: (service) =>
      `${service} sends you this message because you signed the agreement of a scholarship.`,
    end: "End of the commitment",
    act: "Decision",
    due: "To pay back",
    plan: "The dates planned for paying it back:",
  },
};

/** To whoever breaks off a scholarship: what was decided, what is asked back, line by line. */
export default defineMail({
  params: z.object({
    language: readerLanguage,
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    programme: z.string(),
    /** « 12 mars 2028 » */
    on: z.string(),
    act: z.string().optional(),
    /** « 14 000 € versés × 46 mois à servir sur 60 : 10 733,33 € » */
    lines: z.array(z.string()).min(1),
    /** « 10 733,33 € » */
    total: z.string(),
    /** « 5 mai 2028 : 1 000 € », once the plan is made. */
    plan: z.array(z.string()).optional(),
  }),
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      programme: { means: "le programme de bourse", value: ({ programme }) => programme },
      total: { means: "la somme à rembourser", value: ({ total }) => total, isStrong: true },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: {
      fr: `Fin de votre engagement de bourse${NBSP}: ce qui est à rembourser`,
      en: "End of the commitment of your scholarship: what is to be paid back",
    },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Avant le calcul",
        fr: `Votre engagement au titre de la bourse «${NBSP}{programme}${NBSP}» prend fin avant son terme. Voici ce que la convention que vous avez signée prévoit, ligne par ligne.`,
        en: "Your commitment under the scholarship “{programme}” ends before its term. Here is what the agreement you signed provides for, line by line, in French as it was decided.",
        keeps: ["programme"],
      },
      aside: {
        ...ASIDE,
        label: "Après le calcul",
        fr: `Ce calcul vous paraît inexact, ou ces dates ne vous conviennent pas${NBSP}? Répondez à ce message ou appelez-nous${NBSP}: nous en parlerons avant toute démarche.`,
        en: "Do you find this sum wrong, or do these dates not suit you? Answer this message or call us: we will talk about it before anything else is done.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => {
    const { language, on, act, lines, total, plan = [] } = params;
    const told = WORDS[language];
    return (
      <Letter
        brand={brand}
        language={language}
        preview={told.preview(total)}
        reason={told.reason(brand.programme)}
      >
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>{words.opening}</Paragraph>
        <Facts
          language={language}
          lines={[{ label: told.end, value: on }, ...(act ? [{ label: told.act, value: act }] : [])]}
        />
        <Paragraphs text={lines.map((line) => `– ${line}`).join("\n")} />
        <Facts language={language} lines={[{ label: told.due, value: total }]} />
        {plan.length > 0 && (
          <>
            <Paragraph>{told.plan}</Paragraph>
            <Paragraphs text={plan.map((line) => `– ${line}`).join("\n")} />
          </>
        )}
        <Aside>{words.aside}</Aside>
        <Signed params={params} brand={brand} />
      </Letter>
    );
  },
  sample: {
    firstName: "Clara",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    programme: "Bourse départementale",
    on: "12\u00A0mars 2028",
    act: "CP-2028-41",
    lines: ["14\u202F000\u00A0€ versés × 46 mois à servir sur 60\u00A0: 10\u202F733,33\u00A0€"],
    total: "10\u202F733,33\u00A0€",
    plan: ["5\u00A0mai 2028\u00A0: 5\u202F366,67\u00A0€", "5\u00A0juin 2028\u00A0: 5\u202F366,66\u00A0€"],
  },
});

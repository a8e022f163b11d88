import { z } from "zod";
import { NBSP, plural } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signature } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: (count: number) =>
    count === 1 ? "Une proposition à regarder." : `${count} propositions à regarder et à classer.`,
  reason: "Vous recevez ce mail parce que nous cherchons cela pour vous.",
  act: "Les regarder sur ma page",
  one: "La regarder sur ma page",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (count) => (count === 1 ? "One option to look at." : `${count} options to look at and rank.`),
    reason: "You receive this e-mail because we are searching for this on your behalf.",
    act: "Look at them on my page",
    one: "Look at it on my page",
  },
};

/** What was found for a household, told to one of its adults: what each is and why it may suit, in the words of the screen. */
export default defineMail({
  params: z.object({
    language: z.enum(["fr", "en"]),
    firstName: z.string(),
    /** What is looked for, as its reader would name it: « logement ». */
    subject: z.string(),
    options: z.array(z.object({ label: z.string(), reasons: z.string() })).min(1),
    senderName: z.string(),
    senderPhone: z.string().optional(),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      sujet: { means: "ce qui est cherché", value: ({ subject }) => subject },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: {
      fr: `{sujet}${NBSP}: des propositions à regarder – {service}`,
      en: "{sujet}: options to look at – {service}",
    },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Avant les propositions",
        fr: "Voici ce que nous avons trouvé pour vous.",
        en: "This is what we have found for you.",
      },
      aside: {
        ...ASIDE,
        fr: `Dites-nous ce que vous en pensez${NBSP}: un premier choix, un deuxième, ou non. Chaque adulte donne son avis sur sa propre page, et nous seuls le lisons. Ce lien est à vous.`,
        en: "Tell us what you think: a first choice, a second one, or no. Each adult answers on their own page, and we alone read it. This link is yours.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params: { language, options, senderName, senderPhone, link }, brand, words }) => {
    const { preview, reason, act, one } = WORDS[language];
    return (
      <Letter brand={brand} language={language} preview={preview(options.length)} reason={reason}>
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>{words.opening}</Paragraph>
        {options.map(({ label, reasons }) => (
          <Paragraph key={label}>
            <strong>{label}</strong>
            {reasons && <br />}
            {reasons}
          </Paragraph>
        ))}
        <Act href={link}>{plural(options.length, one, act)}</Act>
        <Aside>{words.aside}</Aside>
        <Signature name={senderName} phone={senderPhone} brand={brand} />
      </Letter>
    );
  },
  sample: {
    language: "fr",
    firstName: "Clara",
    subject: "Logement",
    options: [
      {
        label: `Figeac, 3${NBSP}pièces, 610${NBSP}€`,
        reasons: `3${NBSP}pièces, 610${NBSP}€ sur 650${NBSP}€, à Figeac comme souhaité${NBSP}; distance inconnue`,
      },
      { label: `Capdenac, 4${NBSP}pièces, 640${NBSP}€`, reasons: "" },
    ],
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    link: { purpose: "tracking", id: "0123456789abcdef01234567", version: 1 },
  },
});

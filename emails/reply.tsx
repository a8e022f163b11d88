import { z } from "zod";
import { ofName } from "~/vocabulary/typography";
import { Paragraph, Paragraphs, Signed } from "./blocks";
import { NO_PHONE, NO_TITLE, SERVICE, SIGNATORY } from "./common-words";
import { type Brand, defineMail } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({
    /** Of what surrounds the text, whose author chose its own. */
    language: z.enum(["fr", "en"]).optional(),
    /** Whose request it is about: the person's own, unless it is ours to a partner, or nobody's but a semester. */
    writtenTo: z.enum(["person", "partner", "intern"]).optional(),
    subject: z.string(),
    text: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
  }),
  wording: {
    placeholders: {
      objet: { means: "l’objet tapé par la personne qui écrit", value: ({ subject }) => subject },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: "{objet}", en: "{objet}", keeps: ["objet"] },
    blocks: {
      closing: {
        label: "Ajouté sous le texte, avant la signature",
        fr: "",
        en: "",
        isOptional: true,
      },
    },
    ifMissing: { senderPhone: NO_PHONE, senderTitle: NO_TITLE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      language={params.language}
      preview={params.text.slice(0, 90)}
      reason={reasonOf(params, brand)}
    >
      <Paragraphs text={params.text} />
      <Paragraph>{words.closing}</Paragraph>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    subject: "Votre arrivée en novembre",
    text: "Bonjour Clara,\n\nMerci pour votre message. Je vous appelle jeudi matin pour parler du logement.\nD’ici là, dites-moi simplement si la date du 2 novembre est sûre.\n\nBien à vous,",
    senderName: "Jeanne Vidal",
    senderTitle: "référente du secteur",
    senderPhone: "0536490012",
  },
});

const ABOUT = {
  person: { fr: "votre demande", en: "your request" },
  partner: { fr: "notre demande", en: "our request" },
  intern: { fr: "votre semestre de stage", en: "your semester of placement" },
} as const;

interface Reason {
  language?: "fr" | "en";
  senderName: string;
  writtenTo?: keyof typeof ABOUT;
}

function reasonOf({ language, senderName, writtenTo = "person" }: Reason, { programme }: Brand): string {
  const about = ABOUT[writtenTo];
  if (language === "en")
    return `${senderName} writes to you for ${programme} about ${about.en}. You can reply to this mail.`;
  return `${senderName} vous écrit au nom ${ofName(programme)} au sujet de ${about.fr}. Vous pouvez répondre à ce mail.`;
}

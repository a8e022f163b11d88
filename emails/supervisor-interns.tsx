import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Paragraphs, Signed } from "./blocks";
import { ASIDE, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

interface Intern {
  name: string;
  level: string;
  dates: string;
}

/** To a supervisor: who comes to their place, at which level, from when to when. Nothing else of them. */
export default defineMail({
  params: z.object({
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    /** « hiver 2026-2027 » */
    semester: z.string(),
    isChanged: z.boolean(),
    interns: z.array(
      z.object({
        name: z.string(),
        level: z.string(),
        dates: z.string(),
      }),
    ),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      prenom: { means: "le prénom du ou de la maître de stage", value: ({ firstName }) => firstName },
      semestre: { means: "le semestre", value: ({ semester }) => semester },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `Les internes que vous accueillez${NBSP}: {semestre}`, keeps: ["semestre"] },
    blocks: {
      greeting: { label: NAMED_GREETING.label, fr: NAMED_GREETING.fr },
      opening: {
        label: "Avant la liste",
        fr: "Voici qui vous accueillez ce semestre. Merci de former celles et ceux qui soigneront ici demain.",
      },
      aside: {
        ...ASIDE,
        fr: `Un empêchement, une question${NBSP}? Répondez à ce message, ou appelez-nous.`,
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`${params.semester}${NBSP}: qui vient, et quand.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que vous êtes maître de stage.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      {params.isChanged ? (
        <Paragraph>Ce message remplace le précédent{NBSP}: la liste de vos internes a changé.</Paragraph>
      ) : (
        <Paragraph>{words.opening}</Paragraph>
      )}
      {params.interns.length > 0 ? (
        <Paragraphs text={params.interns.map(internLines).join("\n\n")} />
      ) : (
        <Paragraph>Aucun interne ne vous est confié pour ce semestre.</Paragraph>
      )}
      <Act href={params.link}>Ouvrir ma page</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    firstName: "Paul",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    semester: "hiver 2026-2027",
    isChanged: false,
    interns: [
      {
        name: "Clara Fabre",
        level: "Niveau 1",
        dates: "du 2\u00A0novembre 2026 au 2\u00A0mai 2027",
      },
    ],
    link: { purpose: "seats", id: "0123456789abcdef01234567", version: 1 },
  },
});

function internLines({ name, level, dates }: Intern): string {
  return `${name}, ${level}\n${dates}`;
}

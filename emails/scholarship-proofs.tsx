import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Paragraphs, Signed } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const AGAIN =
  "Nous avons bien reçu votre document, mais il ne convient pas tel quel. Envoyez-nous-le de nouveau.";

/** To whoever holds a scholarship: the proofs of an instalment, or of a year of practice, asked, reminded or asked again. */
export default defineMail({
  params: z.object({
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
    subject: { fr: `Votre bourse${NBSP}: un justificatif à nous envoyer` },
    blocks: {
      greeting: { label: NAMED_GREETING.label, fr: NAMED_GREETING.fr },
      opening: {
        label: "La demande",
        fr: `Pour la suite de votre bourse («${NBSP}{programme}${NBSP}»), nous avons besoin de${NBSP}:`,
        keeps: ["programme"],
      },
      late: {
        label: "La demande, une fois la date passée",
        fr: `La date est passée et il nous manque toujours, pour votre bourse («${NBSP}{programme}${NBSP}»)${NBSP}:`,
        keeps: ["programme"],
      },
      aside: {
        ...ASIDE,
        fr: `N’envoyez pas votre RIB ici${NBSP}: il se transmet au service des finances, et nous ne le gardons pas.`,
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview="Un document à déposer, en deux minutes, sans compte."
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que vous avez signé une convention de bourse.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      {params.kind === "again" && <Paragraph>{AGAIN}</Paragraph>}
      <Paragraph>{params.kind === "late" ? words.late : words.opening}</Paragraph>
      <Paragraphs text={params.proofs.map((proof) => `– ${proof}`).join("\n")} />
      {params.reason && <Paragraph>{`Pourquoi${NBSP}: ${params.reason}`}</Paragraph>}
      {params.link && <Act href={params.link}>Déposer le document</Act>}
      {!params.link && <Paragraph>Répondez à ce message en joignant le document.</Paragraph>}
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

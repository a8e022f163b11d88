import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Paragraphs, Signed } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

/** To whoever asks for a scholarship: the papers of their file, or the one that is asked again and why. */
export default defineMail({
  params: z.object({
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
    subject: { fr: `Votre demande de bourse${NBSP}: ce qu’il nous faut encore` },
    blocks: {
      greeting: { label: NAMED_GREETING.label, fr: NAMED_GREETING.fr },
      opening: {
        label: "Les pièces demandées",
        fr: `Pour étudier votre demande de bourse («${NBSP}{programme}${NBSP}»), il nous manque encore${NBSP}:`,
        keeps: ["programme"],
      },
      again: {
        label: "La demande, quand ce qui est arrivé ne convient pas",
        fr: `Merci pour votre envoi. Pour votre demande de bourse («${NBSP}{programme}${NBSP}»), une pièce ne convient pas encore. Envoyez-nous de nouveau${NBSP}:`,
        keeps: ["programme"],
      },
      aside: {
        ...ASIDE,
        fr: `N’envoyez pas votre RIB ici${NBSP}: il se transmet plus tard au service des finances, et nous ne le gardons pas.`,
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params: { papers, reason, link, ...params }, brand, words }) => (
    <Letter
      brand={brand}
      preview="De quoi compléter votre dossier, sans compte ni mot de passe."
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que vous demandez une bourse.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{reason ? words.again : words.opening}</Paragraph>
      <Paragraphs text={papers.map((paper) => `– ${paper}`).join("\n")} />
      {reason && <Paragraph>{`Pourquoi${NBSP}: ${reason}`}</Paragraph>}
      {link && <Act href={link}>Envoyer les pièces</Act>}
      {!link && <Paragraph>Répondez à ce message en joignant les pièces.</Paragraph>}
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

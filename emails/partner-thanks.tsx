import { z } from "zod";
import { formatCount, NBSP, ofName } from "~/vocabulary/typography";
import { Paragraph, Team } from "./blocks";
import { GREETING, SERVICE } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({
    partnerName: z.string(),
    /** « de juillet à septembre 2026 » */
    period: z.string(),
    /** Requests they answered in it. */
    answered: z.number().int(),
    /** Of these, the needs settled since, whoever settled them. */
    settled: z.number().int(),
  }),
  wording: {
    placeholders: {
      partenaire: { means: "le nom du partenaire", value: ({ partnerName }) => partnerName },
      periode: { means: "le trimestre", value: ({ period }) => period },
      service: SERVICE,
    },
    subject: { fr: `Merci${NBSP}! Ce que vos réponses ont permis, {periode}` },
    blocks: {
      greeting: GREETING,
      closing: {
        label: "Dernière phrase",
        fr: `Même un «${NBSP}non${NBSP}» rapide fait gagner du temps à une famille. Merci.`,
        isOptional: true,
      },
    },
  },
  Body: ({ params: { partnerName, period, answered, settled }, brand, words }) => (
    <Letter
      brand={brand}
      preview={`Merci de vos réponses, ${period}.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)}, une fois par trimestre au plus, parce que votre organisme, ${partnerName}, en est partenaire. Pour ne plus le recevoir, répondez simplement à ce mail.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>
        Grâce à vous ce trimestre, {period}
        {NBSP}: vous avez répondu à <strong>{formatCount(answered, "demande", "demandes")}</strong> de
        personnes qui s’installent sur notre territoire. {settledSentence(settled)}
      </Paragraph>
      <Paragraph>{words.closing}</Paragraph>
      <Team brand={brand} />
    </Letter>
  ),
  sample: {
    partnerName: "Agence des Remparts",
    period: "de juillet à septembre 2026",
    answered: 3,
    settled: 2,
  },
});

function settledSentence(settled: number): string {
  if (settled === 0) return "Les recherches continuent, et vos réponses y servent.";
  return settled === 1
    ? "Le besoin de l’une d’elles est réglé."
    : `Pour ${settled} d’entre elles, le besoin est réglé.`;
}

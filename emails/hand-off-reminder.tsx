import { z } from "zod";
import { HAND_OFF_LETTER } from "~/vocabulary/hand-offs";
import { formatDay, formatDayShort, NBSP } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Paragraphs, Signature } from "./blocks";
import { defineMail } from "./define";
import { HAND_OFF_SAMPLE, handOffParams } from "./hand-off-params";
import { Letter } from "./layout";

const params = handOffParams.extend({
  /** Day on which the first letter left. */
  sentOn: z.string(),
  rank: z.union([z.literal(1), z.literal(2)]),
});

const SUBJECTS = { 1: "Petit rappel", 2: "Dernier rappel" } as const;

const ENDINGS = {
  1: "Un simple «\u00A0ce n’est pas pour moi\u00A0» nous aide aussi\u00A0: nous chercherons ailleurs.",
  2: "C’est notre dernier message à ce sujet\u00A0: sans réponse, nous vous appellerons, puis nous chercherons ailleurs.",
} as const;

export default defineMail({
  params,
  subject: ({ title, rank, answerBy }) =>
    `${SUBJECTS[rank]}${NBSP}: ${title} (réponse souhaitée le ${formatDayShort(answerBy)})`,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview={`Notre demande du ${formatDayShort(params.sentOn)} attend votre réponse.`}
      reason={`Vous recevez ce rappel parce que notre demande du ${formatDayShort(params.sentOn)} est restée sans réponse. Si vous avez déjà répondu par téléphone, n’en tenez pas compte.`}
    >
      <Paragraph>Bonjour,</Paragraph>
      <Paragraph>
        Nous vous avons écrit le {formatDay(params.sentOn)} et nous n’avons pas encore votre réponse. Voici la
        demande{NBSP}:
      </Paragraph>
      <Paragraphs text={params.intro} />
      <Facts lines={params.lines} />
      <Paragraph>
        Nous espérions votre réponse pour le <strong>{formatDay(params.answerBy)}</strong>.{" "}
        {ENDINGS[params.rank]}
      </Paragraph>
      <Act href={params.link}>Répondre</Act>
      <Aside>{HAND_OFF_LETTER.aside}</Aside>
      <Signature
        name={params.senderName}
        title={params.senderTitle}
        phone={params.senderPhone}
        brand={brand}
      />
    </Letter>
  ),
  sample: { ...HAND_OFF_SAMPLE, sentOn: "2026-10-02", rank: 1 },
});

import { z } from "zod";
import { answerRequest, HAND_OFF_LETTER } from "~/vocabulary/hand-offs";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Paragraphs, Quote, Signature } from "./blocks";
import { defineMail } from "./define";
import { HAND_OFF_SAMPLE, handOffParams } from "./hand-off-params";
import { Letter } from "./layout";

export default defineMail({
  params: handOffParams.extend({
    /** What the partner asked, in their words. */
    question: z.string(),
    reply: z.string(),
  }),
  subject: ({ title }) => `Notre réponse à votre question${NBSP}: ${title}`,
  Body: ({ params, brand }) => (
    <Letter brand={brand} preview={params.reply} reason={HAND_OFF_LETTER.reason(brand.programme)}>
      <Paragraph>Bonjour,</Paragraph>
      <Paragraph>Vous nous avez demandé{NBSP}:</Paragraph>
      <Quote text={params.question} />
      <Paragraphs text={params.reply} />
      <Paragraph>Pour mémoire, voici la demande.</Paragraph>
      <Facts lines={params.lines} />
      <Paragraph>{answerRequest(params.answerBy)}</Paragraph>
      <Act href={params.link}>{HAND_OFF_LETTER.act}</Act>
      <Aside>{HAND_OFF_LETTER.aside}</Aside>
      <Signature
        name={params.senderName}
        title={params.senderTitle}
        phone={params.senderPhone}
        brand={brand}
      />
    </Letter>
  ),
  sample: {
    ...HAND_OFF_SAMPLE,
    question: "Un deux pièces avec un bureau conviendrait-il\u00A0?",
    reply: "Oui, à condition que le bureau puisse recevoir un lit d’enfant.",
  },
});

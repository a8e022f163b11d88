import { z } from "zod";
import { answerRequest, HAND_OFF_LETTER } from "~/vocabulary/hand-offs";
import { NBSP } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Paragraphs, Quote, Signed } from "./blocks";
import { GREETING } from "./common-words";
import { defineMail } from "./define";
import {
  HAND_OFF_ASIDE,
  HAND_OFF_GAPS,
  HAND_OFF_PLACEHOLDERS,
  HAND_OFF_SAMPLE,
  handOffParams,
} from "./hand-off-params";
import { Letter } from "./layout";

export default defineMail({
  params: handOffParams.extend({
    /** What the partner asked, in their words. */
    question: z.string(),
    reply: z.string(),
  }),
  wording: {
    placeholders: HAND_OFF_PLACEHOLDERS,
    subject: { fr: `Notre réponse à votre question${NBSP}: {demande}`, keeps: ["demande"] },
    blocks: {
      greeting: GREETING,
      opening: { label: "Avant la question du partenaire", fr: `Vous nous avez demandé${NBSP}:` },
      aside: HAND_OFF_ASIDE,
    },
    ifMissing: HAND_OFF_GAPS,
  },
  Body: ({ params, brand, words }) => (
    <Letter brand={brand} preview={params.reply} reason={HAND_OFF_LETTER.reason(brand.programme)}>
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Quote text={params.question} />
      <Paragraphs text={params.reply} />
      <Paragraph>Pour mémoire, voici la demande.</Paragraph>
      <Facts lines={params.lines} />
      <Paragraph>{answerRequest(params.answerBy)}</Paragraph>
      <Act href={params.link}>{HAND_OFF_LETTER.act}</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    ...HAND_OFF_SAMPLE,
    question: "Un deux pièces avec un bureau conviendrait-il\u00A0?",
    reply: "Oui, à condition que le bureau puisse recevoir un lit d’enfant.",
  },
});

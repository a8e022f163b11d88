import { answerRequest, HAND_OFF_LETTER } from "~/vocabulary/hand-offs";
import { formatDay } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Paragraphs, Signed } from "./blocks";
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
  params: handOffParams,
  wording: {
    placeholders: HAND_OFF_PLACEHOLDERS,
    subject: { fr: HAND_OFF_LETTER.subject, keeps: ["demande", "date"] },
    blocks: { greeting: { ...GREETING, fr: HAND_OFF_LETTER.greeting }, aside: HAND_OFF_ASIDE },
    ifMissing: HAND_OFF_GAPS,
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`Votre réponse avant le ${formatDay(params.answerBy)}, en une minute et sans compte.`}
      reason={HAND_OFF_LETTER.reason(brand.programme)}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraphs text={params.intro} />
      <Facts lines={params.lines} />
      <Paragraph>{answerRequest(params.answerBy)}</Paragraph>
      <Act href={params.link}>{HAND_OFF_LETTER.act}</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: HAND_OFF_SAMPLE,
});

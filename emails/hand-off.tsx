import { answerRequest, HAND_OFF_LETTER } from "~/vocabulary/hand-offs";
import { formatDay } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Paragraphs, Signature } from "./blocks";
import { defineMail } from "./define";
import { HAND_OFF_SAMPLE, handOffParams } from "./hand-off-params";
import { Letter } from "./layout";

export default defineMail({
  params: handOffParams,
  subject: ({ title, answerBy }) => HAND_OFF_LETTER.subject(title, answerBy),
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview={`Votre réponse avant le ${formatDay(params.answerBy)}, en une minute et sans compte.`}
      reason={HAND_OFF_LETTER.reason(brand.programme)}
    >
      <Paragraph>Bonjour,</Paragraph>
      <Paragraphs text={params.intro} />
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
  sample: HAND_OFF_SAMPLE,
});

import { z } from "zod";
import { answerRequest, HAND_OFF_LETTER } from "~/vocabulary/hand-offs";
import { formatDayShort, NBSP } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Paragraphs, Signature } from "./blocks";
import { defineMail } from "./define";
import { HAND_OFF_SAMPLE, handOffParams } from "./hand-off-params";
import { Letter } from "./layout";

export default defineMail({
  params: handOffParams.extend({
    /** What changed, line by line: « Budget : 650 € → 720 € ». */
    changes: z.array(z.string()).min(1),
  }),
  subject: ({ title, answerBy }) =>
    `La demande a changé${NBSP}: ${title} (réponse souhaitée le ${formatDayShort(answerBy)})`,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview={params.changes.join(" · ")}
      reason={HAND_OFF_LETTER.reason(brand.programme)}
    >
      <Paragraph>Bonjour,</Paragraph>
      <Paragraph>Ce que nous vous avons demandé a changé{NBSP}:</Paragraph>
      <Paragraphs text={params.changes.join("\n")} />
      <Paragraph>Voici la demande à jour.</Paragraph>
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
  sample: { ...HAND_OFF_SAMPLE, changes: ["Budget\u00A0: 650\u00A0€ par mois → 720\u00A0€ par mois"] },
});

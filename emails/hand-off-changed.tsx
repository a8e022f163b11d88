import { z } from "zod";
import { answerRequest, HAND_OFF_LETTER } from "~/vocabulary/hand-offs";
import { NBSP } from "~/vocabulary/typography";
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
  params: handOffParams.extend({
    /** What changed, line by line: « Budget : 650 € → 720 € ». */
    changes: z.array(z.string()).min(1),
  }),
  wording: {
    placeholders: HAND_OFF_PLACEHOLDERS,
    subject: {
      fr: `La demande a changé${NBSP}: {demande} (réponse souhaitée le {date})`,
      keeps: ["demande"],
    },
    blocks: {
      greeting: GREETING,
      opening: { label: "Première phrase", fr: `Ce que nous vous avons demandé a changé${NBSP}:` },
      aside: HAND_OFF_ASIDE,
    },
    ifMissing: HAND_OFF_GAPS,
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={params.changes.join(" · ")}
      reason={HAND_OFF_LETTER.reason(brand.programme)}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Paragraphs text={params.changes.join("\n")} />
      <Paragraph>Voici la demande à jour.</Paragraph>
      <Facts lines={params.lines} />
      <Paragraph>{answerRequest(params.answerBy)}</Paragraph>
      <Act href={params.link}>{HAND_OFF_LETTER.act}</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: { ...HAND_OFF_SAMPLE, changes: ["Budget\u00A0: 650\u00A0€ par mois → 720\u00A0€ par mois"] },
});

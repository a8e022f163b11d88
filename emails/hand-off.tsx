import { answerRequest } from "~/vocabulary/hand-offs";
import { formatDay, formatDayShort, NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Paragraphs, Signature } from "./blocks";
import { defineMail } from "./define";
import { HAND_OFF_SAMPLE, handOffParams } from "./hand-off-params";
import { Letter } from "./layout";

export default defineMail({
  params: handOffParams,
  subject: ({ title, answerBy }) => `${title}${NBSP}: votre réponse avant le ${formatDayShort(answerBy)}`,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview={`Votre réponse avant le ${formatDay(params.answerBy)}, en une minute et sans compte.`}
      reason={`Vous recevez cette demande ${ofName(brand.programme)} parce que votre organisme en est partenaire. Pour ne plus en recevoir, ou pour désigner un autre destinataire, répondez simplement à ce mail.`}
    >
      <Paragraph>Bonjour,</Paragraph>
      <Paragraphs text={params.intro} />
      <Facts lines={params.lines} />
      <Paragraph>{answerRequest(params.answerBy)}</Paragraph>
      <Act href={params.link}>Répondre</Act>
      <Aside>Une minute suffit, sans compte ni mot de passe. Ce lien vous est réservé.</Aside>
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

import { formatDay, formatDayShort, NBSP } from "~/vocabulary/typography";
import { defineMail } from "./define";
import { HAND_OFF_SAMPLE, handOffParams } from "./hand-off-params";
import { Act, Aside, Facts, Letter, Paragraph, Paragraphs, Signature } from "./layout";

export default defineMail({
  params: handOffParams,
  subject: ({ title, answerBy }) => `${title}${NBSP}: votre réponse avant le ${formatDayShort(answerBy)}`,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview={`Votre réponse avant le ${formatDay(params.answerBy)}, en une minute et sans compte.`}
      reason={`Vous recevez ce message parce que votre organisme est partenaire de ${brand.programme}. Pour ne plus en recevoir, ou pour en désigner un autre destinataire, répondez simplement à ce mail.`}
    >
      <Paragraph>Bonjour {params.contactName},</Paragraph>
      <Paragraphs text={params.intro} />
      <Facts lines={params.lines} />
      <Paragraph>
        Merci de nous répondre avant le <strong>{formatDay(params.answerBy)}</strong>, même pour dire non
        {NBSP}: cela nous aide.
      </Paragraph>
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

import { z } from "zod";
import { ofName } from "~/vocabulary/typography";
import { Paragraphs, Signature } from "./blocks";
import { defineMail } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({
    subject: z.string(),
    text: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
  }),
  subject: ({ subject }) => subject,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview={params.text.slice(0, 90)}
      reason={`${params.senderName} vous écrit au nom ${ofName(brand.programme)} au sujet de votre demande. Vous pouvez répondre à ce mail.`}
    >
      <Paragraphs text={params.text} />
      <Signature
        name={params.senderName}
        title={params.senderTitle}
        phone={params.senderPhone}
        brand={brand}
      />
    </Letter>
  ),
  sample: {
    subject: "Votre arrivée en novembre",
    text: "Bonjour Clara,\n\nMerci pour votre message. Je vous appelle jeudi matin pour parler du logement.\nD’ici là, dites-moi simplement si la date du 2 novembre est sûre.\n\nBien à vous,",
    senderName: "Jeanne Vidal",
    senderTitle: "référente du secteur",
    senderPhone: "0536490012",
  },
});

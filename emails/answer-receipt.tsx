import { z } from "zod";
import { formatDay, NBSP } from "~/vocabulary/typography";
import { Act, Facts, Paragraph, Quote, Team } from "./blocks";
import { GREETING, REQUEST, SERVICE } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({
    title: z.string(),
    /** What the partner chose, in the words of the page: « J’ai une proposition ». */
    answerLabel: z.string(),
    message: z.string().optional(),
    link: linkRef,
    /** Last day on which the answer can be changed. */
    changeUntil: z.string(),
  }),
  wording: {
    placeholders: { demande: REQUEST, service: SERVICE },
    subject: { fr: `Merci, votre réponse est notée${NBSP}: {demande}`, keeps: ["demande"] },
    blocks: {
      greeting: GREETING,
      opening: { label: "Première phrase", fr: "Merci, votre réponse est bien arrivée." },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`Votre réponse${NBSP}: ${params.answerLabel}`}
      reason="Vous recevez ce message parce que vous venez de répondre à notre demande. Si ce n’est pas vous, appelez-nous."
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Facts
        lines={[
          { label: "Notre demande", value: params.title },
          { label: "Votre réponse", value: params.answerLabel },
        ]}
      />
      {params.message && <Quote text={params.message} />}
      <Paragraph>Vous pouvez la relire, et la changer jusqu’au {formatDay(params.changeUntil)}.</Paragraph>
      <Act href={params.link}>Revoir ma réponse</Act>
      <Team brand={brand} />
    </Letter>
  ),
  sample: {
    title: "Un logement pour une interne, à partir du 2 novembre",
    answerLabel: "J’ai une proposition",
    message: "Maison de trois pièces à Bellevue, 610\u00A0€.\nLibre dès le 25 octobre.",
    link: { purpose: "answer", id: "0123456789abcdef01234567", version: 1 },
    changeUntil: "2026-10-16",
  },
});

import { z } from "zod";
import { formatDay, NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signature } from "./blocks";
import { ASIDE, GREETING, NO_PHONE, REQUEST, SERVICE, SIGNATORY } from "./common-words";
import { defineMail } from "./define";
import { HAND_OFF_SAMPLE, handOffParams } from "./hand-off-params";
import { Letter } from "./layout";

export default defineMail({
  params: handOffParams
    .pick({ senderName: true, senderPhone: true, title: true, link: true })
    .extend({ /** Day on which they took it or proposed something. */ saidOn: z.string() }),
  wording: {
    placeholders: {
      demande: REQUEST,
      jour: { means: "le jour de leur réponse", value: ({ saidOn }) => formatDay(saidOn) },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `Cela s’est-il fait${NBSP}? {demande}`, keeps: ["demande"] },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "La question",
        fr: `Merci de votre réponse du {jour} à notre demande${NBSP}: «${NBSP}{demande}${NBSP}». Cela s’est-il fait${NBSP}?`,
        keeps: ["demande"],
      },
      aside: {
        ...ASIDE,
        fr: "Trois réponses au choix, sans compte ni mot de passe. Ce lien vous est réservé.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview="Fait, en partie, pas abouti : une réponse en un geste."
      reason={`Vous recevez cette question parce que vous nous avez répondu le ${formatDay(params.saidOn)}. Elle ne vous sera posée qu’une fois.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>Dire comment cela s’est terminé</Act>
      <Aside>{words.aside}</Aside>
      <Signature name={params.senderName} phone={params.senderPhone} brand={brand} />
    </Letter>
  ),
  sample: {
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    title: HAND_OFF_SAMPLE.title,
    link: HAND_OFF_SAMPLE.link,
    saidOn: "2026-10-09",
  },
});

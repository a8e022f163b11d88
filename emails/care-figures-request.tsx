import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signed } from "./blocks";
import { ASIDE, GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

export default defineMail({
  params: z.object({
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    relayName: z.string(),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      relais: { means: "le nom du relais petite enfance", value: ({ relayName }) => relayName },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: `{relais}${NBSP}: les places d’accueil ont-elles changé${NBSP}?` },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "La question",
        fr: `Nous orientons vers vous les familles qui s’installent et cherchent un mode d’accueil. Les chiffres que nous avons pour vos communes commencent à dater. Sont-ils toujours justes${NBSP}? Quelles places sont libres aujourd’hui${NBSP}?`,
      },
      aside: {
        ...ASIDE,
        fr: "Un clic si rien n’a changé, quelques nombres sinon, sans compte ni mot de passe. Des totaux seulement, aucun nom de personne. Ce lien vous est réservé.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview="Quelles places sont libres aujourd’hui dans vos communes ?"
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que ${params.relayName} informe les familles de ces communes. Nous vous écrivons au plus une fois par quinzaine.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>Voir nos chiffres et répondre</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    relayName: "Relais petite enfance Les Galoches",
    link: { purpose: "care-figures", id: "0123456789abcdef01234567", version: 1 },
  },
});

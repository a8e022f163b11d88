import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Signed } from "./blocks";
import { ASIDE, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

/** To a supervisor whose interns end their semester: one word on each, on their page. It names nobody. */
export default defineMail({
  params: z.object({
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    /** « hiver 2026-2027 » */
    semester: z.string(),
    count: z.number().int(),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      prenom: { means: "le prénom du ou de la maître de stage", value: ({ firstName }) => firstName },
      semestre: { means: "le semestre", value: ({ semester }) => semester },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: { fr: "Un mot sur vos internes ({semestre})", keeps: ["semestre"] },
    blocks: {
      greeting: { label: NAMED_GREETING.label, fr: NAMED_GREETING.fr },
      opening: {
        label: "La demande",
        fr: `Le semestre se termine, merci de l’avoir rendu possible. Qui, parmi vos internes, souhaite revenir${NBSP}? Ce que vous savez de leur projet nous aide à garder le lien, des années parfois.`,
      },
      aside: {
        ...ASIDE,
        fr: "Une minute, sans compte ni mot de passe. Seule notre équipe vous lit. Ce n’est pas une évaluation, et l’interne peut demander à lire ce qui est écrit.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`${params.semester}${NBSP}: un mot sur qui souhaite revenir.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que vous êtes maître de stage.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Act href={params.link}>{params.count > 1 ? "Laisser un mot sur chacun·e" : "Laisser un mot"}</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    firstName: "Paul",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    semester: "hiver 2026-2027",
    count: 2,
    link: { purpose: "seats", id: "0123456789abcdef01234567", version: 1 },
  },
});

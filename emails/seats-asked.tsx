import { z } from "zod";
import { NBSP, ofName } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Paragraphs, Signed } from "./blocks";
import { ASIDE, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

/** To a supervisor: how many interns they can take in each of their places for a semester. */
export default defineMail({
  params: z.object({
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    /** « hiver 2026-2027 » */
    semester: z.string(),
    dates: z.string(),
    isReminder: z.boolean(),
    /** « Maison de santé des Tilleuls, Figeac, SASPAS : 1 place » */
    places: z.array(z.string()),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      prenom: { means: "le prénom du ou de la maître de stage", value: ({ firstName }) => firstName },
      semestre: { means: "le semestre", value: ({ semester }) => semester },
      dates: { means: "du premier au dernier jour du semestre", value: ({ dates }) => dates },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: {
      fr: `Combien d’internes pouvez-vous accueillir${NBSP}? ({semestre})`,
      keeps: ["semestre"],
    },
    blocks: {
      greeting: { label: NAMED_GREETING.label, fr: NAMED_GREETING.fr },
      opening: {
        label: "La question",
        fr: `Nous préparons le semestre d’{semestre}, {dates}. Voici ce que nous avons prévu chez vous${NBSP}: est-ce toujours possible${NBSP}?`,
        keeps: ["semestre"],
      },
      reminder: {
        label: "La question, au rappel",
        fr: `Il nous manque votre réponse pour le semestre d’{semestre}, {dates}. Sans elle, nous ne pouvons promettre ces places à personne${NBSP}:`,
        keeps: ["semestre"],
      },
      aside: {
        ...ASIDE,
        fr: "Une minute, sans compte ni mot de passe. Vous pourrez changer votre réponse jusqu’à la répartition des internes. Ce lien vous est réservé.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`${params.semester}${NBSP}: confirmez vos places en une minute.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que vous êtes maître de stage.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{params.isReminder ? words.reminder : words.opening}</Paragraph>
      <Paragraphs text={params.places.map((place) => `– ${place}`).join("\n")} />
      <Act href={params.link}>Confirmer ou corriger mes places</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  ),
  sample: {
    firstName: "Paul",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    semester: "hiver 2026-2027",
    dates: "du 2\u00A0novembre 2026 au 2\u00A0mai 2027",
    isReminder: false,
    places: ["Maison de santé des Tilleuls, Figeac, SASPAS\u00A0: 1 place"],
    link: { purpose: "seats", id: "0123456789abcdef01234567", version: 1 },
  },
});

import { z } from "zod";
import { NBSP, ofName, plural } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Signed } from "./blocks";
import { ASIDE, FIRST_NAME, NAMED_GREETING, NO_PHONE, SERVICE, SIGNATORY } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

const fr = {
  preview: (semester: string): string => `${semester}${NBSP}: où vous êtes attendu·e, et où vous logerez.`,
  reason: (service: string): string =>
    `Vous recevez ce message ${ofName(service)} parce que nous préparons votre semestre avec vous.`,
  changed: "Ce message remplace le précédent : voici ce qui est prévu pour vous désormais.",
  noPlace:
    "Nous n’avons pas encore trouvé de terrain de stage qui vous convienne. Nous continuons à chercher avec vous : appelez-nous, nous verrons ensemble ce qui est possible.",
  noBed:
    "Vous nous aviez demandé un hébergement, et nous n’en avons pas encore trouvé pour vous. Nous continuons à chercher : appelez-nous, nous verrons ensemble ce qui est possible.",
  place: "Terrain de stage",
  supervisors: (count: number): string => plural(count, "Maître de stage", "Maîtres de stage"),
  dates: "Semestre",
  bed: "Hébergement",
  stay: "Arrivée et départ",
  aidLost: (aid: string, amount: string): string =>
    `À savoir${NBSP}: logé·e par une collectivité, vous n’aurez pas ${aid} (${amount}). Vérifiez auprès de votre CHU.`,
  act: "Ouvrir ma page",
};

const WORDS: Readonly<Record<"fr" | "en", typeof fr>> = {
  fr,
  en: {
    preview: (semester) => `${semester}: where you are expected, and where you will live.`,
    reason: (service) => `${service} sends you this message because we are preparing your semester with you.`,
    changed: "This message replaces the previous one: here is what is now planned for you.",
    noPlace:
      "We have not found a training place that suits you yet. We keep looking with you: call us, and we will see together what can be done.",
    noBed:
      "You had asked us for lodging, and we have not found any for you yet. We keep looking: call us, and we will see together what can be done.",
    place: "Training place",
    supervisors: (count) => (count > 1 ? "Supervisors" : "Supervisor"),
    dates: "Semester",
    bed: "Lodging",
    stay: "Arrival and departure",
    aidLost: (aid, amount) =>
      `Good to know: as a public body houses you, you will not receive an aid (${aid}, ${amount}). Check with your hospital (CHU).`,
    act: "Open my page",
  },
};

/** To an intern: where they are placed and lodged for a semester, or kind words and whom to call. */
export default defineMail({
  params: z.object({
    language: z.enum(["fr", "en"]),
    firstName: z.string(),
    senderName: z.string(),
    senderTitle: z.string().optional(),
    senderPhone: z.string().optional(),
    senderNote: z.string().optional(),
    /** « hiver 2026-2027 » */
    semester: z.string(),
    /** « du 2 novembre 2026 au 2 mai 2027 » */
    dates: z.string(),
    /** « Maison de santé des Tilleuls, Gourdon » */
    place: z.string().optional(),
    /** « Dr Paul Roques et Dr Anne Sol » */
    supervisors: z.string().optional(),
    /** How many they are; one in the letters that do not say it. */
    supervisorCount: z.number().int().optional(),
    needsBed: z.boolean(),
    /** « Maison des internes, chambre bleue, 3 rue des Écoles, Gourdon » */
    bed: z.string().optional(),
    stay: z.string().optional(),
    /** « l’indemnité forfaitaire d’hébergement du CHU », « 300 € par mois » */
    lostAids: z.array(z.object({ label: z.string(), amount: z.string() })).optional(),
    isChanged: z.boolean(),
    link: linkRef.optional(),
  }),
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      semestre: { means: "le semestre", value: ({ semester }) => semester },
      service: SERVICE,
      signataire: SIGNATORY,
    },
    subject: {
      fr: `Votre terrain de stage et votre hébergement${NBSP}: {semestre}`,
      en: "Your training place and your lodging: {semestre}",
      keeps: ["semestre"],
    },
    blocks: {
      greeting: NAMED_GREETING,
      opening: {
        label: "Avant ce qui est prévu",
        fr: "Vos vœux et ceux des autres internes ont été étudiés ensemble, lits compris. Voici ce qui est prévu pour vous.",
        en: "Your wishes and those of the other interns were studied together, beds included. Here is what is planned for you.",
      },
      aside: {
        ...ASIDE,
        fr: `Un souci, un changement${NBSP}? Répondez à ce message ou appelez-nous.`,
        en: "A problem, a change? Answer this message or call us.",
      },
    },
    ifMissing: { senderPhone: NO_PHONE },
  },
  Body: ({ params, brand, words }) => {
    const told = WORDS[params.language];
    const lines = [
      ...(params.place ? [{ label: told.place, value: params.place }] : []),
      ...(params.supervisors
        ? [{ label: told.supervisors(params.supervisorCount ?? 1), value: params.supervisors }]
        : []),
      { label: told.dates, value: params.dates },
      ...(params.bed ? [{ label: told.bed, value: params.bed }] : []),
      ...(params.stay ? [{ label: told.stay, value: params.stay }] : []),
    ];
    return (
      <Letter
        brand={brand}
        language={params.language}
        preview={told.preview(params.semester)}
        reason={told.reason(brand.programme)}
      >
        <Paragraph>{words.greeting}</Paragraph>
        <Paragraph>{params.isChanged ? told.changed : words.opening}</Paragraph>
        {!params.place && <Paragraph>{told.noPlace}</Paragraph>}
        <Facts lines={lines} language={params.language} />
        {params.needsBed && !params.bed && <Paragraph>{told.noBed}</Paragraph>}
        {params.lostAids?.map(({ label, amount }) => (
          <Paragraph key={label}>{told.aidLost(label, amount)}</Paragraph>
        ))}
        {params.link && <Act href={params.link}>{told.act}</Act>}
        <Aside>{words.aside}</Aside>
        <Signed params={params} brand={brand} />
      </Letter>
    );
  },
  sample: {
    language: "fr",
    firstName: "Clara",
    senderName: "Jeanne Vidal",
    senderPhone: "0536490012",
    semester: "hiver 2026-2027",
    dates: "du 2\u00A0novembre 2026 au 2\u00A0mai 2027",
    place: "Maison de santé des Tilleuls, Gourdon",
    supervisors: "Paul Roques",
    needsBed: true,
    bed: "Maison des internes, chambre bleue, 3 rue des Écoles, Gourdon",
    stay: "du 1ᵉʳ\u00A0novembre 2026 au 30\u00A0avril 2027",
    isChanged: false,
    link: { purpose: "tracking", id: "0123456789abcdef01234567", version: 1 },
  },
});

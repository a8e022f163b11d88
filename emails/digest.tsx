import { z } from "zod";
import { formatCount, formatDay, NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
import { ASIDE, COLLEAGUE, COLLEAGUE_GREETING, SERVICE } from "./common-words";
import { defineMail } from "./define";
import { Letter } from "./layout";

/** Figures only: what concerns a family stays in the software, never in a mailbox. */
export default defineMail({
  params: z.object({
    name: z.string(),
    day: z.string(),
    late: z.number(),
    due: z.number(),
    answers: z.number(),
    promises: z.number(),
    requests: z.number(),
    url: z.string(),
  }),
  wording: {
    placeholders: {
      nom: COLLEAGUE,
      jour: { means: "le jour", value: ({ day }) => formatDay(day) },
      retards: {
        means: `«${NBSP}: 2 choses en retard », ou rien`,
        mayBeEmpty: true,
        value: ({ late }) =>
          late > 0 ? `${NBSP}: ${formatCount(late, "chose en retard", "choses en retard")}` : "",
      },
      service: SERVICE,
    },
    subject: { fr: "Votre {jour}{retards}", keeps: ["jour"] },
    blocks: {
      greeting: COLLEAGUE_GREETING,
      opening: { label: "Première phrase", fr: `Voici ce qui vous attend ce {jour}${NBSP}:` },
      aside: { ...ASIDE, isOptional: true, fr: "Les noms restent dans le logiciel." },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={linesOf(params).join(", ")}
      reason={`Vous recevez ce résumé les jours ouvrés parce que vous l’avez demandé. Il s’arrête dans «${NBSP}Mon compte${NBSP}».`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      {linesOf(params).map((line) => (
        <Paragraph key={line}>– {line}</Paragraph>
      ))}
      <Act href={params.url}>Ouvrir ma journée</Act>
      <Aside>{words.aside}</Aside>
      <Team brand={brand} />
    </Letter>
  ),
  sample: {
    name: "Jeanne Vidal",
    day: "2026-05-12",
    late: 1,
    due: 3,
    answers: 2,
    promises: 1,
    requests: 0,
    url: "https://conciergerie.example/today",
  },
});

interface Figures {
  late: number;
  due: number;
  answers: number;
  promises: number;
  requests: number;
}

/** What waits, in words; a group that is empty is not told. */
function linesOf({ late, due, answers, promises, requests }: Figures): string[] {
  return [
    late > 0 && formatCount(late, "chose en retard", "choses en retard"),
    due > 0 && formatCount(due, "chose à faire aujourd’hui", "choses à faire aujourd’hui"),
    answers > 0 && formatCount(answers, "réponse reçue", "réponses reçues"),
    promises > 0 && formatCount(promises, "promesse à tenir", "promesses à tenir"),
    requests > 0 && formatCount(requests, "nouvelle demande", "nouvelles demandes"),
  ].filter((line): line is string => line !== false);
}

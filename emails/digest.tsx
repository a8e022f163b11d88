import { z } from "zod";
import { formatCount, formatDay, NBSP } from "~/vocabulary/typography";
import { Act, Aside, Paragraph, Team } from "./blocks";
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
  subject: ({ day, late }) =>
    `Votre ${formatDay(day)}${late > 0 ? `${NBSP}: ${formatCount(late, "chose en retard", "choses en retard")}` : ""}`,
  Body: ({ params, brand }) => (
    <Letter
      brand={brand}
      preview={linesOf(params).join(", ")}
      reason={`Vous recevez ce résumé les jours ouvrés parce que vous l’avez demandé. Il s’arrête dans «${NBSP}Mon compte${NBSP}».`}
    >
      <Paragraph>Bonjour {params.name},</Paragraph>
      <Paragraph>
        Voici ce qui vous attend ce {formatDay(params.day)}
        {NBSP}:
      </Paragraph>
      {linesOf(params).map((line) => (
        <Paragraph key={line}>– {line}</Paragraph>
      ))}
      <Act href={params.url}>Ouvrir ma journée</Act>
      <Aside>Les noms restent dans le logiciel.</Aside>
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

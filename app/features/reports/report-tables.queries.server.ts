import { getSettings } from "~/core/settings.server";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { getTerritoryMap } from "~/features/reference-data/territory-map.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { OBSTACLE_KINDS } from "~/vocabulary/exercise";
import { NEED_KINDS } from "~/vocabulary/needs";
import { EXIT_DECIDERS, EXIT_REASONS } from "~/vocabulary/pipelines";
import { ALL, type FlowMeasure, IN_TIME, LATE, LEFT, STAYED, type StateMeasure } from "~/vocabulary/reports";
import { formatDayLong, formatMonth, NBSP } from "~/vocabulary/typography";
import { isOneOf, valuesOf, type Words } from "~/vocabulary/words";
import type { Reading } from "./counter-reading.queries.server";
import { byKey } from "./counts";
import { mask, type Shown } from "./masking";
import { monthsOf, periodWords } from "./periods";
import { originTables } from "./report-origins.queries.server";
import { type ReportTable, rowsOf, type Word } from "./report-tables";

type About = Pick<ReportTable, "key" | "title" | "about" | "header" | "unit" | "empty">;

/** The counters of a period, and of the one before when anything was counted then. */
export interface Readings {
  now: Reading;
  before?: Reading;
}

/** Every table of a report. Those of what happened come first, then how things stood at the end. */
export async function listTables(readings: Readings): Promise<ReportTable[]> {
  return [
    requestsTable(readings),
    await answersTable(readings),
    await stagesTable(readings),
    await territoriesTable(readings),
    stateTable(readings, "need", namesOf(NEED_KINDS), {
      key: "needs",
      title: "Dossiers ouverts par besoin",
      about: "Ce que les familles cherchent encore. Un dossier compte pour chacun de ses besoins.",
      header: "Besoin",
      unit: "Dossiers",
      empty: "Aucun besoin ouvert.",
    }),
    stateTable(readings, "kind", namesOf(CANDIDATE_KINDS), {
      key: "kinds",
      title: "Dossiers ouverts par profil",
      about: "La profession des personnes accompagnées.",
      header: "Profil",
      unit: "Dossiers",
      empty: "Aucun dossier ouvert.",
    }),
    flowTable(readings, "installed", INSTALLED_WORDS, {
      key: "installed",
      title: "Installations",
      about:
        "Les personnes installées ou salariées dans la période, chacune une fois, et ce qu’il en est à ce jour.",
      header: "À ce jour",
      unit: "Personnes",
      empty: "Aucune installation enregistrée.",
    }),
    ...(await originTables(readings)),
    flowTable(readings, "exit", exitWords(readings), {
      key: "exits",
      title: "Sorties",
      about: "Pourquoi un parcours s’est arrêté, et qui l’a décidé.",
      header: "Décision et motif",
      unit: "Sorties",
      empty: "Aucune sortie enregistrée.",
    }),
    obstaclesTable(readings),
  ];
}

const INSTALLED_WORDS: readonly Word[] = [
  { key: STAYED, label: "Toujours là" },
  { key: LEFT, label: "Plus là" },
];

function requestsTable({ now, before }: Readings): ReportTable {
  const words = monthsOf(now.period).map((month) => ({ key: month, label: formatMonth(`${month}-01`) }));
  const { rows, total } = rowsOf(words, now.requestsByMonth, undefined);
  return {
    key: "requests",
    title: "Demandes reçues",
    about: "Formulaires, appels et mails, sans les indésirables ni les essais.",
    header: "Mois",
    unit: "Demandes",
    empty: "Aucune demande reçue.",
    when: { now: periodWords(now.period) },
    rows,
    total: {
      ...total,
      ...(before && { before: mask(byKey(before.flow, "request").get(ALL) ?? 0) }),
    },
  };
}

async function answersTable(readings: Readings): Promise<ReportTable> {
  const { delays } = await getSettings();
  const days = delays.firstAnswerDays;
  const words = [
    { key: IN_TIME, label: days === 1 ? "Sous un jour ouvré" : `Sous ${days} jours ouvrés` },
    { key: LATE, label: "Plus tard" },
  ];
  return flowTable(readings, "answer", words, {
    key: "first-answers",
    title: "Premières réponses",
    about: "Données dans la période, par message ou par téléphone ; le délai court depuis la demande.",
    header: "Délai",
    unit: "Réponses",
    empty: "Aucune première réponse.",
  });
}

async function stagesTable(readings: Readings): Promise<ReportTable> {
  const words = (await listPipelines()).flatMap(({ _id, fr, stages }) =>
    stages.map((stage) => ({ key: `${_id}/${stage.key}`, label: `${fr}${NBSP}: ${stage.fr}` })),
  );
  const table = stateTable(readings, "stage", words, {
    key: "stages",
    title: "Dossiers ouverts par étape",
    about: "Où en sont les personnes accompagnées. Un foyer qui suit deux parcours compte à deux étapes.",
    header: "Étape",
    unit: "Dossiers",
    empty: "Aucun dossier ouvert.",
  });
  return { ...table, total: openFilesOf(readings, table.total) };
}

/** How many files are open: hidden when the stages, which add up to about as many, are to be kept from it. */
function openFilesOf({ now, before }: Readings, total: ReportTable["total"]): ReportTable["total"] {
  const filesOf = (sum: Shown, { state = [] }: Reading) =>
    sum.value === undefined ? sum : mask(byKey(state, "file").get(ALL) ?? 0);
  return (
    total && {
      now: filesOf(total.now, now),
      ...(total.before && before && { before: filesOf(total.before, before) }),
    }
  );
}

async function territoriesTable(readings: Readings): Promise<ReportTable> {
  const { list } = (await getSettings()).territories;
  const table = stateTable(
    readings,
    "territory",
    list.map(({ code, label }) => ({ key: code, label })),
    {
      key: "territories",
      title: "Dossiers ouverts par intercommunalité",
      about: "Un dossier compte dans chacun des territoires souhaités.",
      header: "Intercommunalité",
      unit: "Dossiers",
      empty: "Aucun dossier ouvert.",
    },
  );
  return { ...table, map: await getTerritoryMap(list.map(({ code }) => code)) };
}

/** The most frequent first; those masked keep their place in the list of words, so that it tells nothing. */
function obstaclesTable(readings: Readings): ReportTable {
  const table = stateTable(readings, "obstacle", namesOf(OBSTACLE_KINDS), {
    key: "obstacles",
    title: "Freins professionnels les plus fréquents",
    about:
      "Ce qui retient encore, hors besoins de la famille. Une personne compte pour chacun de ses freins.",
    header: "Frein",
    unit: "Personnes",
    empty: "Aucun frein noté.",
  });
  return { ...table, rows: [...table.rows].sort((a, b) => (b.now.value ?? 0) - (a.now.value ?? 0)) };
}

function flowTable(
  { now, before }: Readings,
  measure: FlowMeasure,
  words: readonly Word[],
  about: About,
): ReportTable {
  return {
    ...about,
    when: { now: periodWords(now.period), ...(before && { before: periodWords(before.period) }) },
    ...rowsOf(words, byKey(now.flow, measure), before && byKey(before.flow, measure)),
  };
}

/** What adds up to more than the files there are has no total. */
function stateTable(
  { now, before }: Readings,
  measure: StateMeasure,
  words: readonly Word[],
  about: About,
): ReportTable {
  const then = before?.state && byKey(before.state, measure);
  const { rows, total } = rowsOf(words, byKey(now.state ?? [], measure), then);
  return {
    ...about,
    when: {
      now: now.stateOn ? `au ${formatDayLong(now.stateOn)}` : "pas encore compté",
      ...(before?.stateOn && { before: `au ${formatDayLong(before.stateOn)}` }),
    },
    rows,
    ...(measure === "stage" && { total }),
  };
}

function exitWords({ now, before }: Readings): Word[] {
  const flow = [...now.flow, ...(before?.flow ?? [])];
  return [...byKey(flow, "exit").keys()].sort().map((key) => {
    const [decidedBy = "", reason = ""] = key.split("/");
    return { key, label: `${wordOf(EXIT_DECIDERS, decidedBy)}${NBSP}: ${wordOf(EXIT_REASONS, reason)}` };
  });
}

/** What a colleague may have written before these lists existed is shown as it is. */
function wordOf<Value extends string>(words: Words<Value>, value: string): string {
  return isOneOf(words, value) ? words[value].fr : value;
}

function namesOf<Value extends string>(words: Words<Value>): Word[] {
  return valuesOf(words).map((key) => ({ key, label: words[key].fr }));
}

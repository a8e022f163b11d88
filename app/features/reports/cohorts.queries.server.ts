import { Cohort, type CohortLine, type CohortRecord } from "#models/cohort";
import { now } from "~/core/clock.server";
import { eventsById } from "~/features/events/events.queries.server";
import { semesterTitle } from "~/features/semesters/semester-words";
import { type CohortTable, UNKNOWN_ORIGIN } from "~/vocabulary/cohorts";
import { ORIGIN_SOURCES } from "~/vocabulary/events";
import { formatDateTime, formatDayLong, NBSP } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";
import { type NamedLine, rowsOf, type ShownCohorts } from "./cohort-tables";

export interface CohortPage {
  /** « mardi 12 mai à 14 h 30 »; none before the first count. */
  countedWords?: string;
  tables: ShownCohorts[];
}

const ABOUT: Readonly<Record<CohortTable, Omit<ShownCohorts, "key" | "rows"> & { others: string }>> = {
  semesters: {
    title: "Par semestre",
    about: "Les internes placé·e·s dans chaque semestre terminé, et ce qu’ils et elles sont devenu·e·s.",
    header: "Semestre",
    empty: "Aucun semestre terminé n’a encore été compté : les chiffres paraissent dans la minute.",
    others: "Semestres de moins de 5 internes",
  },
  structures: {
    title: "Par structure de stage",
    about: "Une personne compte une fois dans chaque structure où elle a été placée.",
    header: "Structure",
    empty: "Aucun·e interne placé·e dans un semestre terminé.",
    others: "Structures de moins de 5 internes",
  },
  origins: {
    title: "Par origine",
    about: "Ce qui nous a fait connaître de chaque personne la première fois. Chacune compte une fois.",
    header: "Origine",
    empty: "Aucun·e interne placé·e dans un semestre terminé.",
    others: "Origines de moins de 5 internes",
  },
};

/** What became of the interns of the semesters that ended: three documents counted ahead, masked under five. */
export async function getCohorts(): Promise<CohortPage> {
  const counted = await Cohort.find({}).lean<CohortRecord[]>();
  const [first] = counted;
  const keys: CohortTable[] = ["semesters", "structures", "origins"];
  return {
    ...(first && { countedWords: formatDateTime(first.countedAt, now()) }),
    tables: await Promise.all(
      keys.map((key) => tableOf(key, counted.find(({ _id }) => _id === key)?.lines ?? [])),
    ),
  };
}

/** One of the tables. */
export async function getCohortTable(key: CohortTable): Promise<ShownCohorts> {
  const counted = await Cohort.findById(key).lean<CohortRecord>();
  return tableOf(key, counted?.lines ?? []);
}

async function tableOf(key: CohortTable, lines: readonly CohortLine[]): Promise<ShownCohorts> {
  const { others, ...about } = ABOUT[key];
  return { key, ...about, rows: rowsOf(await NAMES[key](lines), others) };
}

type Naming = (lines: readonly CohortLine[]) => Promise<NamedLine[]>;

const NAMES: Readonly<Record<CohortTable, Naming>> = {
  semesters: async (lines) =>
    [...lines].reverse().map((line) => ({ ...line, label: semesterTitle(line.key) })),
  structures: async (lines) =>
    lines
      .map((line) => ({ ...line, label: line.label ?? "" }))
      .sort((one, other) => one.label.localeCompare(other.label, "fr")),
  origins: originNames,
};

async function originNames(lines: readonly CohortLine[]): Promise<NamedLine[]> {
  const ids = lines.map(({ key }) => eventIdOf(key));
  const events = await eventsById(ids);
  return lines.map((line) => {
    const event = events.get(eventIdOf(line.key) ?? "");
    return {
      ...line,
      label: event ? `${event.name}${NBSP}: ${formatDayLong(event.on)}` : sourceName(line.key),
    };
  });
}

function sourceName(key: string): string {
  if (key === UNKNOWN_ORIGIN) return "Non précisée";
  return isOneOf(ORIGIN_SOURCES, key) ? ORIGIN_SOURCES[key].fr : ORIGIN_SOURCES.event.fr;
}

function eventIdOf(key: string): string | undefined {
  return key.startsWith("event:") ? key.slice("event:".length) : undefined;
}

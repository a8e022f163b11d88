import { Event } from "#models/event";
import { costEach } from "~/features/events/attendance-rules";
import { ORIGIN_SOURCES } from "~/vocabulary/events";
import { EVENT_ORIGIN, type FlowMeasure, NO_ORIGIN } from "~/vocabulary/reports";
import { formatCents, formatDayLong, NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { type Reading, readAllUntil } from "./counter-reading.queries.server";
import { byKey } from "./counts";
import { maskAll, type Shown } from "./masking";
import { periodWords } from "./periods";
import { type ReportTable, type Row, rowsOf, type Word } from "./report-tables";
import type { Readings } from "./report-tables.queries.server";

const WORDS: readonly Word[] = [
  ...valuesOf(ORIGIN_SOURCES).map((key) => ({ key, label: ORIGIN_SOURCES[key].fr })),
  { key: NO_ORIGIN, label: "Non précisée" },
];

/** How people came to know us, who of them settled, and what an event cost for each of those. */
export async function originTables(readings: Readings): Promise<ReportTable[]> {
  return [
    originTable(readings, "origin", {
      key: "origins",
      title: "Personnes par origine",
      about:
        "Les personnes dont le dossier s’est ouvert dans la période, par ce qui nous les a fait connaître.",
      empty: "Aucun dossier ouvert dans la période.",
    }),
    originTable(readings, "installed-origin", {
      key: "installed-origins",
      title: "Installé·e·s par origine",
      about: "Les personnes installées ou salariées dans la période, par ce qui nous les a fait connaître.",
      empty: "Aucune installation enregistrée.",
    }),
    await costTable(readings.now),
  ];
}

type About = Pick<ReportTable, "key" | "title" | "about" | "empty">;

/** Events are one line: each alone would point at somebody. */
function originTable({ now, before }: Readings, measure: FlowMeasure, about: About): ReportTable {
  const countsIn = ({ flow }: Reading) => withEventsAsOne(byKey(flow, measure));
  return {
    ...{ ...about, header: "Origine", unit: "Personnes" },
    when: { now: periodWords(now.period), ...(before && { before: periodWords(before.period) }) },
    ...rowsOf(WORDS, countsIn(now), before && countsIn(before)),
  };
}

function withEventsAsOne(counts: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, count] of counts) {
    const source = key.startsWith(EVENT_ORIGIN) ? "event" : key;
    sums.set(source, (sums.get(source) ?? 0) + count);
  }
  return sums;
}

/** Whatever the period: people settle years after they met us. A cost tells how many, so it is masked as they are. */
async function costTable({ period }: Reading): Promise<ReportTable> {
  const installed = await readAllUntil("installed-origin", period.toOn);
  const counts = new Map(
    [...installed].flatMap(([key, count]) =>
      key.startsWith(EVENT_ORIGIN) ? [[key.slice(EVENT_ORIGIN.length), count] as const] : [],
    ),
  );
  const events = await Event.find({ _id: { $in: [...counts.keys()] } }, { name: 1, on: 1, costCents: 1 })
    .sort({ on: -1 })
    .lean();
  const { cells } = maskAll(events.map(({ _id }) => counts.get(_id) ?? 0));
  const rows: Row[] = events.map(({ _id, name, on, costCents }, index) => ({
    ...{ key: _id, label: `${name}${NBSP}: ${formatDayLong(on)}` },
    now: costShown(costCents, cells[index]),
  }));
  return {
    ...{ key: "event-costs", title: "Coût par personne installée, par rencontre" },
    about: "Ce qu’a coûté chaque rencontre pour chaque personne installée dont elle est l’origine.",
    ...{ header: "Rencontre", unit: "Coût par personne", rows },
    when: { now: `au ${formatDayLong(period.toOn)}` },
    empty: "Aucune personne installée n’a encore de rencontre pour origine.",
  };
}

function costShown(costCents: number | undefined, people: Shown | undefined): Shown {
  if (costCents === undefined) return { text: "coût non noté" };
  const cents = people?.value === undefined ? undefined : costEach(costCents, people.value);
  if (cents === undefined) return { text: people?.text ?? "" };
  return { text: formatCents(cents), value: cents / 100 };
}

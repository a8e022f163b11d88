import type { Shown } from "~/features/reports/masking";
import { CARE_AGES, CARE_MANAGEMENTS, CARE_MODES, ODD_HOURS } from "~/vocabulary/childcare";
import { formatMonth } from "~/vocabulary/typography";
import { figureByKey, sumOf } from "./area-figures";
import { linesOf, needColumn, type Readings, supplyColumn, tableOf } from "./cut-tables";
import type { Reading } from "./observatory-reading";
import { isNothing, NONE, type ObservatoryTable, plain, type TableRow } from "./observatory-table";
import { HIDDEN, monthsAfter, OTHERS } from "./shown-needs";

/** The line of what must start without waiting. */
const NOW = "now";

/** What families ask for, mode by mode, and what there is. */
export function modesTable(readings: Readings): ObservatoryTable {
  return tableOf(readings, {
    key: "modes",
    title: "Par mode d’accueil",
    about:
      "Besoins ouverts qui souhaitent ce mode : un besoin peut en souhaiter plusieurs. Places que les structures et les relais ont dites ; libres, seulement si le chiffre a moins de trois mois. Pourvus : besoins réglés par ce mode sur douze mois.",
    header: "Mode d’accueil",
    lines: linesOf(CARE_MODES),
    columns: [
      needColumn("Besoins", "mode"),
      supplyColumn("Structures", "services-mode"),
      supplyColumn("Places", "places-mode", true),
      supplyColumn("Places libres", "free-mode", true),
      { ...needColumn("Pourvus en 12 mois", "met"), onPhone: false },
    ],
    empty: "Ni besoin ni place connus.",
    chart: [0, 3],
  });
}

/** The age at which care starts. */
export function agesTable(readings: Readings): ObservatoryTable {
  return tableOf(readings, {
    key: "ages",
    title: "Par âge de l’enfant",
    about:
      "Besoins ouverts selon l’âge de l’enfant quand l’accueil doit commencer (ceux dont l’âge n’est pas connu n’y sont pas), et places des structures qui les ont dites par âge. Les places d’assistantes maternelles n’ont pas d’âge : elles n’y sont pas.",
    header: "Âge",
    lines: linesOf(CARE_AGES),
    columns: [
      needColumn("Besoins", "age"),
      supplyColumn("Places", "places-age", true),
      supplyColumn("Places libres", "free-age", true),
    ],
    empty: "Ni besoin ni place connus par âge.",
    chart: [0, 2],
  });
}

/** Who manages the places. */
export function managementsTable(readings: Readings): ObservatoryTable {
  return tableOf(readings, {
    key: "managements",
    title: "Par mode de gestion",
    about:
      "Places des structures dont la gestion est connue ; les assistantes maternelles n’en ont pas. Les familles ne choisissent pas une gestion : aucun besoin n’est compté ici.",
    header: "Gestion",
    lines: linesOf(CARE_MANAGEMENTS),
    columns: [supplyColumn("Places", "places-management", true)],
    empty: "Aucune structure dont la gestion soit connue.",
  });
}

/** When care must start, against the places planned to open. */
export function monthsTable(readings: Readings): ObservatoryTable {
  const months = monthsAfter(readings.now.day);
  const last = formatMonth(`${months.at(-1)}-01`);
  const table = tableOf(readings, {
    key: "months",
    title: "Mois par mois",
    about:
      "Besoins ouverts selon le mois où l’accueil doit commencer (ceux dont le mois n’est pas dit n’y sont pas), et places des projets selon le mois d’ouverture prévu. Les mois sans besoin ni place n’y sont pas.",
    header: "Mois",
    lines: [
      { key: NOW, label: "dès maintenant" },
      ...months.map((month) => ({ key: month, label: formatMonth(`${month}-01`) })),
      { key: OTHERS, label: `après ${last}` },
    ],
    columns: [
      { header: "Besoins", onPhone: true, read: (reading) => startsIn(reading, readings.now) },
      { header: "Places décidées", onPhone: true, read: plannedIn("planned-decided", months) },
      { header: "Places à l’étude", onPhone: true, read: plannedIn("planned-studied", months) },
    ],
    empty: "Aucun besoin à venir, aucune place prévue.",
    chart: [0, 1],
  });
  return { ...table, rows: withoutEmptyMonths(table.rows) };
}

/** Where the needs to come are too few for any month to be told, those that tell of them alone are one line. */
function withoutEmptyMonths(rows: readonly TableRow[]): TableRow[] {
  const told = rows.filter(({ cells, before = [] }) => ![...cells, ...before].every(isNothing));
  const isHidden = ({ key, cells }: TableRow) => key !== NOW && cells[0]?.text === HIDDEN.text;
  if (!rows.every((row) => row.key === NOW || isHidden(row))) return told;
  const isAlone = (row: TableRow) => isHidden(row) && row.cells.slice(1).every(isNothing);
  const [first, ...others] = told.filter(isAlone);
  if (!first || others.length === 0) return told;
  return [...told.filter((row) => !isAlone(row)), { ...first, key: OTHERS, label: "les autres mois" }];
}

/** Hours few places offer, and adapted care: of the latter, one count and nothing more. */
export function specialTable(readings: Readings): ObservatoryTable {
  const alone = (key: string, { anyOdd = NONE, adapted = NONE }: Reading) =>
    key === "any" ? anyOdd : adapted;
  const { isWhole } = readings.now;
  const table = tableOf(readings, {
    key: "special",
    title: "Horaires atypiques et accueil adapté",
    about:
      "Besoins encore ouverts qui le demandent (un besoin peut demander plusieurs horaires), et structures qui ouvrent à ces heures, sans dire qu’elles y ont une place.",
    header: "Demande",
    lines: [
      ...(isWhole ? [{ key: "any", label: "au moins un horaire atypique" }] : []),
      ...linesOf(ODD_HOURS),
      ...(isWhole ? [{ key: "adapted", label: "accueil adapté" }] : []),
    ],
    columns: [
      {
        header: "Besoins non pourvus",
        onPhone: true,
        read: (reading) => {
          const cut = reading.cut("odd");
          return cut && ((key) => cut.get(key) ?? alone(key, reading));
        },
      },
      {
        header: "Structures ouvertes alors",
        onPhone: true,
        read: ({ counts }) => {
          const found = figureByKey(counts, "services-odd");
          return (key) => (key in ODD_HOURS ? plain(found.get(key) ?? 0) : NONE);
        },
      },
    ],
    empty: "Aucun besoin de ce genre, aucune structure à ces heures.",
  });
  return isWhole
    ? table
    : { ...table, about: `${table.about} L’accueil adapté n’est compté que pour l’ensemble.` };
}

/** Needs that start in a month; what another day groups otherwise after its last month is not told. */
function startsIn(reading: Reading, shown: Reading): ((key: string) => Shown) | null {
  const cut = reading.cut("month");
  const isSame = reading.day.slice(0, 7) === shown.day.slice(0, 7);
  if (!cut) return null;
  return (key) => {
    if (key === NOW) return reading.now;
    return key === OTHERS && !isSame ? NONE : (cut.get(key) ?? NONE);
  };
}

/** Places planned in a month; the last line is of all those after. */
function plannedIn(figure: "planned-decided" | "planned-studied", months: readonly string[]) {
  return ({ counts, day }: Reading) => {
    const found = figureByKey(counts, figure);
    const listed = [...found].filter(([month]) => month <= (months.at(-1) ?? ""));
    const after = sumOf(counts, figure) - listed.reduce((sum, [, places]) => sum + places, 0);
    return (key: string) =>
      plain(key === OTHERS ? after : (found.get(key === NOW ? day.slice(0, 7) : key) ?? 0));
  };
}

import type { CareCommission } from "#models/care-service";
import type { Day } from "~/core/calendar";
import { offsetDay } from "~/features/templates/planned-day";
import { formatDayLong, NBSP, ofName } from "~/vocabulary/typography";
import type { ChildStep } from "./child-step";

/** What the steps of minding a child are read from. */
export interface CareFacts {
  /** As `childName` says it. */
  name: string;
  /** "YYYY-MM": the month care must start. */
  month: string;
  /** The first day of the time to settle in, once somebody said it. */
  settlingOn?: string;
  /** The service a file is for, and the session that decides. */
  serviceName?: string;
  commission?: Pick<CareCommission, "on" | "fileBefore">;
}

/** Two or three weeks of shorter days, before care starts. */
const SETTLING_DAYS = 21;

/** What the family gives to the service itself, never to us. */
const FILE_PAPERS = [
  "Livret de famille",
  "Numéro d’allocataire Caf ou MSA",
  "Avis d’imposition",
  "Vaccinations de l’enfant",
];

const FILE_NOTE = `Usage${NBSP}: pièces à confirmer auprès de la structure. La famille les lui remet elle-même, rien n’en est gardé ici.`;

/** In the order of their days. */
export const CARE_STEPS = {
  askRelay: {
    key: "ask-relay",
    anchor: "care-start",
    anchorOn: ({ month }) => startOf(month),
    offset: { months: -6 },
    isSearch: true,
    isAsk: true,
    label: ({ name }) => `Demander au relais petite enfance un mode d’accueil pour ${name}`,
    papers: () => [],
    note: () => `Usage${NBSP}: six mois avant le début de l’accueil.`,
  },
  chooseWhere: {
    key: "choose-where",
    anchor: "commission",
    anchorOn: ({ commission }) => commission?.fileBefore,
    offset: { days: -14 },
    isSearch: true,
    label: ({ name }) => `Choisir où déposer un dossier pour ${name}`,
    papers: () => [],
    note: () => "Deux semaines avant la première date limite des structures des communes souhaitées.",
  },
  file: {
    ...filing(
      ({ name, commission }) =>
        `déposer le dossier ${ofName(name)}${commission ? ` (commission du ${formatDayLong(commission.on)})` : ""}`,
    ),
    key: "file",
    papers: () => FILE_PAPERS,
    note: () => FILE_NOTE,
  },
  fileAgain: {
    ...filing(
      ({ name, commission }) =>
        `redemander une place pour ${name}${commission ? ` avant la commission du ${formatDayLong(commission.on)}` : ""}`,
    ),
    key: "file-again",
    papers: () => [],
    note: () => `Usage${NBSP}: une demande se renouvelle avant chaque commission.`,
  },
  settleIn: {
    key: "settle-in",
    anchor: "settling",
    anchorOn: ({ month, settlingOn }) => settlingOn ?? offsetDay(startOf(month), { days: -SETTLING_DAYS }),
    label: ({ name }) => `Prévoir le temps d’adaptation ${ofName(name)}`,
    papers: () => [],
    note: () =>
      `Usage${NBSP}: deux à trois semaines avant le début de l’accueil, à fixer avec qui garde l’enfant.`,
  },
} as const satisfies Record<string, ChildStep<CareFacts>>;

/** « Crèche des Mésanges : déposer le dossier de Zoé (commission du 28 mars 2027) » */
function filing(words: (facts: CareFacts) => string) {
  return {
    anchor: "commission",
    anchorOn: ({ commission }: CareFacts) => commission?.fileBefore,
    // A file handed in the day after is not read: the last day stays on its day.
    offset: { isLegal: true },
    isSearch: true,
    label: (facts: CareFacts) => `${facts.serviceName ?? "Structure d’accueil"}${NBSP}: ${words(facts)}`,
  } as const;
}

function startOf(month: string): Day {
  return `${month}-01`;
}

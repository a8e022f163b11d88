import type { NeedCriteria } from "#models/need";
import { SCHOOL_LEVELS, SCHOOL_WISHES, type SchoolLevel } from "~/vocabulary/schooling";
import { joinWords, NBSP, ofName } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import type { ChildStep } from "./child-step";
import type { SchoolEntry } from "./school-entry";

/** What the steps of a child’s schooling are read from. */
export interface SchoolFacts {
  /** As `childName` says it. */
  name: string;
  arrivalOn: string;
  entry: SchoolEntry;
  criteria?: Pick<NeedCriteria, "level" | "schoolSector" | keyof typeof SCHOOL_WISHES>;
}

type Stage = "primary" | "middle" | "high";

/** Up to there one goes to primary school, then to collège. */
const LAST_OF: Readonly<Record<Exclude<Stage, "high">, SchoolLevel>> = { primary: "cm2", middle: "3e" };

const ASKED: Readonly<Record<Stage, { public: string; private: string }>> = {
  primary: { public: "à la mairie", private: "à l’école privée" },
  middle: { public: "au collège de secteur", private: "au collège privé" },
  high: { public: "au lycée de secteur", private: "au lycée privé" },
};

const PRIMARY_PAPERS = [
  "Pièce d’identité d’un parent",
  "Livret de famille ou acte de naissance",
  "Justificatif de domicile",
  "Carnet de vaccinations",
];
const SECONDARY_PAPERS = [
  "Justificatif de domicile",
  "Bulletins de l’année écoulée",
  "Décision d’orientation",
];
const LEAVING_PAPER = "Certificat de radiation";

const AROUND = ["needsCanteen", "needsTransport", "needsAfterSchool"] as const;

const USAGE = `Usage${NBSP}: à confirmer auprès`;
const UNKNOWN_DAY = `Rentrée à confirmer${NBSP}: le calendrier scolaire de cette année-là n’est pas dans les réglages.`;

const ENROL_NOTES: Readonly<Record<Stage, string>> = {
  primary: `${USAGE} de la mairie. Dites-lui la classe, le jour d’entrée, la cantine${NBSP}; demandez l’école de secteur.`,
  middle: secondaryNote("du collège"),
  high: secondaryNote("du lycée"),
};

/** In the order of their days. */
export const SCHOOL_STEPS: readonly ChildStep<SchoolFacts>[] = [
  {
    key: "enrol",
    anchor: "school-entry",
    anchorOn: ({ entry }) => entry.on,
    offset: { months: -3 },
    isSearch: true,
    isAsk: true,
    label: (facts) =>
      `Demander ${whomToAsk(facts)} l’inscription ${ofName(facts.name)} (${SCHOOL_LEVELS[levelOf(facts)].fr})`,
    papers: (facts) => [
      ...(stageOf(facts) === "primary" ? PRIMARY_PAPERS : SECONDARY_PAPERS),
      ...(facts.entry.isAtSchool ? [LEAVING_PAPER] : []),
    ],
    note: (facts) => withDay(ENROL_NOTES[stageOf(facts)], facts),
  },
  {
    key: "leaving",
    anchor: "arrival",
    anchorOn: ({ arrivalOn }) => arrivalOn,
    offset: { months: -1 },
    isFor: ({ entry }) => entry.isAtSchool,
    label: ({ name }) => `Demander à l’établissement actuel le certificat de radiation ${ofName(name)}`,
    papers: () => [],
    note: () =>
      `L’établissement que l’enfant quitte le remet à la famille${NBSP}; le nouveau le demande pour l’inscrire (service-public.fr).`,
  },
  {
    key: "around",
    anchor: "school-entry",
    anchorOn: ({ entry }) => entry.on,
    offset: { months: -1 },
    label: ({ name, criteria = {} }) => {
      const wished = valuesOf(SCHOOL_WISHES).filter((wish) => criteria[wish]);
      const asked = wished.length > 0 ? wished : AROUND;
      return `Inscrire ${name} avant son entrée${NBSP}: ${joinWords(asked.map((wish) => SCHOOL_WISHES[wish].fr))}`;
    },
    papers: () => [],
    note: (facts) => withDay(`${USAGE} de la mairie ou de l’établissement.`, facts),
  },
  {
    key: "check",
    anchor: "arrival",
    anchorOn: ({ arrivalOn }) => arrivalOn,
    offset: { days: 8, isLegal: true },
    isFor: ({ entry }) => entry.isRequired,
    label: ({ name }) => `Vérifier que l’inscription ${ofName(name)} à l’école est faite`,
    papers: () => [],
    note: () =>
      "Dans les huit jours qui suivent le changement de domicile (Code de l’éducation, art. L131-5).",
  },
];

function levelOf({ criteria, entry }: SchoolFacts): SchoolLevel {
  return criteria?.level ?? entry.level;
}

function stageOf(facts: SchoolFacts): Stage {
  const levels = valuesOf(SCHOOL_LEVELS);
  const place = levels.indexOf(levelOf(facts));
  if (place <= levels.indexOf(LAST_OF.primary)) return "primary";
  return place <= levels.indexOf(LAST_OF.middle) ? "middle" : "high";
}

function whomToAsk(facts: SchoolFacts): string {
  return ASKED[stageOf(facts)][facts.criteria?.schoolSector ?? "public"];
}

/** Sectors are the State’s: it finds a place when the school of the sector has none. */
function secondaryNote(of: string): string {
  return `${USAGE} ${of}. S’il n’a plus de place, la direction des services départementaux de l’éducation nationale en trouve une (service-public.fr).`;
}

function withDay(note: string, { entry }: SchoolFacts): string {
  return entry.isKnown ? note : `${note} ${UNKNOWN_DAY}`;
}

import type { CandidateRecord } from "#models/candidate";
import type { SheetLine } from "#models/hand-off";
import type { OpeningRecord } from "#models/opening";
import { exerciseWords } from "~/features/candidates/situations";
import { openingTitle } from "~/features/openings/opening-card";
import { CANDIDATE_KINDS, type CandidateKind } from "~/vocabulary/candidates";
import { formatDayLong, formatPhone, lowerFirst, NBSP } from "~/vocabulary/typography";
import { type Sheet, withMessage } from "./hand-off-sheet";

/** How a structure is told whom it would meet, before the name. */
const OF_WHOM: Readonly<Record<CandidateKind, string>> = {
  student: "d’une personne qui étudie la médecine",
  intern: "d’un ou une interne en médecine",
  "junior-doctor": "d’un docteur junior",
  locum: "d’un médecin remplaçant",
  doctor: "d’un médecin",
  other: "d’une personne qui rejoint le territoire",
};

/** What the colleague reads beside the preview. */
export const INTRODUCTION_WITHHELD =
  "Jamais transmis : la famille, les autres structures contactées, le reste du dossier.";

type Presented = Pick<
  CandidateRecord,
  | "firstName"
  | "lastName"
  | "kind"
  | "specialty"
  | "exerciseModes"
  | "daysPerWeek"
  | "fromOn"
  | "phones"
  | "emails"
>;

interface SheetInput {
  candidate: Presented;
  opening?: Pick<OpeningRecord, "kind" | "specialty" | "confidentiality">;
  /** A sentence the colleague adds for this structure. */
  message?: string;
  answerBy: string;
}

/**
 * What a structure is sent of a candidate who agreed to it: the professional half at most: contact, specialty, exercise, date. A
 * discreet opening is not named: whoever reads the mail may not be told of it.
 */
export function introductionSheet({ candidate, opening, message, answerBy }: SheetInput): Sheet {
  const { firstName, lastName, kind, specialty, fromOn, phones, emails } = candidate;
  const name = `${firstName} ${lastName}`;
  const field = specialty ? ` (${lowerFirst(specialty)})` : "";
  const from = fromOn ? `, à partir du ${formatDayLong(fromOn)}` : "";
  const ask = `${name} a un projet sur notre territoire, et a accepté que nous le présentions à des structures comme la vôtre. Souhaitez-vous un échange, ou proposer une visite${NBSP}?`;
  return {
    title: `Présentation ${OF_WHOM[kind]}${field}${from}`,
    intro: withMessage(ask, message),
    lines: [
      line("name", "Qui", name),
      line("kind", "Situation", CANDIDATE_KINDS[kind].fr),
      line("specialty", "Spécialité", specialty),
      line("exercise", "Exercice souhaité", exerciseWords(candidate)),
      line("fromOn", "Disponible", fromOn && `à partir du ${formatDayLong(fromOn)}`),
      line("opening", "Pour", opening?.confidentiality === "public" ? openingTitle(opening) : undefined),
      line("phone", "Téléphone", phones[0] && formatPhone(phones[0])),
      line("email", "E-mail", emails[0]),
    ].filter((shown) => shown !== null),
    answerBy,
  };
}

function line(key: string, label: string, value: string | undefined): SheetLine | null {
  return value ? { key, label, value } : null;
}

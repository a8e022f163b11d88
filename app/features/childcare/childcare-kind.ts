import type { NeedCriteria } from "#models/need";
import { monthsBetween } from "~/features/households/child-ages";
import { CARE_AGES, CARE_MODES, CARE_RHYTHMS, type CareMode, ODD_HOURS } from "~/vocabulary/childcare";
import { WISHES } from "~/vocabulary/needs";
import type { PartnerKind } from "~/vocabulary/partners";
import { elide, formatCount, formatMonth, joinWords, NBSP } from "~/vocabulary/typography";
import {
  sheetLine as line,
  type NeedKindDefinition,
  ofWhom,
  type SheetChild,
  STEP_TESTS,
} from "../needs/need-kind";
import { careAgeOf } from "./care-age";
import { oddHoursOf, weekWords } from "./care-week";
import { CHILDCARE_CRITERIA } from "./childcare-ranking";

/** Somebody to mind a child. */
export const CHILDCARE: NeedKindDefinition = {
  request: {
    title: (kind, { careFromMonth, fromOn }) =>
      `Un mode d’accueil pour l’enfant ${ofWhom(kind)}${careFromMonth && !fromOn ? `, à partir ${ofMonth(careFromMonth)}` : ""}`,
    ask: (kind, { hasAdaptedCare: _own, ...criteria }, partnerKind) =>
      `Nous préparons l’arrivée de la famille ${ofWhom(kind)} sur notre territoire. ${askOf(partnerKind, criteria)}`,
    nobody: "Ajoutez un relais petite enfance ou une mairie à l’annuaire.",
    forWhat: "pour la garde",
  },
  withheld: `De l’âge ne part qu’une tranche (« moins d’un an », « 1 an »…), au mois où l’accueil commence. Jamais transmis${NBSP}: le nom et le mois de naissance de l’enfant, une naissance attendue, un accueil adapté, le reste du dossier. Ce qui est écrit en toutes lettres part tel quel.`,
  summary: ({ careFromMonth, week = [], modes = [], ...criteria }) => [
    careFromMonth && `dès ${formatMonth(careFromMonth)}`,
    week.length > 0 && `${formatCount(week.length, "jour", "jours")} par semaine`,
    modes[0] && CARE_MODES[modes[0]].fr,
    oddHoursOf({ ...criteria, week }).length > 0 && "horaires atypiques",
  ],
  sheetLines: {
    wish: ({ careFromMonth, week, wish }) =>
      line(careFromMonth || week ? "Précisions" : WISHES.childcare.fr, wish),
    childAge: (criteria, child) => line("Âge de l’enfant", ageAtStart(criteria, child)),
    careFrom: ({ careFromMonth }) => line("Début de l’accueil", careFromMonth && formatMonth(careFromMonth)),
    careWeek: ({ week = [] }) => line("Semaine type", weekWords(week)),
    oddHours: (criteria) => line("Horaires atypiques", oddHoursWords(criteria)),
    careModes: ({ modes = [] }) =>
      line(
        "Modes d’accueil souhaités",
        joinWords(
          modes.map((mode) => CARE_MODES[mode].fr),
          "ou",
        ),
      ),
    careRhythm: ({ rhythm }) => line("Rythme", rhythm && `accueil ${CARE_RHYTHMS[rhythm].fr}`),
    siblings: ({ withSiblings }) => line("Fratrie", withSiblings && "à garder au même endroit"),
    workplace: ({ workplaceName }) => line("Commune du travail", workplaceName),
  },
  criteria: CHILDCARE_CRITERIA,
  visitKinds: ["meeting", "visit"],
  steps: [
    { key: "specified", fr: "Besoin précisé", en: "Need known", isDone: STEP_TESTS.specified },
    { key: "asked", fr: "Relais ou mairie sollicités", en: "Relay centre asked", isDone: STEP_TESTS.asked },
    { key: "proposed", fr: "Place proposée", en: "Place offered", isDone: STEP_TESTS.proposed },
    { key: "decided", fr: "Mode d’accueil choisi", en: "Childcare chosen", isDone: STEP_TESTS.decided },
    { key: "followed", fr: "Accueil commencé", en: "Care started", isDone: STEP_TESTS.followed },
  ],
  followUpDays: 30,
};

const ASK = `Quels modes d’accueil sont possibles, avec quelles places, et faut-il passer par une commission${NBSP}?`;

/** What partners are asked must read the same for every child: adapted care is not among what it is drawn from. */
type AskedCriteria = Omit<NeedCriteria, "hasAdaptedCare">;

/** Where children come to enrol, to be talked over first. */
const PREPARED: readonly CareMode[] = ["leisure-centre", "after-school"];
const TALK = ` Un temps d’échange avant l’inscription est-il possible${NBSP}?`;

function askOf(partnerKind: PartnerKind, criteria: AskedCriteria): string {
  const isPrepared = criteria.modes?.some((mode) => PREPARED.includes(mode));
  return `${placesAsk(partnerKind, criteria)}${isPrepared ? TALK : ""}`;
}

function placesAsk(partnerKind: PartnerKind, criteria: AskedCriteria): string {
  if (partnerKind === "relay-centre") return relayAsk(criteria);
  return partnerKind === "nursery" ? NURSERY_ASK : ASK;
}

const NURSERY_ASK = `Auriez-vous une place pour cet enfant, à ces jours et à ces horaires${NBSP}? Sinon, à partir de quand, et avant quelle commission faut-il déposer un dossier${NBSP}?`;

/** What a relay centre is there to say: the modes possible at those hours, the places, the next commission; and what a family may ask there. */
function relayAsk(criteria: AskedCriteria): string {
  const odd = oddHoursOf(criteria).length > 0 ? ", et lesquels aux horaires atypiques" : "";
  return `Quels modes d’accueil lui conviendraient${odd}${NBSP}? Y a-t-il des places chez les assistantes maternelles ou en structure, et avant quelle commission faut-il déposer un dossier${NBSP}? Dites-nous aussi qui la famille peut appeler chez vous. Elle pourra y demander conseil sur le contrat et la première embauche d’une assistante maternelle.`;
}

/**
 * « 2 ans au début de l’accueil »: a group of ages, for months counted from a known start would tell the month of birth.
 * Nothing of a child to be born: an expected birth is nobody else’s to know.
 */
function ageAtStart({ careFromMonth }: NeedCriteria, child: SheetChild = {}): string | undefined {
  if (child.isUnborn || !child.birthMonth || !careFromMonth) return undefined;
  const months = monthsBetween(child.birthMonth, careFromMonth);
  return months < 0 ? undefined : `${CARE_AGES[careAgeOf(months)].fr} au début de l’accueil`;
}

/** « avant 7 h 30, selon les gardes (une semaine sur trois) » */
function oddHoursWords(criteria: NeedCriteria): string {
  const told = oddHoursOf(criteria).map((one) => ODD_HOURS[one].fr);
  const { onCallPattern } = criteria;
  return [told.join(", "), onCallPattern && `(${onCallPattern})`].filter(Boolean).join(" ");
}

/** « de mars 2027 », « d’avril 2027 » */
function ofMonth(month: string): string {
  return elide("de", formatMonth(month));
}

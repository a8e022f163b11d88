import { NBSP } from "./typography";
import type { Word, Words } from "./words";

/** What the observatory counts of the needs still open, by child. */
export type NeedFigure =
  /** By moment, a `NeedMoment`. */
  | "need-moment"
  /** By the month care must start, "YYYY-MM"; those whose month nobody said are in no month. */
  | "need-month"
  /** By the age of the child when care must start, a `CareAge`; the age of some is not known. */
  | "need-age"
  /** By mode wished, a `CareMode`: a need may wish for several. */
  | "need-mode"
  /** By odd hours, an `OddHours`: a need may have several. */
  | "need-odd"
  /** The one key of these is `ALL`: needs with any odd hours, needs of adapted care. */
  | "need-any-odd"
  | "need-adapted"
  /** Needs settled over the last twelve months, by the mode kept, a `CareMode`. */
  | "met-mode";

/** What it counts of the supply. */
export type SupplyFigure =
  /** Places in all and places free, by mode; those of childminders are told apart, as totals. */
  | "places-mode"
  | "free-mode"
  | "places-age"
  | "free-age"
  | "places-management"
  /** Services, by mode, by odd hours they cover, and childminders; the key of the last is `ALL`. */
  | "services-mode"
  | "services-odd"
  | "childminders"
  /** Figures nobody renewed, and figures in all; the key is `ALL`. */
  | "stale"
  | "told"
  /** Places planned, by the month they open, of projects decided and of others. */
  | "planned-decided"
  | "planned-studied"
  /** Itinerant or shared services, and those that serve a commune of low density; the key is `ALL`. */
  | "shared"
  | "shared-low-density";

export type ObservatoryFigure = NeedFigure | SupplyFigure;

export type NeedMoment = "now" | "later" | "unknown";

/** When care must start, against the day of the count. */
export const NEED_MOMENTS: Words<NeedMoment> = {
  now: { fr: "maintenant", en: "now" },
  later: { fr: "plus tard", en: "later" },
  unknown: { fr: "mois non précisé", en: "month not said" },
};

/** The code of the area of what no intercommunalité holds: communes without one, needs whose commune nobody said. */
export const NO_AREA = "none";

/** The one key of a figure that has no dimension. */
export const ALL = "all";

/**
 * How densely a commune is peopled (« grille communale de densité », Insee, seven levels): the last two are what the
 * observatory calls low density.
 */
export type Density = "1" | "2" | "3" | "4" | "5" | "6" | "7";

export const DENSITIES: Words<Density> = {
  "1": { fr: "grands centres urbains", en: "large urban centres" },
  "2": { fr: "centres urbains intermédiaires", en: "intermediate urban centres" },
  "3": { fr: "petites villes", en: "small towns" },
  "4": { fr: "ceintures urbaines", en: "urban belts" },
  "5": { fr: "bourgs ruraux", en: "rural market towns" },
  "6": { fr: "rural à habitat dispersé", en: "dispersed rural" },
  "7": { fr: "rural à habitat très dispersé", en: "very dispersed rural" },
};

export const LOW_DENSITIES: readonly Density[] = ["6", "7"];

/** What a dated indicator of childcare measures, with the unit its value is in. */
export type CareMeasure =
  | "places-under-6"
  | "childminder-places"
  | "childminders"
  | "childminders-houses"
  | "service-places"
  | "services"
  | "nurseries"
  | "kindergartens"
  | "places-under-3"
  | "children-under-3"
  | "births"
  | "coverage"
  | "national-coverage";

/** How a measure is named, and the unit its value is written with. */
export interface MeasureWord extends Word {
  one: string;
  many: string;
}

const PLACES = { one: "place", many: "places" };
const PER_HUNDRED = {
  one: "place pour 100 enfants de moins de 3 ans",
  many: "places pour 100 enfants de moins de 3 ans",
};

export const CARE_MEASURES: Readonly<Record<CareMeasure, MeasureWord>> = {
  "places-under-6": { fr: `Places pour les moins de 6${NBSP}ans`, en: "Places for under-6s", ...PLACES },
  "childminder-places": {
    ...{
      fr: `Places d’assistantes maternelles (moins de 6${NBSP}ans)`,
      en: "Childminders’ places (under 6)",
    },
    ...PLACES,
  },
  childminders: {
    ...{ fr: "Assistantes maternelles agréées", en: "Approved childminders" },
    ...{ one: "assistante maternelle", many: "assistantes maternelles" },
  },
  "childminders-houses": {
    ...{ fr: "Maisons d’assistantes maternelles", en: "Childminders’ houses" },
    ...{ one: "maison", many: "maisons" },
  },
  "service-places": {
    ...{ fr: `Places de structures d’accueil (moins de 6${NBSP}ans)`, en: "Places in services (under 6)" },
    ...PLACES,
  },
  services: {
    ...{ fr: "Structures d’accueil du jeune enfant", en: "Early-childhood services" },
    ...{ one: "structure", many: "structures" },
  },
  nurseries: { fr: "Crèches", en: "Nurseries", one: "crèche", many: "crèches" },
  kindergartens: {
    ...{ fr: "Jardins d’enfants", en: "Kindergartens" },
    ...{ one: "jardin d’enfants", many: "jardins d’enfants" },
  },
  "places-under-3": { fr: "Places pour les moins de 3 ans", en: "Places for under-3s", ...PLACES },
  "children-under-3": {
    ...{ fr: "Enfants de moins de 3 ans", en: "Children under 3" },
    ...{ one: "enfant", many: "enfants" },
  },
  births: { fr: "Naissances", en: "Births", one: "naissance", many: "naissances" },
  coverage: { fr: "Taux de couverture publié", en: "Published coverage rate", ...PER_HUNDRED },
  "national-coverage": {
    ...{ fr: "Taux de couverture national publié", en: "Published national coverage rate" },
    ...PER_HUNDRED,
  },
};

/** Published rates: every other measure is a count. */
export const PUBLISHED_RATES: readonly CareMeasure[] = ["coverage", "national-coverage"];

/** The code of the whole country among the territories of an indicator. */
export const FRANCE = "FR";

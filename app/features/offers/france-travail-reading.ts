import type { ProposedPost } from "#models/need-work";
import { dayOf, foldText, formatDayLong, NBSP } from "~/vocabulary/typography";
import type { Contract, WorkingTime } from "~/vocabulary/work";
import type { FranceTravailOffer } from "./france-travail.schema.server";

/** A post found at France Travail, as a household may be shown it. */
export interface FoundPost {
  /** The number the offer has there. */
  sourceId: string;
  post: ProposedPost;
  /** INSEE code; absent of an offer told by its département only. */
  communeCode?: string;
  /** The name of the trade, to be found by it. */
  occupation?: string;
}

const OFFER_PAGE = "https://candidat.francetravail.fr/offres/recherche/detail/";
const LONGEST_NOTE = 400;

/** Types of contract of France Travail; the others (temporary work, commercial agents…) are told in words. */
const CONTRACT_OF: Readonly<Partial<Record<string, Contract>>> = {
  CDI: "permanent",
  CDD: "fixed-term",
  SAI: "fixed-term",
  LIB: "self-employed",
  FRA: "self-employed",
  REP: "self-employed",
};

/** A wage below or above these, in euros a month, is a slip or another unit: it is told in words. */
const PLAUSIBLE = { least: 300, most: 15_000 };

const AMOUNT = String.raw`(\d[\d\s]*(?:[.,]\d+)?)\s*(?:euros?|€)`;
const SALARY = new RegExp(
  String.raw`^(mensuel|annuel) de ${AMOUNT}(?: a ${AMOUNT})?(?: sur (\d+(?:[.,]\d+)?) mois)?$`,
);

/** What an offer proposes, in our words; what cannot be told by them for sure is said as it is in the note. */
export function readOffer(offer: FranceTravailOffer): FoundPost {
  const { id, intitule, romeCode, lieuTravail, entreprise, appellationlibelle, romeLibelle } = offer;
  const communeCode = /^[0-9AB]{5}$/.test(lieuTravail?.commune ?? "") ? lieuTravail?.commune : undefined;
  const place = placeName(lieuTravail?.libelle);
  const contract = CONTRACT_OF[offer.typeContrat ?? ""] ?? (offer.typeContrat ? "other" : undefined);
  return {
    sourceId: id,
    communeCode,
    occupation: appellationlibelle ?? romeLibelle,
    post: withoutGaps({
      kind: "spouse-work",
      post: intitule.slice(0, 160),
      romeCode: /^[A-N]\d{4}$/.test(romeCode ?? "") ? romeCode : undefined,
      employer: entreprise?.nom?.slice(0, 160) || undefined,
      contract,
      workingTime: workingTimeOf(offer.dureeTravailLibelleConverti),
      telework: mayWorkFromHome(offer) ? "some" : undefined,
      wage: readWage(offer.salaire?.libelle),
      hours: offer.dureeTravailLibelle?.replace(/\s*\n\s*/g, ", ").slice(0, 120) || undefined,
      place,
      communeCode,
      communeName: communeCode && place,
      link: linkOf(offer),
      note: noteOf(offer),
    }),
  };
}

/**
 * Euros a month before tax of « Mensuel de 2200.0 Euros à 2600.0 Euros sur 12.0 mois », the least that is promised.
 * A year paid in more than twelve times, an hour, or a sum out of all likelihood has none.
 */
export function readWage(words: string | undefined): number | undefined {
  const [, period, least = "", , months = "12"] = SALARY.exec(plain(words)) ?? [];
  if (!period || (period === "annuel" && numberOf(months) !== 12)) return undefined;
  const monthly = Math.round(period === "annuel" ? numberOf(least) / 12 : numberOf(least));
  return monthly >= PLAUSIBLE.least && monthly <= PLAUSIBLE.most ? monthly : undefined;
}

/** Lower case, no accents, single spaces; the points and commas of the amounts stay. */
function plain(words: string | undefined): string {
  const unaccented = (words ?? "").normalize("NFD").replace(/\p{M}/gu, "");
  return unaccented.toLowerCase().replace(/\s+/g, " ").trim();
}

function numberOf(amount: string): number {
  return Number(amount.replace(/\s/g, "").replace(",", "."));
}

/** « Figeac » of « 46 - Figeac », « LYON 03 » of « 69 - LYON 03 ». */
function placeName(label: string | undefined): string | undefined {
  return label?.replace(/^(?:\d{2,3}|2[AB]) - /, "") || undefined;
}

function workingTimeOf(words: string | undefined): WorkingTime | undefined {
  const folded = foldText(words ?? "");
  if (folded === "temps plein") return "full";
  return folded === "temps partiel" ? "part" : undefined;
}

function mayWorkFromHome({ contexteTravail }: FranceTravailOffer): boolean {
  const conditions = contexteTravail?.conditionsExercice ?? [];
  return conditions.some((condition) => foldText(condition).startsWith("possibilite de teletravail"));
}

function linkOf({ id, origineOffre }: FranceTravailOffer): string {
  const link = origineOffre?.urlOrigine ?? "";
  return /^https?:\/\//.test(link) && URL.canParse(link) ? link.slice(0, 500) : `${OFFER_PAGE}${id}`;
}

function noteOf(offer: FranceTravailOffer): string | undefined {
  const { typeContrat, typeContratLibelle, alternance, natureContrat, salaire, experienceLibelle } = offer;
  const published = Date.parse(offer.dateCreation ?? "");
  return [
    typeContrat !== "CDI" && typeContratLibelle,
    alternance && (natureContrat ?? "Alternance"),
    salaire?.libelle ?? salaire?.commentaire,
    experienceLibelle && `Expérience${NBSP}: ${experienceLibelle}`,
    !Number.isNaN(published) && `Publiée le ${formatDayLong(dayOf(new Date(published)))}`,
  ]
    .filter(Boolean)
    .join(" · ")
    .slice(0, LONGEST_NOTE);
}

/** What is not told is not kept. */
function withoutGaps(post: ProposedPost): ProposedPost {
  const told = { ...post };
  for (const name of namesOf(told)) if (told[name] === undefined || told[name] === "") delete told[name];
  return told;
}

type Optional = Exclude<keyof ProposedPost, "kind" | "post">;

function namesOf(post: ProposedPost): Optional[] {
  const isOptional = (name: string): name is Optional => name in post && name !== "kind" && name !== "post";
  return Object.keys(post).filter(isOptional);
}

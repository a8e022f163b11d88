import { AID_PERIODS, type LodgingAid, type LodgingOwnerKind, PUBLIC_OWNERS } from "~/vocabulary/lodgings";
import { formatEuros, formatMonth, NBSP } from "~/vocabulary/typography";

interface Lodged {
  ownerKind: LodgingOwnerKind;
  fromOn: string;
  /** The day of departure. */
  toOn: string;
}

/** The aids an intern loses by being lodged there: those in force on one of the nights, as they are told on each day. */
export function aidsLost(aids: readonly LodgingAid[], { ownerKind, fromOn, toOn }: Lodged): LodgingAid[] {
  return aids.filter(
    (aid) => isLost(aid, ownerKind) && aid.fromOn < toOn && (aid.toOn === undefined || aid.toOn >= fromOn),
  );
}

/** « Logé·e par une collectivité, l’interne perd l’indemnité… (300 € par mois). Règle notée depuis…, à vérifier. Source : … » */
export function lostAidWords(aid: LodgingAid): string {
  const { label, fromOn, toOn, lostWhen, source } = aid;
  const why = lostWhen === "public-owner" ? "Logé·e par une collectivité" : "Logé·e ici";
  const period = toOn ? `de ${formatMonth(fromOn)} à ${formatMonth(toOn)}` : `depuis ${formatMonth(fromOn)}`;
  return `${why}, l’interne perd ${label} (${aidAmount(aid)}). Règle notée ${period}, à vérifier. Source${NBSP}: ${source}.`;
}

/** « 300 € par mois » */
export function aidAmount({ euros, per }: Pick<LodgingAid, "euros" | "per">): string {
  return `${formatEuros(euros)} ${AID_PERIODS[per].fr}`;
}

/** The same in a word, « perd l’IFH », which leads to the sentence by its key. */
export function lostAidMark({ key, short = "une aide" }: LodgingAid): { key: string; mark: string } {
  return { key, mark: `perd ${short}` };
}

function isLost({ lostWhen }: LodgingAid, ownerKind: LodgingOwnerKind): boolean {
  return lostWhen === "any-owner" || PUBLIC_OWNERS.includes(ownerKind);
}

import { BED_STEPS_KM } from "~/vocabulary/allocations";
import { formatCount, formatNumber, joinWords, NBSP } from "~/vocabulary/typography";
import { wishWords } from "./allocation-words";
import type { Exchange, Holder, Reason } from "./reasons";
import { hardWords, noBedWords, noPlaceWords } from "./refusal-words";
import type { Component } from "./worth";

/** Why somebody has what they have, in sentences which name nobody; `placeAt` names a place by its index. */
export function reasonWords(reasons: readonly Reason[], placeAt: (place: number) => string): string[] {
  return reasons.map((reason) => sentence(reason, placeAt));
}

function sentence(reason: Reason, placeAt: (place: number) => string): string {
  switch (reason.kind) {
    case "refused":
      return `${wish(reason, placeAt)}${NBSP}: ${hardWords(reason.why ?? "no-seat")}.`;
    case "taken":
      return `${wish(reason, placeAt)}${NBSP}: ${takenBy("la place est prise", "les places sont prises", reason.by)}. ${exchanged(reason.exchange)}`;
    case "left-free":
      return `${wish(reason, placeAt)}${NBSP}: une place y reste libre. ${exchanged(reason.exchange)}`;
    case "pinned":
      return reason.what === "place"
        ? "Le terrain de stage a été choisi à la main."
        : "L’hébergement a été choisi à la main.";
    case "no-place-allowed":
      return noPlaceWords(reason.refused);
    case "places-taken":
      return `Les places qui conviendraient sont toutes prises (${joinWords(reason.places.map(placeAt))}). ${exchanged(reason.exchange)}`;
    case "no-bed-free":
      return noBedWords(reason.refused);
    case "beds-taken":
      return `Les lits libres à ces dates vont à d’autres${NBSP}: ${joinWords(unique(reason.by.map(holderWords)))}. ${exchanged(reason.exchange)}`;
    case "far-bed":
      return `${farBed(reason.steps)}${NBSP}: aucun lit plus proche n’est libre à toutes les dates demandées.`;
    case "closer-beds":
      return `${farBed(reason.steps)}${NBSP}: ${closerBeds(reason)}. ${exchanged(reason.exchange)}`;
  }
}

function wish({ rank, place }: { rank: number; place: number }, placeAt: (place: number) => string): string {
  return `${wishWords(rank)}, ${placeAt(place)}`;
}

function takenBy(one: string, many: string, by: readonly Holder[]): string {
  const words = unique(by.map(holderWords));
  return `${by.length > 1 ? many : one} par ${joinWords(words)}`;
}

/** « Un lit à plus de 40 km du terrain de stage » */
function farBed(steps: number): string {
  return `Un lit à plus de ${BED_STEPS_KM[steps - 1] ?? BED_STEPS_KM[0]}${NBSP}km du terrain de stage`;
}

function closerBeds({ by, isLeft }: { by: readonly Holder[]; isLeft: boolean }): string {
  if (isLeft) return "un lit plus proche reste libre";
  return `les lits plus proches vont à d’autres, ${joinWords(unique(by.map(holderWords)))}`;
}

/** « une personne sans voiture, dont c’est le 1ᵉʳ vœu » */
function holderWords(holder: Holder): string {
  const traits = [
    holder.isPinned && "placée là à la main",
    holder.isBefore && "qui l’avait déjà",
    holder.hasNoCar && "sans voiture",
    holder.nearCouple.length > 0 && "en couple avec une personne placée près de là",
    holder.nearFriends.length > 0 && "avec des ami·e·s près de là",
    holder.isKnown && "qui y est déjà passée",
    holder.isOnCallWish && "dont le souhait de gardes y est suivi",
    holder.rank !== undefined && `dont c’est le ${wishWords(holder.rank)}`,
  ].filter((trait): trait is string => typeof trait === "string");
  return ["une personne", traits.join(", ")].filter(Boolean).join(" ");
}

const WOULD_LOSE: Readonly<Record<Component, (from: number, to: number) => string>> = {
  served: (from, to) =>
    `${formatCount(from - to, "personne", "personnes")} de moins ${from - to < 2 ? "aurait" : "auraient"} tout ce qu’il faut`,
  placed: (from, to) =>
    `${formatCount(from - to, "personne", "personnes")} de moins ${from - to < 2 ? "aurait" : "auraient"} un terrain de stage`,
  moves: (from, to) =>
    `${formatCount(to - from, "personne déjà prévenue changerait", "personnes déjà prévenues changeraient")} en plus`,
  worst: (from, to) =>
    `la personne la moins bien servie le serait plus mal encore (${formatNumber(round(to))} points au lieu de ${formatNumber(round(from))})`,
  total: (from, to) => `l’ensemble y perdrait ${formatCount(round(to - from), "point", "points")}`,
};

function exchanged(exchange: Exchange): string {
  if (exchange.kind === "impossible") {
    return `Aucune de ces lignes ne peut changer${NBSP}: elles ont été choisies à la main.`;
  }
  if (exchange.kind === "tie") return "Un échange reviendrait au même pour l’ensemble.";
  if (exchange.kind === "better")
    return `Un échange serait meilleur pour l’ensemble${NBSP}: relancez le calcul.`;
  const { wouldLose, from, to } = exchange;
  const how = exchange.isExact ? "Avec le meilleur échange possible" : "Par un échange direct";
  return `${how}, ${WOULD_LOSE[wouldLose](from, to)}.`;
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

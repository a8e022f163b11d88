import { formatCount, NBSP } from "~/vocabulary/typography";
import { pointsWords } from "./allocation-words";
import type { ChangeRefusal, CostOfChange } from "./change-cost";
import type { Component } from "./worth";

const REFUSALS: Readonly<Record<ChangeRefusal["refusal"], string>> = {
  "place-not-allowed":
    "Ce terrain de stage n’est pas possible : son niveau, ses agréments ou ses places ne le permettent pas.",
  "place-full":
    "Toutes les places de ce terrain de stage sont prises. Échangez plutôt avec une personne qui y est.",
  "bed-not-needed": "Cette personne ne demande pas d’hébergement.",
  "bed-not-free": "Ce lit n’est pas libre à toutes les dates demandées.",
  "bed-taken": "Ce lit est donné à une autre personne. Échangez plutôt avec elle.",
  "bed-without-place": "Un lit ne se donne qu’avec un terrain de stage : choisissez-en un d’abord.",
};

/** Why a change by hand cannot be made, and what to do instead. */
export function refusalWords({ refusal }: ChangeRefusal): string {
  return REFUSALS[refusal].replaceAll(" :", `${NBSP}:`);
}

/** What a change by hand would come to, in the order of fairness: « 12 points de plus à l’ensemble ». */
export function costWords({ differences, changed }: CostOfChange): string[] {
  const told = differences.map(({ component, from, to }) => DIFFERENCES[component](to - from));
  const lines = `${formatCount(changed.length, "ligne change", "lignes changent")}.`;
  return [...(told.length > 0 ? told : ["L’ensemble n’y perd rien et n’y gagne rien."]), lines];
}

const DIFFERENCES: Readonly<Record<Component, (change: number) => string>> = {
  served: (change) => `${people(change)} avec un terrain de stage, et un lit si besoin.`,
  placed: (change) => `${people(change)} avec un terrain de stage.`,
  moves: (change) => `${people(change)} à prévenir d’un changement.`,
  worst: (change) => `La personne la moins bien servie ${lostOrWon(change)}.`,
  total: (change) => `L’ensemble ${lostOrWon(change)}.`,
};

function people(change: number): string {
  return `${formatCount(Math.abs(change), "personne", "personnes")} de ${change < 0 ? "moins" : "plus"}`;
}

/** Points are what is lost: more of them is worse. */
function lostOrWon(change: number): string {
  return `${change > 0 ? "perd" : "gagne"} ${pointsWords(Math.abs(change))}`;
}

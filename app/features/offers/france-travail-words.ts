import { formatCount, formatDayLong, NBSP } from "~/vocabulary/typography";

export interface RoundFacts {
  on: string;
  posts: readonly unknown[];
  added: number;
  withdrawn: number;
  refused: number;
  leftOut: number;
  unreadable: number;
}

/** « Le 12 mai 2026 : 37 offres à jour, dont 5 nouvelles, 2 retirées. » */
export function roundWords({
  on,
  posts,
  added,
  withdrawn,
  refused,
  leftOut,
  unreadable,
}: RoundFacts): string {
  const told = [
    formatCount(posts.length, "offre à jour", "offres à jour"),
    added > 0 && `dont ${formatCount(added, "nouvelle", "nouvelles")}`,
    withdrawn > 0 && formatCount(withdrawn, "retirée", "retirées"),
    unreadable > 0 && formatCount(unreadable, "illisible", "illisibles"),
    refused > 0 && `${formatCount(refused, "recherche refusée", "recherches refusées")} par France Travail`,
    leftOut > 0 && formatCount(leftOut, "recherche laissée de côté", "recherches laissées de côté"),
  ];
  return `Le ${formatDayLong(on)}${NBSP}: ${told.filter(Boolean).join(", ")}.`;
}

/** How long France Travail makes us wait. */
export function waitWords(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return `France Travail a reçu trop de demandes${NBSP}: la suite dans ${formatCount(minutes, "minute", "minutes")} au plus tôt.`;
}

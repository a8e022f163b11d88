import type { ProposedHome } from "#models/need-housing";
import { formatEuros, NBSP, plural } from "~/vocabulary/typography";
import { fact, fromWords, joined, type ProposalWords } from "../needs/proposal-kind";

/** A home, in words. */
export function homeWords(home: ProposedHome): ProposalWords {
  return {
    label: joined([home.place, sizeWords(home), home.rent && formatEuros(home.rent)]),
    facts: [
      fact("Où", home.place),
      fact("Taille", sizeWords(home)),
      fact("Loyer ou prix", home.rent && formatEuros(home.rent)),
      fact("Projet", home.tenure && (home.tenure === "buy" ? "à vendre" : "à louer")),
      fact("Équipement", home.isFurnished && "meublé"),
      fact("Animaux", saidWords(home.takesPets, "acceptés", "refusés")),
      fact("Accès", saidWords(home.isAccessible, "de plain-pied ou avec ascenseur", "avec des marches")),
      fact("Libre", fromWords(home.fromOn)),
      fact("Annonce", home.link),
    ],
  };
}

function sizeWords({ rooms }: ProposedHome): string {
  return rooms ? `${rooms}${NBSP}${plural(rooms, "pièce", "pièces")}` : "";
}

/** What was said of it, when something was. */
function saidWords(value: boolean | undefined, yes: string, no: string): string {
  if (typeof value !== "boolean") return "";
  return value ? yes : no;
}

import { WISHES, type WishKind } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";

/** What no partner ever sees of a need that is told in words. */
export function wishWithheld(kind: WishKind): string {
  return `Jamais transmis${NBSP}: les noms, les dates de naissance, le reste du dossier. «${NBSP}${WISHES[kind].fr}${NBSP}» part tel que vous l’avez écrit.`;
}

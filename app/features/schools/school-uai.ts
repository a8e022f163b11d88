import { NBSP } from "~/vocabulary/typography";

/** The letters of the key, without those that read like a figure. */
const KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ";
const SHAPE = /^(\d{7})([A-Z])$/;

/** Why a text is not a UAI, seven figures and the letter their remainder by 23 gives; null of a right one. */
export function uaiProblem(typed: string): string | null {
  if (!typed) return "l’UAI manque";
  const [, figures, key] = SHAPE.exec(typed) ?? [];
  if (!figures)
    return `l’UAI «${NBSP}${typed}${NBSP}» n’est pas lisible${NBSP}: il faut sept chiffres et une lettre`;
  const expected = KEYS[Number(figures) % KEYS.length];
  if (key === expected) return null;
  return `l’UAI «${NBSP}${typed}${NBSP}» est mal recopié${NBSP}: sa lettre devrait être ${expected}`;
}

import { z } from "zod";
import { IMPORTANCES, type Importance } from "~/vocabulary/need-options";
import type { NeedKind } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";
import { NEED_KIND } from "./need-kinds";

const importance = z.enum(valuesOf(IMPORTANCES), { error: "Choisissez dans la liste." }).optional();

/**
 * What each criterion of a kind counts for, by its key: refuses any other key, keeps only what differs from what the kind
 * says.
 */
export function importancesField(kind: NeedKind) {
  const { criteria } = NEED_KIND[kind];
  return z
    .strictObject(Object.fromEntries(criteria.map(({ key }) => [key, importance])), {
      error: ({ code }) =>
        code === "unrecognized_keys" ? "Ce critère n’existe pas. Rechargez la page." : undefined,
    })
    .transform((said: Partial<Record<string, Importance>>) => {
      const changed = criteria.flatMap(({ key, importance: usual }) => {
        const chosen = said[key];
        return chosen && chosen !== usual ? [[key, chosen] as const] : [];
      });
      return Object.fromEntries(changed);
    })
    .optional();
}

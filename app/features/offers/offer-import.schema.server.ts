import { z } from "zod";
import { pastDayField } from "~/core/http/fields.server";
import { isSent, MOST_COLUMNS, NOTHING_SENT, sentTableFields } from "~/core/sheets/sent-table.server";
import type { OfferKind } from "~/vocabulary/offers";
import { type OfferColumn, offerColumnOf } from "./offer-columns";

const WHOSE =
  "Dites de qui vient cette liste, par exemple « Agence de la Place », puis choisissez-la de nouveau.";

/** A list of homes or of posts, to be read or to be written: a file, or cells pasted from a sheet. */
export function offerListSchema(kind: OfferKind) {
  const isColumn = offerColumnOf(kind);
  const column = z.custom<OfferColumn>(isColumn, { error: "Choisissez dans la liste." });
  return z
    .object({
      ...sentTableFields,
      listName: z.string({ error: WHOSE }).trim().min(1, WHOSE).max(80, "80 caractères au plus."),
      partnerId: z.string().max(24).optional(),
      toldOn: pastDayField,
      columns: z.array(column.optional()).max(MOST_COLUMNS).optional(),
    })
    .refine(isSent, NOTHING_SENT);
}

export type OfferListForm = z.output<ReturnType<typeof offerListSchema>>;

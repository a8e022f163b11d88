import { addMonths } from "date-fns";
import { z } from "zod";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { pastDayField } from "~/core/http/fields.server";
import { isSent, MOST_COLUMNS, NOTHING_SENT, sentTableFields } from "~/core/sheets/sent-table.server";
import type { OfferKind } from "~/vocabulary/offers";
import { NBSP } from "~/vocabulary/typography";
import { type OfferColumn, offerColumnOf } from "./offer-columns";

const WHOSE =
  "Dites de qui vient cette liste, par exemple « Agence de la Place », puis choisissez-la de nouveau.";

/**
 * A list of homes or of posts, to be read or to be written: a file, or cells pasted from a sheet. Refuses one told so many
 * months ago that it would be purged as soon as written.
 */
export function offerListSchema(kind: OfferKind, retentionMonths: number) {
  const isColumn = offerColumnOf(kind);
  const column = z.custom<OfferColumn>(isColumn, { error: "Choisissez dans la liste." });
  return z
    .object({
      ...sentTableFields,
      listName: z.string({ error: WHOSE }).trim().min(1, WHOSE).max(80, "80 caractères au plus."),
      partnerId: z.string().max(24).optional(),
      toldOn: pastDayField.refine((day) => day >= toDay(addMonths(now(), -retentionMonths)), {
        error: `Cette liste a plus de ${retentionMonths} mois${NBSP}: elle serait aussitôt effacée. Vérifiez l’année.`,
      }),
      columns: z.array(column.optional()).max(MOST_COLUMNS).optional(),
    })
    .refine(isSent, NOTHING_SENT);
}

export type OfferListForm = z.output<ReturnType<typeof offerListSchema>>;

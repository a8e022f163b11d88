import type { User } from "~/core/auth/actor";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { MOST_COLUMNS } from "~/core/sheets/sent-table.server";
import type { OfferKind } from "~/vocabulary/offers";
import { formatCount } from "~/vocabulary/typography";
import { offerListSchema } from "./offer-import.schema.server";
import { type OfferPreview, previewOffers, writeOffers } from "./offer-import-page.commands.server";
import { OFFER_SCREENS } from "./offer-screens";

/** What the page of an import answers: what would be written, or what was, back on the list. */
export async function answerOfferList(request: Request, user: User, kind: OfferKind) {
  const { delays } = await getSettings();
  let preview: OfferPreview | undefined;
  const reply = await submitForm(
    request,
    offerListSchema(kind, delays.retentionMonths),
    async (list) => {
      if (list.intent === "write") {
        const message = doneWords(kind, await writeOffers(user, kind, list));
        return redirectWithToast(request, OFFER_SCREENS[kind].path, { message });
      }
      preview = await previewOffers(kind, list);
      return new Response(null);
    },
    { listCap: MOST_COLUMNS },
  );
  return preview ? { preview } : reply;
}

/** « 3 logements ajoutés, 1 changé, 2 lignes laissées de côté. » */
function doneWords(kind: OfferKind, counts: Readonly<Record<string, number>>): string {
  const { added = 0, changed = 0, unchanged = 0, rejected = 0, elsewhere = 0 } = counts;
  const { one, many } = OFFER_SCREENS[kind];
  const aside = rejected + elsewhere;
  const told = [
    formatCount(added, `${one} ajouté`, `${many} ajoutés`),
    changed > 0 && formatCount(changed, "changé", "changés"),
    unchanged > 0 && `${unchanged} sans changement`,
    aside > 0 && formatCount(aside, "ligne laissée de côté", "lignes laissées de côté"),
  ];
  return `${told.filter(Boolean).join(", ")}.`;
}

import type { PartnerRecord } from "#models/partner";
import { UserFacingError } from "~/core/errors";
import { countAskedThisYear } from "~/features/partners/partner-figures.queries.server";
import { askedWords } from "~/features/partners/partner-words";

/** How often a partner was asked this year, once that is as often as we mean to. */
export async function overCapWords(partner: PartnerRecord): Promise<string | undefined> {
  const { asked, cap } = await countAskedThisYear(partner);
  return asked < cap ? undefined : askedWords(asked, cap);
}

/** Whether a partner has reached their yearly cap: refused then, unless the colleague chose to ask all the same. */
export async function requireUnderCap(
  partner: PartnerRecord,
  { isOverCapMeant }: { isOverCapMeant?: boolean },
): Promise<boolean> {
  const words = await overCapWords(partner);
  if (words && !isOverCapMeant) {
    throw new UserFacingError(
      `${partner.name} : déjà ${words}. Choisissez un autre destinataire, ou cochez « Solliciter quand même ».`,
      { field: "isOverCapMeant" },
    );
  }
  return words !== undefined;
}

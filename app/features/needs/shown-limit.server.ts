import type { NeedRecord } from "#models/need";
import { UserFacingError } from "~/core/errors";
import { NBSP } from "~/vocabulary/typography";

/** At a time: what one form lets an adult rank. */
const MOST_SHOWN = 20;

/** Refuses to show a household, at once or one by one, more than an adult can rank. */
export function refuseTooMany({ options }: Pick<NeedRecord, "options">, added: number): void {
  const count = options.filter(({ state }) => state === "shown").length + added;
  if (added === 0 || count <= MOST_SHOWN) return;
  throw new UserFacingError(
    `Un foyer donne son avis sur ${MOST_SHOWN} propositions au plus à la fois, et il en aurait ${count}${NBSP}: présentez-en moins, ou écartez d’abord celles qui ne conviennent pas.`,
  );
}

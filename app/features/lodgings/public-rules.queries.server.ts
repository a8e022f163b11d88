import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { lostAidWords } from "./lost-aids";
import { rulesInForce } from "./waiting-rank";

/** What everyone may read of how beds are given: the rules, the aids lost, whom to ask. Nothing of anyone. */
export async function getPublicRules() {
  const { lodging, brand } = await getSettings();
  const today = toDay(now());
  const inForce = lodging.aids.filter(({ fromOn, toOn }) => fromOn <= today && (!toOn || toOn >= today));
  return {
    rules: rulesInForce(lodging.rules),
    aids: inForce.map(lostAidWords),
    contact: { programme: brand.programme, phone: brand.phone, email: brand.email },
  };
}

export type PublicRulesPage = Awaited<ReturnType<typeof getPublicRules>>;

import type { User } from "~/core/auth/actor";
import { forbidden } from "~/core/auth/guards.server";
import { newId } from "~/core/ids.server";
import { updateKit } from "~/features/semesters/kit.commands.server";
import { editSetting } from "~/features/settings/settings.commands.server";
import type { ArrivalDocument } from "~/vocabulary/arrivals";
import { roleCan } from "~/vocabulary/permissions";
import type { KitInput } from "./arrivals.schema.server";

/** Carries out one act of the page of the kit and says what was done. The list of papers, a setting, asks for its right. */
export async function carryOutKitAct(user: User, semesterId: string, act: KitInput): Promise<string> {
  if (act.intent === "kit") {
    await updateKit(user, semesterId, act.before, act.parts);
    return "Livret d’accueil enregistré.";
  }
  if (!roleCan(user.role, "settings:write")) throw forbidden();
  await editSetting(user, "arrival", act.before, { documents: act.documents.flatMap(documentOf) });
  return "Documents à apporter enregistrés.";
}

/** One without a French name is taken away; its key stays, so that what was received of it does too. */
function documentOf({
  key,
  fr,
  en,
  isForLodged,
}: Extract<KitInput, { intent: "documents" }>["documents"][number]): ArrivalDocument[] {
  if (!fr) return [];
  return [{ key: key || newId(), fr, en: en || fr, ...(isForLodged ? { isForLodged } : {}) }];
}

import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { formatDay } from "~/vocabulary/typography";
import { breakPromise, keepPromise, movePromise } from "./promises.commands.server";
import { getPromise } from "./promises.queries.server";
import type { PromiseAct } from "./promises.schema.server";

/** Carries out one act of the register and says what was done; refusals are those of each command. */
export async function carryOutPromiseAct(user: User, act: PromiseAct): Promise<string> {
  const promise = await getPromise(user, act.promiseId);
  switch (act.intent) {
    case "keep":
      await keepPromise(user, promise);
      break;
    case "break":
      await breakPromise(user, promise, act.reason);
      break;
    case "move":
      await movePromise(user, promise, act);
  }
  // The next page may be the file, which tells it.
  await settle();
  if (act.intent === "keep") return "Promesse tenue.";
  return act.intent === "move"
    ? `Promesse reportée au ${formatDay(act.dueOn)}.`
    : "C’est noté : la promesse n’a pas été tenue.";
}

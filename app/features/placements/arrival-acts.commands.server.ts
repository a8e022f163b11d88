import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { formatCount, joinWords } from "~/vocabulary/typography";
import type { ArrivalAct, GroupMessage } from "./arrivals.schema.server";
import { listAskingInterns } from "./asking-interns.queries.server";
import { callBackGroup, writeToInterns } from "./group-message.commands.server";
import { noteReceived, openPlacement } from "./placements.commands.server";
import { getPlacement } from "./placements.queries.server";

const MOST_NAMED = 3;

/** Carries out one act of the list of arrivals and says what was done; refusals are those of each command. */
export async function carryOutArrivalAct(user: User, semesterId: string, act: ArrivalAct): Promise<string> {
  const message = await carryOut(user, semesterId, act);
  // The page that follows shows what the effects wrote.
  await settle();
  return message;
}

async function carryOut(user: User, semesterId: string, act: ArrivalAct): Promise<string> {
  switch (act.intent) {
    case "open":
      return openAsking(user, semesterId, act.candidateIds);
    case "received": {
      const { _id } = await getPlacement(user, act.placementId);
      await noteReceived(user, _id, act.received, act.told);
      return "Documents reçus enregistrés.";
    }
    case "call-back": {
      const count = await callBackGroup(user, semesterId, act.batchId);
      return count === 0
        ? "Ces messages sont déjà partis."
        : `${formatCount(count, "message annulé", "messages annulés")} avant le départ.`;
    }
  }
}

/** Only those the page offers: their file is this colleague’s to see, and they asked for these days. */
async function openAsking(user: User, semesterId: string, candidateIds: readonly string[]): Promise<string> {
  const asking = await listAskingInterns(user, await getSemester(semesterId));
  const chosen = asking.filter(({ candidateId }) => candidateIds.includes(candidateId));
  for (const { candidateId, needsBed } of chosen)
    await openPlacement(user, { candidateId, semesterId, bed: { isNeeded: needsBed } });
  return `${formatCount(chosen.length, "interne ajouté·e à ce semestre", "internes ajouté·e·s à ce semestre")}.`;
}

/** Writes to a group and says how many mails leave, and who is left out. */
export async function sendGroupMessage(
  user: User,
  semesterId: string,
  { batchId, to, subject, text }: GroupMessage,
): Promise<{ message: string; undo: Record<string, string> }> {
  const written = { batchId, semesterId, placementIds: to, subject, text };
  const { sent, left } = await writeToInterns(user, written);
  await settle();
  const others = left.length > 0 ? ` Pas d’adresse utilisable pour ${namedFew(left)}.` : "";
  return {
    message: `${formatCount(sent, "message part", "messages partent")}.${others}`,
    undo: { intent: "call-back", batchId },
  };
}

/** A toast is read at a glance. */
function namedFew(names: readonly string[]): string {
  const hidden = names.length - MOST_NAMED;
  if (hidden <= 1) return joinWords(names);
  return joinWords([...names.slice(0, MOST_NAMED), `${hidden} autres`]);
}

import type { SupervisorRecord } from "#models/supervisor";
import { type Effect, notice } from "~/core/db/effects.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { semesterName } from "~/features/semesters/semester-words";
import { NBSP } from "~/vocabulary/typography";
import { nameOf } from "./supervisors.queries.server";

/** A word to whoever asked for the seats of a semester: what a supervisor answers. */
export async function answerNotice(
  supervisor: SupervisorRecord,
  semesterId: string,
  answers: readonly string[],
): Promise<Effect[]> {
  const text = `${nameOf(supervisor)}, ${semesterName(semesterId)}${NBSP}: ${answers.join(`${NBSP}; `)}.`;
  return tellAsker(supervisor, text, `/semesters/${semesterId}`);
}

/** The same for days on which they take nobody, or no longer. */
export async function absenceNotice(supervisor: SupervisorRecord, words: string): Promise<Effect[]> {
  return tellAsker(
    supervisor,
    `${nameOf(supervisor)} ${words}.`,
    `/training-places/supervisors/${supervisor._id}`,
  );
}

/** The colleague who asked last, whoever stands in for them, else the first responsable. */
async function tellAsker({ asked = [] }: SupervisorRecord, text: string, href: string): Promise<Effect[]> {
  const reader = (await findColleague(asked.at(-1)?.byId)) ?? (await referentOf([]));
  return reader ? [notice({ accountId: await standInFor(reader._id), text, href })] : [];
}

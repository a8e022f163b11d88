import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { type Effect, notice } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { listReaders } from "~/features/accounts/readers.queries.server";
import { mentionsIn } from "~/features/entries/mentions";
import { recordNote } from "~/features/households/households.commands.server";
import { joinWords, NBSP, plural } from "~/vocabulary/typography";
import { membersOf } from "./file-members";

interface Note {
  text: string;
  memberId?: string;
  visitOn?: string;
}

/**
 * Adds a note or a visit to the file and tells the colleagues it names. Refuses somebody who is not of the household.
 * Returns the id of the line and what to say of those named.
 */
export async function writeNote(
  user: User,
  household: HouseholdRecord,
  { text, memberId, visitOn }: Note,
): Promise<{ entryId: string; said: string }> {
  if (memberId && !membersOf(household).some(({ value }) => value === memberId)) {
    throw new UserFacingError("Cette personne n’est plus dans le foyer. Rechargez la page.", {
      field: "memberId",
    });
  }
  const id = newId();
  const { effects, said } = await tellMentioned(user, household, id, text);
  const entryId = await recordNote(user, household._id, text, { id, memberId, visitOn, effects });
  return { entryId, said };
}

/**
 * The notices to the colleagues a text names (« @Prénom »), each leading to its line, and in words those who were told,
 * may not see this file, or bear a first name that others bear.
 */
export async function tellMentioned(
  user: User,
  household: HouseholdRecord,
  entryId: string,
  text: string,
): Promise<{ effects: Effect[]; said: string }> {
  if (!text.includes("@")) return { effects: [], said: "" };
  const { named, unclear } = mentionsIn(text, await listReaders(household));
  const others = named.filter(({ id }) => id !== user.id);
  const told = others.filter(({ maySee }) => maySee);
  const blind = others.filter(({ maySee }) => !maySee);
  const effects = told.map(({ id }) =>
    notice({
      accountId: id,
      householdId: household._id,
      text: `${user.name} vous mentionne dans le dossier ${household.title}`,
      href: `/households/${household._id}?ligne=${entryId}#${entryId}`,
    }),
  );
  return { effects, said: [toldWords(told), blindWords(blind), ...unclear.map(unclearWords)].join("") };
}

function toldWords(colleagues: { name: string }[]): string {
  if (colleagues.length === 0) return "";
  return ` ${joinWords(colleagues.map(({ name }) => name))} ${plural(colleagues.length, "est prévenu·e", "sont prévenu·es")}.`;
}

function blindWords(colleagues: { name: string }[]): string {
  if (colleagues.length === 0) return "";
  const names = joinWords(colleagues.map(({ name }) => name));
  return ` ${names} ${plural(colleagues.length, "n’a pas accès", "n’ont pas accès")} à ce dossier.`;
}

function unclearWords(name: string): string {
  return ` «${NBSP}@${name}${NBSP}» désigne plusieurs collègues${NBSP}: écrivez aussi le nom.`;
}

import type { HandOffRecord } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { introduceCandidate } from "~/features/hand-offs/introduction-composer.commands.server";
import { agreeVisit } from "~/features/hand-offs/introductions.commands.server";
import { send } from "../support/public-site";
import { candidateOf } from "./files";
import { createAgency, letterPath, reloadHandOff } from "./hand-offs";
import { createCommunes, createMsp, createPlace } from "./structures";
import { createFile } from "./submissions";

/** A Tuesday three weeks after the day of the tests. */
export const VISIT = {
  act: "propose",
  visitOn: "2026-06-02",
  hour: "14 h",
  note: "Parking derrière la mairie.",
};

/** A doctor presented to a group practice of Figeac, which has not answered yet. */
export async function createIntroduction(user: User): Promise<HandOffRecord> {
  await createCommunes();
  const householdId = await createFile(user, { kind: "doctor", specialty: "Médecine générale" });
  const partner = await createAgency(user, { name: "MSP des Tilleuls", kind: "health-structure" });
  const place = await createPlace(user, {}, await createMsp(user, { partnerId: partner._id }));
  const id = await introduceCandidate(user, await candidateOf(householdId), {
    ...{ structureId: "", openingId: place._id, contactId: partner.contacts[0]?.id ?? "" },
    ...{ answerBy: "2026-05-19", consentMeans: "phone" as const },
  });
  await settle();
  return reloadHandOff(id);
}

/** What the structure answers by its link. */
export async function answerIntroduction(handOffId: string, form: Record<string, string>): Promise<void> {
  const { status } = await send(letterPath(await reloadHandOff(handOffId)), form);
  if (status !== 302) throw new Error(`the answer was refused: ${status}`);
  await settle();
}

/** Says yes to the last visit that the structure proposes. */
export async function agreeLastVisit(user: User, handOffId: string): Promise<string> {
  const handOff = await reloadHandOff(handOffId);
  const told = await agreeVisit(
    user,
    await candidateOf(handOff.householdId),
    handOff,
    handOff.answers.at(-1)?.id,
  );
  await settle();
  return told;
}

/** An introduction with a visit agreed, on the day and at the hour of `VISIT` unless said otherwise. */
export async function createAgreedVisit(
  user: User,
  values: Partial<typeof VISIT> = {},
): Promise<HandOffRecord> {
  const { _id } = await createIntroduction(user);
  await answerIntroduction(_id, { ...VISIT, ...values });
  await agreeLastVisit(user, _id);
  return reloadHandOff(_id);
}

import type { ErasureRecord } from "#models/erasure";
import { Household, type HouseholdRecord } from "#models/household";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { getSettings } from "~/core/settings.server";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";
import { listErasable } from "./erasure-scope.queries.server";
import { getUnfiledRequest } from "./request-scope.queries.server";
import { erasableFrom } from "./retention.queries.server";

/** Refuses what only time asks for as soon as somebody acts on the file, and a request whose time has not come. */
export async function requireExpired({ householdId, isRequest }: ErasureRecord): Promise<void> {
  const { delays } = await getSettings();
  if (isRequest) return requireOldRequest(householdId, delays.retentionMonths);
  const file = await Household.findById(householdId, { lastActAt: 1, keptLonger: 1 }).lean<HouseholdRecord>();
  if (!file || erasableFrom(file, delays.retentionMonths) > toDay(now()))
    throw new UserFacingError("Quelqu’un a agi sur ce dossier depuis : son temps n’est pas venu.");
}

async function requireOldRequest(requestId: string, months: number): Promise<void> {
  const { receivedAt } = await getUnfiledRequest(requestId);
  if (erasableFrom({ lastActAt: receivedAt }, months) > toDay(now()))
    throw new UserFacingError("Le temps de cette demande n’est pas venu.");
}

/** One adult of two may go alone; refuses the only one, who goes with the file, and, as 404, whoever is not there. */
export async function requireErasable(householdId: string, memberId: string | undefined): Promise<void> {
  if (!(await Household.exists({ _id: householdId }))) throw notFound();
  if (!memberId) return;
  const people = await listErasable(householdId);
  if (!people.some(({ id }) => id === memberId)) throw notFound();
  if (people.length === 1)
    throw new UserFacingError("C’est la seule personne adulte du dossier : effacez le dossier entier.", {
      field: "memberId",
    });
}

type Asked = Pick<ErasureRecord, "memberId" | "requesterId" | "askedBy">;

/** Who asks is an adult of the file; alone, somebody is erased at their own request only. */
export async function requireRequester(
  householdId: string,
  { memberId, requesterId, askedBy }: Asked,
): Promise<void> {
  if (askedBy === "retention") return;
  const people = await listErasable(householdId);
  const field = "requesterId";
  if (!people.some(({ id }) => id === requesterId))
    throw new UserFacingError("Dites quel adulte du dossier le demande.", { field });
  if (memberId && memberId !== requesterId)
    throw new UserFacingError(
      "Une personne n’est effacée seule qu’à sa propre demande : choisissez ici la même.",
      { field },
    );
}

/** Refuses what an adult asked who is in the file no more: it would fall on whoever stays. */
export async function requireStillAsked({ householdId, requesterId }: ErasureRecord): Promise<void> {
  if (!requesterId) return;
  const today = await presentCandidateId(requesterId);
  if ((await listErasable(householdId)).some(({ id }) => id === today)) return;
  throw new UserFacingError(
    "La personne qui le demandait n’est plus au dossier : ne l’effacez pas, et notez une autre demande si quelqu’un d’autre le veut.",
  );
}

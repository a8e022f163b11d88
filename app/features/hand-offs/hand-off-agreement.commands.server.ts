import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { findConsent, findRefusal } from "~/features/consents/consents.queries.server";
import { findAdult, giversOf, onlyGivers, purposeOf } from "./consent-givers";
import type { HandOffInput } from "./hand-off.schema.server";

/** Whose agreement a need takes and what is known of it, as the composer shows it. */
export async function agreementShown(household: HouseholdRecord, need: NeedRecord) {
  const [purpose, only] = [purposeOf(need), onlyGivers(need, household)];
  const [consent, refusal] = await Promise.all([
    findConsent(household._id, purpose, only),
    findRefusal(household._id, purpose, only),
  ]);
  const givers = giversOf(need, household);
  return {
    // Somebody the file does not know cannot agree: they are added to the family first.
    familyPage: givers.length === 0 ? `/households/${household._id}/family` : undefined,
    person: (consent ? findAdult(household, consent.candidateId) : givers[0])?.firstName ?? "La personne",
    people: givers.map(({ id, name }) => ({ value: id, label: name })),
    consent: consent && { at: consent.at, means: consent.means },
    refusal: consent ? null : refusal && { at: refusal.at, reason: refusal.reason },
  };
}

/**
 * The consent a need is passed on under: the one in force, else the one told with the sending, recorded. Refuses without
 * one, or when it is said of somebody whose agreement it does not take.
 */
export async function consentFor(
  user: User,
  household: HouseholdRecord,
  need: NeedRecord,
  input: Pick<HandOffInput, "consentBy" | "consentMeans">,
): Promise<string> {
  const purpose = purposeOf(need);
  const known = await findConsent(household._id, purpose, onlyGivers(need, household));
  if (known) return known._id;
  const givers = giversOf(need, household);
  if (givers.length === 0) {
    throw new UserFacingError(
      "Personne ne peut encore donner son accord : ajoutez d’abord à la famille l’adulte dont c’est la demande.",
    );
  }
  const candidateId = givers.find(({ id }) => !input.consentBy || id === input.consentBy)?.id;
  if (!input.consentMeans || !candidateId) {
    throw new UserFacingError(
      "Il manque l’accord de la personne : demandez-le, puis dites comment elle l’a donné.",
      { field: "consentMeans" },
    );
  }
  return recordConsent(user, { householdId: household._id, candidateId, purpose, means: input.consentMeans });
}

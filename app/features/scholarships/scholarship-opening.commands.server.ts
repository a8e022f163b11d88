import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { getProgramme } from "~/features/programmes/programmes.queries.server";
import { versionOn } from "~/features/programmes/version-on";
import type { ExcludedScheme, StudyYear } from "~/vocabulary/scholarships";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { planning, told } from "./scholarship-changes.commands.server";
import { nextDayOf } from "./stage-dates";

export interface ScholarshipRequest {
  candidateId: string;
  programmeId: string;
  year: StudyYear;
  askedOn: Day;
  otherAids?: string;
  heldSchemes?: ExcludedScheme[];
}

/**
 * Opens the scholarship somebody asks for, on the terms in force the day they asked, with the papers these terms ask for.
 * Refuses a programme that is not offered or has no terms that day, and a second open one of the same programme. Returns
 * its id.
 */
export async function openScholarship(
  actor: Actor,
  request: ScholarshipRequest,
  id = newId(),
): Promise<string> {
  const { candidateId, programmeId, askedOn } = request;
  const [candidate, programme] = await Promise.all([
    Candidate.findById(candidateId, { firstName: 1, lastName: 1, householdId: 1 }).lean(),
    getProgramme(programmeId),
  ]);
  if (!candidate) throw new UserFacingError("Cette personne n’a plus de dossier. Rechargez la page.");
  if (!programme.isActive)
    throw new UserFacingError("Ce programme n’est plus proposé. Choisissez-en un autre.", {
      field: "programmeId",
    });
  const version = versionOn(programme, askedOn);
  if (!version)
    throw new UserFacingError(
      `Ce programme n’avait pas de termes en vigueur le ${formatDayLong(askedOn)}. Corrigez la date, ou choisissez un autre programme.`,
      { field: "askedOn" },
    );
  const { householdId } = candidate;
  const person = { candidateId, householdId };
  const file = await Household.findById(householdId, { visibleTo: 1 }).lean();
  const values = {
    ...{ _id: id, ...person, visibleTo: file?.visibleTo ?? [] },
    ...{ name: `${candidate.lastName.toLocaleUpperCase("fr")} ${candidate.firstName}` },
    ...requested(actor),
    ...{ programmeId, versionId: version.id, askedOn, year: request.year },
    ...{ otherAids: request.otherAids, heldSchemes: request.heldSchemes ?? [] },
    papers: version.papers.map(({ key }) => ({ key, state: "missing" as const })),
  };
  const isNew = await create(actor, Scholarship, values, [
    audit("scholarship.opened"),
    told(actor, person, `Bourse demandée${NBSP}: ${programme.name}.`),
    planning(id),
  ]);
  if (!isNew) throw new UserFacingError(SECOND, { field: "programmeId" });
  return id;
}

export const SECOND = "Une bourse de ce programme est déjà ouverte pour cette personne. Ouvrez-la plutôt.";

/** Where every scholarship begins. */
function requested({ name }: Actor) {
  const at = now();
  const stage = "requested" as const;
  const none: Pick<ScholarshipRecord, "postponed" | "agreements" | "instalments" | "repayments"> = {
    ...{ postponed: [], agreements: [], instalments: [], repayments: [] },
  };
  return {
    ...{ stage, isOpen: true, since: at, ...none, history: [{ stage, at, by: name }] },
    nextOn: nextDayOf({ stage, since: at, ...none }),
  };
}

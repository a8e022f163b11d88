import type { ProgrammeVersion } from "#models/programme";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { type ProgrammeExample, startingTerms } from "~/features/programmes/programme-examples";
import { createProgramme } from "~/features/programmes/programmes.commands.server";
import { getProgramme } from "~/features/programmes/programmes.queries.server";
import { decideScholarship, putOnAgenda } from "~/features/scholarships/panel-decisions.commands.server";
import { notePresence, openSession } from "~/features/scholarships/panel-sessions.commands.server";
import {
  openScholarship,
  type ScholarshipRequest,
} from "~/features/scholarships/scholarship-opening.commands.server";
import { acceptPaper } from "~/features/scholarships/scholarship-papers.commands.server";
import { updateRequest } from "~/features/scholarships/scholarship-review.commands.server";
import { moveScholarship } from "~/features/scholarships/scholarship-stages.commands.server";
import { createIntern } from "./placements";

/** A programme that is offered, in force since 2026 began, on the terms of an example. Returns its id. */
export async function createExampleProgramme(
  user: User,
  example: ProgrammeExample = "charente-maritime",
  name = "Bourse départementale",
): Promise<string> {
  return createProgramme(user, { name, terms: startingTerms("2026-01-01", example) });
}

/** A scholarship just asked for by an intern in their first year, three papers missing, unless told otherwise. */
export async function createScholarship(
  user: User,
  values: Partial<ScholarshipRequest> = {},
): Promise<ScholarshipRecord> {
  const candidateId = values.candidateId ?? (await createIntern(user))._id;
  const programmeId = values.programmeId ?? (await createExampleProgramme(user));
  const request = { year: "intern-1" as const, askedOn: toDay(now()), ...values, candidateId, programmeId };
  return scholarshipOf(await openScholarship(user, request, newId()));
}

/** A scholarship as it stands once every effect was carried out. */
export async function scholarshipOf(id: string): Promise<ScholarshipRecord> {
  await settle();
  return Scholarship.findById(id).orFail().lean<ScholarshipRecord>();
}

/** A scholarship all have signed today, on the terms of its programme, some of them changed; nothing was paid. */
export async function createSigned(
  user: User,
  terms: Partial<ProgrammeVersion> = {},
  values: Partial<ScholarshipRequest> = {},
): Promise<ScholarshipRecord> {
  const { _id, programmeId, versionId, history } = await createScholarship(user, values);
  const { versions } = await getProgramme(programmeId);
  const version = versions.find(({ id }) => id === versionId);
  const at = now();
  await Scholarship.updateOne(
    { _id },
    {
      $set: {
        ...{ terms: { ...version, ...terms }, stage: "paying", signedAt: at, since: at },
        history: [...history, { stage: "paying", at }],
      },
    },
  );
  return scholarshipOf(_id);
}

/** Accepts every paper of a scholarship. */
export async function acceptAll(user: User, { _id, papers }: ScholarshipRecord): Promise<void> {
  for (const { key } of papers) await acceptPaper(user, _id, key);
}

/** A session of the commission on a day, two members present. Returns its id. */
export async function createSession(user: User, on: string = toDay(now())): Promise<string> {
  const id = await openSession(user, { on, place: "Cahors", members: "Anne Roques, maire\nPaul Sol" });
  await notePresence(user, id, ["Anne Roques", "Paul Sol"]);
  return id;
}

const BEFORE = ["requested", "complete", "review", "panel", "agreement"] as const;

/** A scholarship brought to a stage by the commands themselves; at the panel, its session is today. */
export async function scholarshipAt(
  user: User,
  stage: (typeof BEFORE)[number],
  values: Partial<ScholarshipRequest> = {},
): Promise<ScholarshipRecord> {
  const scholarship = await createScholarship(user, values);
  const { _id } = scholarship;
  const isReached = (one: (typeof BEFORE)[number]) => BEFORE.indexOf(stage) >= BEFORE.indexOf(one);
  if (isReached("complete")) {
    await acceptAll(user, scholarship);
    await moveScholarship(user, _id, { from: "requested", to: "complete" });
  }
  if (isReached("review")) await moveScholarship(user, _id, { from: "complete", to: "review" });
  if (isReached("panel")) {
    await updateRequest(user, _id, {}, { assessment: "Trois stages faits ici, veut y exercer." });
    await putOnAgenda(user, _id, await createSession(user));
  }
  if (isReached("agreement")) {
    const votes = { for: 2, against: 0, abstained: 0 };
    await decideScholarship(user, _id, { result: "granted", votes, actNumber: "2026-12" });
  }
  return scholarshipOf(_id);
}

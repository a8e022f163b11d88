import { Candidate } from "#models/candidate";
import { Document } from "#models/document";
import type { ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { roleCan } from "~/vocabulary/permissions";
import {
  NEXT_SCHOLARSHIP_STAGES,
  PANEL_RESULTS,
  PAPER_STATES,
  SCHOLARSHIP_ENDS,
  SCHOLARSHIP_STAGES,
} from "~/vocabulary/scholarship-states";
import { STUDY_YEARS } from "~/vocabulary/scholarships";
import { keptUntilWords } from "./erased-term";
import { nextActOf } from "./next-act";
import { findSession, listComingSessions } from "./panel-sessions.queries.server";
import { groundOf } from "./scholarship-ground.queries.server";
import { requestCardOf } from "./scholarship-review.commands.server";
import { getScholarship } from "./scholarships.queries.server";

/** What stands above every tab of a scholarship: whose, which programme, where it stands, what comes next. */
export async function getScholarshipHeader(user: User, scholarshipId: string) {
  const scholarship = await getScholarship(user, scholarshipId);
  const { candidateId, householdId, panel, stage, since, nextOn, isOpen, erasedAs } = scholarship;
  const today = toDay(now());
  const [candidate, ground, session, { delays }] = await Promise.all([
    Candidate.findById(candidateId, { firstName: 1, lastName: 1, kind: 1, specialty: 1 }).lean(),
    groundOf(scholarship),
    panel ? findSession(panel.sessionId) : null,
    getSettings(),
  ]);
  const { firstName = "", lastName = "", kind, specialty } = candidate ?? {};
  return {
    ...{ id: scholarshipId, candidateId, householdId, stage, since, nextOn, isOpen },
    name: candidate ? `${firstName} ${lastName}` : scholarship.name,
    situation: [kind && CANDIDATE_KINDS[kind].fr, specialty].filter(Boolean).join(", "),
    ...{
      programme: ground.programme,
      programmeId: scholarship.programmeId,
      versionId: scholarship.versionId,
    },
    stageLabel: SCHOLARSHIP_STAGES[stage].fr,
    isLate: nextOn !== undefined && nextOn < today,
    hasAgreement: scholarship.terms !== undefined,
    next: nextActOf(scholarship, session?.on, today),
    ...(erasedAs
      ? { erased: { number: erasedAs, until: keptUntilWords(scholarship, delays.scholarshipYears, today) } }
      : {}),
    canWrite: roleCan(user.role, "households:write"),
  };
}

export type ScholarshipHeaderView = Awaited<ReturnType<typeof getScholarshipHeader>>;

/** The request, its papers, its review and its panel; 404 for a file this colleague does not see. */
export async function getScholarshipPage(user: User, scholarshipId: string) {
  const scholarship = await getScholarship(user, scholarshipId);
  const { stage, panel, postponed, askedOn, year, end, history, householdId } = scholarship;
  const today = toDay(now());
  const [ground, session, coming, files, past] = await Promise.all([
    groundOf(scholarship),
    panel ? findSession(panel.sessionId) : null,
    listComingSessions(today),
    filesOf(scholarship),
    Promise.all(postponed.map(({ sessionId }) => findSession(sessionId))),
  ]);
  return {
    ...{ id: scholarshipId, stage, today, askedOn, year: STUDY_YEARS[year].fr, householdId },
    card: requestCardOf(scholarship),
    excluded: ground.excluded,
    watched: ground.terms?.excludes.map(({ scheme }) => scheme) ?? [],
    isToCheck: ground.terms?.isToCheck ?? false,
    papers: scholarship.papers.map((paper) => ({
      ...{
        key: paper.key,
        state: paper.state,
        stateLabel: PAPER_STATES[paper.state].fr,
        reason: paper.reason,
      },
      label: ground.papers.get(paper.key) ?? paper.key,
      ...{
        file: files.get(paper.documentId ?? ""),
        receivedAt: paper.receivedAt,
        checkedBy: paper.checkedBy,
      },
    })),
    panel: panel && session && { ...panel, on: session.on, actOn: panel.on, ...decisionWords(panel) },
    postponed: postponed.map((decision, index) => ({
      sessionId: decision.sessionId,
      on: past[index]?.on ?? decision.on ?? "",
    })),
    coming: coming.map(({ _id, on, place }) => ({ id: _id, on, place })),
    end: end && { reason: SCHOLARSHIP_ENDS[end.reason].fr, on: end.on, words: end.words },
    history: history.map(({ stage: reached, at, by }) => ({ label: SCHOLARSHIP_STAGES[reached].fr, at, by })),
    next: NEXT_SCHOLARSHIP_STAGES[stage],
    canWrite: roleCan(user.role, "households:write"),
  };
}

export type ScholarshipPage = Awaited<ReturnType<typeof getScholarshipPage>>;

function decisionWords({ result }: NonNullable<ScholarshipRecord["panel"]>) {
  return { resultLabel: result && PANEL_RESULTS[result].fr };
}

async function filesOf({ papers }: ScholarshipRecord): Promise<Map<string, { id: string; name: string }>> {
  const ids = papers.flatMap(({ documentId }) => documentId ?? []);
  const files = await Document.find({ _id: { $in: ids }, deletedAt: { $exists: false } }, { name: 1 }).lean();
  return new Map(files.map(({ _id, name }) => [_id, { id: _id, name }]));
}

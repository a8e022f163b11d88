import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Language } from "~/vocabulary/languages";
import type { PaperState, ScholarshipStage } from "~/vocabulary/scholarship-states";
import { proofsExpectedOf } from "./instalment-proofs";
import { findSession } from "./panel-sessions.queries.server";
import { groundOf } from "./scholarship-ground.queries.server";

/** More than somebody has at once. */
const MOST_OWN = 5;

/** A paper of a request, or a proof of what runs, as its own page asks for it. */
export interface OwnPaper {
  key: string;
  label: string;
  /** « pour le versement de mars 2027 », in the language of the page. */
  purpose?: string;
  dueOn?: Day;
  state: PaperState;
  reason?: string;
}

export interface OwnScholarship {
  id: string;
  programme: string;
  stage: ScholarshipStage;
  /** The day of the session that hears it. */
  panelOn?: Day;
  papers: OwnPaper[];
}

/** The scholarships of one person, open or served whole, as their own page tells them: nothing that the team wrote for itself. */
export async function ownScholarshipsOf(candidateId: string, language: Language): Promise<OwnScholarship[]> {
  const told = { candidateId, $or: [{ isOpen: true }, { stage: "settled" as const }] };
  const found = await Scholarship.find(told, { pendingEffects: 0, agreements: 0 })
    .sort({ askedOn: -1 })
    .limit(MOST_OWN)
    .lean<ScholarshipRecord[]>();
  return Promise.all(found.map((scholarship) => ownOf(scholarship, language)));
}

async function ownOf(scholarship: ScholarshipRecord, language: Language): Promise<OwnScholarship> {
  const { _id: id, stage, panel } = scholarship;
  const [{ programme, papers: names }, session] = await Promise.all([
    groundOf(scholarship),
    stage === "panel" && panel ? findSession(panel.sessionId) : null,
  ]);
  const isAsked = stage === "requested" || stage === "complete";
  const papers = isAsked
    ? scholarship.papers.map(({ key, state, reason }) => ({
        ...{ key, state, label: names.get(key) ?? key },
        reason: state === "refused" ? reason : undefined,
      }))
    : proofsExpectedOf(scholarship, toDay(now()), language).map(({ id: key, ...proof }) => ({
        key,
        ...proof,
      }));
  return { id, programme, stage, panelOn: session?.on, papers };
}

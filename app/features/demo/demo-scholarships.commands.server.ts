import { Candidate } from "#models/candidate";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { derivedId } from "~/core/ids.server";
import { decideScholarship, putOnAgenda } from "~/features/scholarships/panel-decisions.commands.server";
import {
  closeSession,
  notePresence,
  openSession,
} from "~/features/scholarships/panel-sessions.commands.server";
import { openScholarship } from "~/features/scholarships/scholarship-opening.commands.server";
import { acceptPaper } from "~/features/scholarships/scholarship-papers.commands.server";
import { updateRequest } from "~/features/scholarships/scholarship-review.commands.server";
import { moveScholarship } from "~/features/scholarships/scholarship-stages.commands.server";
import type { StudyYear } from "~/vocabulary/scholarships";

type Reached = "requested" | "review" | "panel" | "agreement";

interface DemoScholarship {
  lastName: string;
  year: StudyYear;
  daysAgo: number;
  reached: Reached;
  assessment?: string;
}

const ORDER: readonly Reached[] = ["requested", "review", "panel", "agreement"];

/** Each at another step of the way; whoever has no story here is left out. */
const SCHOLARSHIPS: readonly DemoScholarship[] = [
  { lastName: "Dupin", year: "intern-1", daysAgo: 12, reached: "requested" },
  {
    ...{ lastName: "Salvan", year: "intern-2", daysAgo: 45, reached: "review" },
    assessment:
      "Deux semestres faits dans le département. Vise un exercice libéral en maison de santé après la thèse.",
  },
  {
    ...{ lastName: "Maurin", year: "intern-2", daysAgo: 60, reached: "panel" },
    assessment: "Stage de niveau 1 dans le département. Cherche une collaboration au nord du territoire.",
  },
  {
    ...{ lastName: "Klein", year: "intern-3", daysAgo: 120, reached: "agreement" },
    assessment: "Suivie depuis l’externat. Projet d’installation signé avec une structure.",
  },
];

const MEMBERS =
  "Anne Roques, vice-présidente\nPaul Sol, conseiller départemental\nMarie Teulier, médecin généraliste\nJean Faure, faculté de médecine";

const PRESENT = ["Anne Roques", "Paul Sol", "Marie Teulier"];

/** Writes two sessions of the commission and four scholarships, from a request to an agreement to be signed. */
export async function createDemoScholarships(): Promise<void> {
  const today = toDay(now());
  const place = "Hôtel du Département";
  const past = await openSession(
    SOFTWARE,
    { on: addDays(today, -6), at: "14:30", place, members: MEMBERS },
    derivedId("demo-session", "past"),
  );
  await notePresence(SOFTWARE, past, PRESENT);
  const coming = await openSession(
    SOFTWARE,
    { on: addDays(today, 9), at: "14:30", place, members: MEMBERS },
    derivedId("demo-session", "coming"),
  );
  for (const scholarship of SCHOLARSHIPS) await bring(scholarship, { past, coming });
  await closeSession(SOFTWARE, past, true);
}

async function bring(
  { lastName, year, daysAgo, reached, assessment }: DemoScholarship,
  { past, coming }: { past: string; coming: string },
): Promise<void> {
  const candidate = await Candidate.findOne({ lastName, kind: "intern" }, { _id: 1 }).lean();
  if (!candidate) return;
  const id = derivedId("demo-scholarship", lastName);
  const request = { candidateId: candidate._id, programmeId: derivedId("demo-programme", "departement") };
  await openScholarship(SOFTWARE, { ...request, year, askedOn: addDays(toDay(now()), -daysAgo) }, id);
  await acceptPapers(id, reached === "requested" ? 1 : undefined);
  const hasReached = (stage: Reached) => ORDER.indexOf(reached) >= ORDER.indexOf(stage);
  if (!hasReached("review")) return;
  await moveScholarship(SOFTWARE, id, { from: "requested", to: "complete" });
  await moveScholarship(SOFTWARE, id, { from: "complete", to: "review" });
  await updateRequest(SOFTWARE, id, {}, { assessment });
  if (hasReached("panel")) await putOnAgenda(SOFTWARE, id, reached === "panel" ? coming : past);
  if (!hasReached("agreement")) return;
  const votes = { for: 3, against: 0, abstained: 0 };
  await decideScholarship(SOFTWARE, id, { result: "granted", votes, actNumber: "exemple 2026-112" });
}

/** The first papers of a request; all of them unless told otherwise. */
async function acceptPapers(id: string, most?: number): Promise<void> {
  const { papers } = await Scholarship.findById(id).orFail().lean<ScholarshipRecord>();
  for (const { key } of papers.slice(0, most)) await acceptPaper(SOFTWARE, id, key);
}

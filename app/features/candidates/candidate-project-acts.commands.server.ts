import type { CandidateRecord } from "#models/candidate";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { NBSP } from "~/vocabulary/typography";
import {
  recordObstacle,
  recordQuietPeriod,
  recordSituation,
  removeObstacle,
  removeQuietPeriod,
  removeSituation,
  updateProject,
} from "./candidate-project.commands.server";
import type { ProjectAct } from "./candidate-project.schema.server";
import { internshipOf } from "./internship-facts";
import { resumeWriting, stopWriting } from "./no-contact.commands.server";

/** Carries out one act of the page and says what was done; refusals are those of each command. */
export async function carryOutProjectAct(
  user: User,
  candidate: CandidateRecord,
  act: ProjectAct,
): Promise<string> {
  const message = await carryOut(user, candidate, act);
  // The page that follows shows what the effects wrote.
  await settle();
  return message;
}

async function carryOut(user: User, candidate: CandidateRecord, act: ProjectAct): Promise<string> {
  switch (act.intent) {
    case "project":
      await saveProject(user, candidate, act);
      return "Projet enregistré.";
    case "situation": {
      const { intent: _, ...situation } = act;
      await recordSituation(user, candidate, situation);
      return "Situation enregistrée.";
    }
    case "remove-situation":
      await removeSituation(user, candidate, act.id);
      return "Situation retirée.";
    case "quiet":
      await recordQuietPeriod(user, candidate, { fromOn: act.fromOn, toOn: act.toOn });
      return "Période enregistrée.";
    case "remove-quiet":
      await removeQuietPeriod(user, candidate, act.id);
      return "Période retirée.";
    case "obstacle": {
      const { intent: _, ...obstacle } = act;
      await recordObstacle(user, candidate, obstacle);
      return "Frein enregistré.";
    }
    case "remove-obstacle":
      await removeObstacle(user, candidate, act.id);
      return "Frein retiré.";
    case "stop-writing":
      await stopWriting(user, candidate, act.reason);
      return `C’est noté${NBSP}: ne plus écrire à ${candidate.firstName}.`;
    case "resume-writing":
      await resumeWriting(user, candidate, act.reason);
      return `On peut de nouveau écrire à ${candidate.firstName}.`;
  }
}

async function saveProject(
  user: User,
  candidate: CandidateRecord,
  { intent: _, before, communeCodes, ...written }: Extract<ProjectAct, { intent: "project" }>,
): Promise<void> {
  const known = await communesByCodes(communeCodes);
  const [commune, ...others] = communeCodes.flatMap((code) => {
    const found = known.get(code);
    return found ? [{ code: found._id, name: found.name }] : [];
  });
  const otherCommunes = others.length > 0 ? others : undefined;
  const { des, phase, validatedSemesters, licenceUntil, thesisOn, desEndsOn, ...project } = written;
  const internship = internshipOf({
    ...{ des, phase, validatedSemesters, licenceUntil, thesisOn, desEndsOn },
  });
  await updateProject(user, candidate._id, before, { ...project, internship, commune, otherCommunes });
}

import { Placement, type PlacementRecord, type SupervisorWord } from "#models/placement";
import { semesterName } from "~/features/semesters/semester-words";
import { SUPERVISOR_OPINIONS } from "~/vocabulary/surveys";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

/** What the supervisors of an intern said of them, the last first: for the team alone. */
export async function listSupervisorWords(
  candidateId: string,
): Promise<{ id: string; title: string; words: string }[]> {
  const told = await Placement.find(
    { candidateId, "supervisorWords.0": { $exists: true } },
    { semesterId: 1, supervisorWords: 1 },
  ).lean<Pick<PlacementRecord, "_id" | "semesterId" | "supervisorWords">[]>();
  return told
    .flatMap(({ _id, semesterId, supervisorWords = [] }) =>
      supervisorWords.map((word) => ({ placementId: _id, semesterId, word })),
    )
    .sort((one, other) => other.word.at.getTime() - one.word.at.getTime())
    .map(({ placementId, semesterId, word }) => ({
      id: `${placementId}-${word.supervisorId}`,
      title: `${word.by}, ${semesterName(semesterId)}`,
      words: supervisorWordWords(word),
    }));
}

/** « Souhaite revenir : oui. « Pense à un cabinet de groupe. » (12 mai 2026) » */
export function supervisorWordWords({ comesBack, text, at }: SupervisorWord): string {
  const opinion = `Souhaite revenir${NBSP}: ${SUPERVISOR_OPINIONS[comesBack].fr.toLowerCase()}`;
  return `${opinion}${text ? `. «${NBSP}${text}${NBSP}»` : ""} (${formatDayLong(at)})`;
}

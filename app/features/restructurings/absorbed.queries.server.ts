import { Restructuring } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";

/** The record a person has today: the one that took in this one, while their merge holds, else this one. */
export async function presentCandidateId(candidateId: string): Promise<string> {
  const step = await RestructuringStep.findOne(
    { documentId: candidateId, kind: "remove", model: "Candidate", state: "applied" },
    { restructuringId: 1 },
  ).lean();
  const merge = step && (await Restructuring.findById(step.restructuringId, { summary: 1 }).lean());
  const keptId = keptInstead(merge?.summary.absorbed, candidateId);
  return keptId ? presentCandidateId(keptId) : candidateId;
}

/** What a merge noted of the records it made one of: by the id of the one that went, the one kept. */
function keptInstead(absorbed: unknown, candidateId: string): string | undefined {
  if (typeof absorbed !== "object" || absorbed === null) return undefined;
  const found = new Map<string, unknown>(Object.entries(absorbed)).get(candidateId);
  return typeof found === "string" ? found : undefined;
}

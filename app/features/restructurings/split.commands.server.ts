import { Candidate } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Need } from "#models/need";
import { Restructuring } from "#models/restructuring";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { planRestructuring } from "~/core/db/restructure-plan.server";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { findReferent } from "~/features/accounts/accounts.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { listScholarshipPapers } from "~/features/scholarships/scholarship-documents.queries.server";
import { refuseIfMoving } from "./file-undo.commands.server";
import { launchRestructuring } from "./restructurings.commands.server";
import type { SplitAsked } from "./split.schema.server";
import { splitSteps } from "./split-steps.server";

interface Split {
  id: string;
  newId: string;
  referentName: string;
  isSeen: boolean;
}

/**
 * Makes two files of one household: what is named goes to a new file, with its own référent·e and next action, the
 * rest stays; a child’s need follows a child who is in one file only, and the papers of a scholarship follow whose it
 * is. Refuses to leave a file without anybody, and a file whose merge or split is under way. Returns both ids,
 * who follows the new file, and whether the user may see it.
 */
export async function splitFile(user: User, householdId: string, asked: SplitAsked): Promise<Split> {
  await settle();
  const household = await getHousehold(user, householdId);
  await refuseIfMoving([householdId]);
  const referent = await findReferent(asked.referentId);
  if (!referent)
    throw new UserFacingError("Choisissez qui suit le nouveau dossier.", { field: "referentId" });
  const candidates = await Candidate.find({ householdId }, { _id: 1 }).lean();
  const everybody = [...candidates.map(({ _id }) => _id), ...(household.adults ?? []).map(({ id }) => id)];
  const going = everybody.filter((id) => asked.people.includes(id));
  if (going.length === 0)
    throw new UserFacingError("Choisissez qui part dans le nouveau dossier.", { field: "people" });
  if (going.length === everybody.length)
    throw new UserFacingError("Quelqu’un doit rester dans ce dossier.", { field: "people" });
  const staying = everybody.filter((id) => !going.includes(id));
  const named = await itemsGoing(household, asked);
  const items = await withScholarshipPapers(named, going, staying);
  // Pressed twice at once, the button makes one new file; pressed again once that is undone, it makes another.
  const undone = await Restructuring.countDocuments({ "summary.keptId": householdId, state: "reverted" });
  const version = `${household.version}/${undone}`;
  const newId = derivedId("split-file", householdId, version);
  const id = await planRestructuring(
    user,
    {
      id: derivedId("split", householdId, version),
      kind: "split",
      label: "Un foyer séparé en deux dossiers",
      summary: { keptId: householdId, otherId: newId },
    },
    splitSteps({ household, newId, asked: { ...asked, items, people: going } }),
  );
  const told = (fileId: string, text: string) =>
    entry({ householdId: fileId, kind: "change", text, restructuringId: id, authorName: user.name });
  await launchRestructuring(user, id, [
    told(householdId, "Foyer séparé : une partie du dossier a maintenant le sien."),
    told(newId, `Dossier né de la séparation du dossier ${household.title}.`),
  ]);
  const isSeen = (await Household.exists({ _id: newId, ...visibleFor(user) })) !== null;
  return { id, newId, referentName: referent.name, isSeen };
}

/** What goes by name: of the needs of a child who is in one file only, what the child does counts, not what was ticked. */
async function itemsGoing({ _id, children }: HouseholdRecord, asked: SplitAsked): Promise<string[]> {
  const alone = children.map(({ id }) => id).filter((id) => asked.children.get(id) !== "both");
  const needs = await Need.find({ householdId: _id, childId: { $in: alone } }, { childId: 1 }).lean();
  const following = new Map(needs.map((need) => [need._id, asked.children.get(need.childId ?? "") === "go"]));
  const chosen = asked.items.filter((id) => !following.has(id));
  return [...chosen, ...[...following].flatMap(([id, goes]) => (goes ? [id] : []))];
}

/** The papers of a scholarship go with whose it is, whatever was ticked; one that a scholarship that stays also rests on stays. */
async function withScholarshipPapers(
  items: readonly string[],
  going: readonly string[],
  staying: readonly string[],
): Promise<string[]> {
  const [leaving, kept] = await Promise.all([listScholarshipPapers(going), listScholarshipPapers(staying)]);
  return [...new Set([...items, ...leaving])].filter((id) => !kept.includes(id));
}

import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { childName, childrenConcerned, isChildKind } from "~/features/households/child-needs";
import { OPEN_NEED_STATES } from "~/vocabulary/needs";

interface ChildChoice {
  value: string;
  label: string;
}

type Family = Pick<HouseholdRecord, "children" | "needLines" | "arrivalOn">;
type Followed = Pick<NeedRecord, "kind" | "childId" | "isOpen">;

/** The child a need is about, and how they are called. */
export function childOf({ children }: Pick<Family, "children">, { childId }: Pick<Followed, "childId">) {
  const child = children.find(({ id }) => id === childId);
  return child ? { childId, childName: childName(child) } : {};
}

/** Whom an open need without a child may be for: the children who have none of this kind; null when there is nothing to say. */
export function childrenToName(
  { children, needLines }: Family,
  { kind, childId, isOpen }: Followed,
): ChildChoice[] | null {
  if (!isChildKind(kind) || childId || !isOpen) return null;
  const open = needLines.filter((line) => line.kind === kind && OPEN_NEED_STATES.includes(line.state));
  return children.filter(({ id }) => !open.some((line) => line.childId === id)).map(choiceOf);
}

/** Beside the need of a child, the others it could be about on the day of arrival, or `today`, and who have none of this kind. */
export function childrenLeft(
  { children, needLines, arrivalOn }: Family,
  { kind, childId }: Followed,
  today: string,
): ChildChoice[] {
  if (!isChildKind(kind) || !childId) return [];
  const known = needLines.filter((line) => line.kind === kind).map((line) => line.childId);
  return childrenConcerned(kind, children, arrivalOn ?? today)
    .filter(({ id }) => id !== childId && !known.includes(id))
    .map(choiceOf);
}

function choiceOf(child: HouseholdRecord["children"][number]): ChildChoice {
  return { value: child.id, label: childName(child) };
}

import { isSame } from "~/core/db/document-paths";

interface Member {
  id: string;
}

/** One list of members on one side of a split: as the split left it, and as it is today. */
export interface MembersOfSide<Own extends Member> {
  was: readonly Member[];
  today: readonly Own[];
}

interface Rejoining<Own extends Member> {
  /** The list before the split. */
  before: readonly Own[];
  kept: MembersOfSide<Own>;
  other: MembersOfSide<Own>;
  /** Ids of those added to the other side since who do not come. */
  left: readonly string[];
}

/** A list once its two sides are one again: those of before as they are today on their side, then those added since. */
export function rejoinedMembers<Own extends Member>({ before, kept, other, left }: Rejoining<Own>): Own[] {
  const known = before.flatMap(({ id }) => memberToday(id, kept, other) ?? []);
  return [...known, ...addedTo(kept), ...addedTo(other).filter(({ id }) => !left.includes(id))];
}

/** Those a side has today, and had not when the split was made. */
export function addedTo<Own extends Member>({ was, today }: MembersOfSide<Own>): Own[] {
  return today.filter(({ id }) => !memberIn(was, id));
}

/** A child of both sides is as the side that changed it last says; taken away from one, it stays in the other. */
function memberToday<Own extends Member>(
  id: string,
  kept: MembersOfSide<Own>,
  other: MembersOfSide<Own>,
): Own | undefined {
  const [inKept, inOther] = [memberIn(kept.today, id), memberIn(other.today, id)];
  if (!memberIn(other.was, id)) return inKept;
  if (!memberIn(kept.was, id)) return inOther;
  const isChanged = inKept && !isSame(inKept, memberIn(kept.was, id));
  return isChanged ? inKept : (inOther ?? inKept);
}

function memberIn<Own extends Member>(list: readonly Own[], id: string): Own | undefined {
  return list.find((member) => member.id === id);
}

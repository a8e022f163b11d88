import type { ErasureScope } from "#models/erasure";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { withoutRequest } from "~/features/hand-offs/reminder-letter.server";
import { isNamedIn, patternsOf, withoutPerson } from "./erased-words";

/** A document as it is stored, whatever its collection. */
export type Stored = Record<string, unknown> & { _id: string };

export type Emptying = (document: Stored, scope: ErasureScope) => Stored;

/** What a consent keeps as a proof: the purpose, the words, the means, the dates. */
const PROOF = [
  "_id",
  "version",
  "pendingEffects",
  "appliedEffects",
  "householdId",
  "candidateId",
  "purpose",
  "wording",
  "means",
  "isGiven",
  "at",
  "recordedBy",
  "withdrawnAt",
];

const LOOK_AGAIN = "Faire le point avec le foyer";

/** Differences of these fields hold the whole family as it was. */
const FAMILY_FIELDS = ["adults", "formerAdults", "children", "confidences", "relations", "familyObstacles"];

/** The document with every mention of the person replaced in these fields. */
export function without(fields: readonly string[]): Emptying {
  return (document, scope) => {
    const told = fields.filter((field) => document[field] !== undefined);
    const emptied = withoutThem(scope);
    return { ...document, ...Object.fromEntries(told.map((field) => [field, emptied(document[field])])) };
  };
}

/** What replaces every mention of the person; the addresses of whoever stays are left whole. */
function withoutThem(scope: ErasureScope): (value: unknown) => unknown {
  const patterns = patternsOf(scope);
  const kept = scope.fileEmails.filter((email) => !scope.emails.includes(email));
  return (value) => withoutPerson(value, patterns, { kept });
}

/** The file without one of its adults: what they said of themselves, what binds them to the others. */
export const householdWithout: Emptying = (document, scope) => {
  const gone = (id: unknown) => typeof id === "string" && scope.candidateIds.includes(id);
  const lists: Record<string, (line: Record<string, unknown>) => boolean> = {
    adults: ({ id }) => gone(id),
    formerAdults: ({ id }) => gone(id),
    confidences: ({ memberId }) => gone(memberId),
    relations: ({ oneId, otherId }) => gone(oneId) || gone(otherId),
  };
  const kept = Object.entries(lists).flatMap(([field, isTheirs]) => {
    const list = document[field];
    return Array.isArray(list) ? [[field, list.filter((line) => !isTheirs(line))]] : [];
  });
  const texts = [
    "familyObstacles",
    "nextAction",
    "beforeReply",
    "beforeExit",
    "tags",
    "confidences",
    "keptLonger",
  ];
  const left = { ...document, ...Object.fromEntries(kept) };
  return without(texts)({ ...left, ...nextActionWithout(left.nextAction, scope) }, scope);
};

/** Nobody is left to be answered: what is to be done is to look at the file again. */
function nextActionWithout(action: unknown, scope: ErasureScope): { nextAction?: unknown } {
  const { label, origin } = Object(action);
  if (origin !== "answer" || !isNamedIn(String(label), patternsOf(scope))) return {};
  return { nextAction: { ...Object(action), label: LOOK_AGAIN, dueOn: addWorkingDays(toDay(now()), 1) } };
}

/** A hand-off that stays: without their name, and what they said of how it ended without who said it nor their words. */
export const handOffWithout: Emptying = (document, scope) => {
  const { outcomes } = document;
  const said = Array.isArray(outcomes) ? outcomes.map((outcome) => outcomeWithout(outcome, scope)) : outcomes;
  const left = { ...document, ...(said === undefined ? {} : { outcomes: said }) };
  return without(["versions", "answers", "outcomes", "note", "nextActionBefore"])(left, scope);
};

function outcomeWithout(outcome: Record<string, unknown>, { candidateIds }: ErasureScope) {
  if (!candidateIds.includes(String(outcome.memberId))) return outcome;
  const { memberId: _memberId, note: _note, by: _by, ...kept } = outcome;
  return kept;
}

/** A need that stays: without what they thought of its visits, and without their name in what is told of it. */
export const needWithout: Emptying = (document, scope) => {
  const { visits } = document;
  const told = Array.isArray(visits)
    ? visits.map((visit) => withoutTheirs(visit, ["feedback"], scope))
    : visits;
  const left = { ...document, ...(told === undefined ? {} : { visits: told }) };
  return without(["criteria", "options", "said", "note", "visits", "outcome"])(left, scope);
};

/**
 * A visit day that stays: without their link nor their answers, and without their name in what is told of it. That of a
 * file they left is otherwise the others'.
 */
export const visitDayWithout: Emptying = (document, scope) => {
  const left = withoutTheirs(document, ["readers", "feedback"], scope);
  if (!scope.fileIds.includes(String(document.householdId))) return left;
  return without(["title", "welcome", "steps", "removed", "told", "costs", "feedback"])(left, scope);
};

/** The same without the lines of these lists that are theirs. */
function withoutTheirs<Holder extends Record<string, unknown>>(
  holder: Holder,
  lists: readonly string[],
  { candidateIds }: ErasureScope,
): Holder {
  const isTheirs = ({ memberId }: Record<string, unknown>) => candidateIds.includes(String(memberId));
  const kept = lists.flatMap((field) => {
    const list = holder[field];
    return Array.isArray(list) ? [[field, list.filter((line) => !isTheirs(line))]] : [];
  });
  return { ...holder, ...Object.fromEntries(kept) };
}

/** A line of the timeline that stays: without their name, and without what would put the family back as it was. */
export const entryWithout: Emptying = (document, scope) => {
  const { changes } = document;
  const differences = Array.isArray(changes) ? changes.map(withoutFamily) : changes;
  return without(["text", "quote", "changes", "authorName"])({ ...document, changes: differences }, scope);
};

/** A letter that stays: without their requests and, in what it says of their file and of no other, without their name. */
export const letterWithout: Emptying = (document, scope) => {
  const letter = remaining(document, scope);
  const { handOffIds, householdId } = letter;
  if (!Array.isArray(handOffIds) || householdId) return without(["params", "toName"])(letter, scope);
  return withoutNameInRequests(letter, scope);
};

/** A consent as it stays: of theirs, what proves it; of another adult, without their name. */
export const consentWithout: Emptying = (document, scope) =>
  scope.consentIds.includes(document._id) ? proofOf(document) : without(["reason"])(document, scope);

/** Withdrawn, and nothing else than what proves it. */
function proofOf(document: Stored): Stored {
  const kept = Object.fromEntries(
    PROOF.filter((field) => field in document).map((field) => [field, document[field]]),
  );
  return { ...kept, _id: document._id, withdrawnAt: document.withdrawnAt ?? now() };
}

/** A letter of several requests without those that are erased. */
function remaining(letter: Stored, scope: ErasureScope): Stored {
  const { handOffIds } = letter;
  if (!Array.isArray(handOffIds)) return letter;
  let left = letter;
  for (const id of scope.handOffIds)
    if (handOffIds.includes(id)) left = { ...left, ...withoutRequest(left as never, id) };
  return left;
}

/** A letter about several families: the requests of theirs no longer name them. */
function withoutNameInRequests(letter: Stored, scope: ErasureScope): Stored {
  const without = withoutThem(scope);
  const { fileHandOffIds = [] } = scope;
  const emptied = (request: unknown, id: unknown) =>
    fileHandOffIds.includes(String(id)) ? without(request) : request;
  const told = Object.entries(Object(letter.params)).map(([key, value]) =>
    key === "others" && Array.isArray(value)
      ? [key, value.map((request) => emptied(request, request.handOffId))]
      : [key, emptied(value, letter.handOffId)],
  );
  return { ...letter, params: Object.fromEntries(told) };
}

/** A saved view, which no longer looks for them. */
export const viewWithout: Emptying = (document, scope) => {
  const patterns = patternsOf(scope);
  const params = new URLSearchParams(String(document.search ?? ""));
  const naming = [...params].filter(([, value]) => isNamedIn(value, patterns));
  for (const [name] of naming) params.delete(name);
  return without(["name"])(
    { ...document, ...(naming.length > 0 ? { search: params.toString() } : {}) },
    scope,
  );
};

function withoutFamily(change: Record<string, unknown>): Record<string, unknown> {
  if (!FAMILY_FIELDS.includes(String(change.field))) return change;
  const { was: _was, is: _is, ...kept } = change;
  return kept;
}

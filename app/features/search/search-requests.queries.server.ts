import type { User } from "~/core/auth/actor";
import { nearKeysOf, searchTerms } from "~/core/search-words";
import { listWaiting, type WaitingRequest } from "~/features/candidates/waiting-requests.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { roleCan } from "~/vocabulary/permissions";
import type { SearchHit } from "~/vocabulary/search";
import { answers, rankOf } from "./search-rank";

const MOST = 5;
const READ = 20;
/** Fewer than this, and a letter may be wrong. */
const ENOUGH = 3;

/** Those who wrote or called and whose request still waits to be sorted. */
export async function findRequests(user: User, text: string): Promise<SearchHit[]> {
  if (!roleCan(user.role, "submissions:read")) return [];
  const terms = searchTerms(text);
  const exact = await listWaiting(user, [{ searchWords: { $all: terms } }], READ);
  const isNearSought = exact.length < ENOUGH && terms.some((term) => nearKeysOf(term).length > 0);
  const near = isNearSought ? await listWaiting(user, terms.map(nearly), READ) : [];
  const known = new Set(exact.map(({ _id }) => _id));
  const close = near.filter((one) => !known.has(one._id) && answers(text, namesOf(one)));
  return [...exact, ...close]
    .sort((a, b) => rankOf(text, namesOf(a)) - rankOf(text, namesOf(b)))
    .slice(0, MOST)
    .map(({ _id, interest, isSuspect }) => ({
      id: _id,
      group: "people",
      label: `${interest.firstName} ${interest.lastName}`,
      detail: `${CANDIDATE_KINDS[interest.kind].fr} · ${isSuspect ? "demande à vérifier" : "demande à trier"}`,
      to: `/triage/${_id}`,
    }));
}

function nearly(term: string) {
  return { searchWords: { $in: [term, ...nearKeysOf(term)] } };
}

function namesOf({ interest: { firstName, lastName } }: WaitingRequest) {
  return { family: [lastName], others: [firstName] };
}

import { Erasure, type ErasureRecord } from "#models/erasure";
import { type Actor, PARTNER, SOFTWARE, type User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { freeToTake, lease } from "~/core/db/lease.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { figuresOf } from "~/features/reports/erased-figures.queries.server";
import { lettersToHosts } from "~/features/visit-days/closed-file-days.commands.server";
import {
  ERASURE_WORD,
  type ErasureAsker,
  type ErasureDismissal,
  type ErasureMeans,
} from "~/vocabulary/erasures";
import { NBSP } from "~/vocabulary/typography";
import { listAskedPartners } from "./erased-partners.queries.server";
import {
  requireErasable,
  requireExpired,
  requireRequester,
  requireStillAsked,
} from "./erasure-conditions.queries.server";
import { listForgottenMoves } from "./erasure-files.queries.server";
import { deletionLetter } from "./erasure-letters.server";
import { restTold, tidyRest } from "./erasure-rest.commands.server";
import { countReach, eraseEverywhere } from "./erasure-run.server";
import { listKeptByLaw } from "./erasure-scholarships.server";
import { getUnfiledRequest, scopeOf } from "./request-scope.queries.server";

export interface ErasureAsked {
  /** One adult alone; the whole file when absent. */
  memberId?: string;
  /** The adult who asks, or on whose behalf; nobody when it is the time that comes. */
  requesterId?: string;
  askedBy: ErasureAsker;
  means?: ErasureMeans;
  /** The day they asked. */
  askedOn: string;
}

/**
 * Records that somebody asks for a file, or for themselves alone, to be erased; nothing is erased yet. Refuses a day to
 * come, the only adult of a file alone, whoever is asked for by another adult, and a second request while the first
 * waits. Returns its id.
 */
export async function askErasure(actor: Actor, householdId: string, asked: ErasureAsked): Promise<string> {
  const { memberId, askedOn } = asked;
  if (askedOn > toDay(now()))
    throw new UserFacingError("Ce jour est à venir : notez celui où la demande a été faite.", {
      field: "askedOn",
    });
  await requireErasable(householdId, memberId);
  await requireRequester(householdId, asked);
  return recordAsked(actor, { householdId, ...asked }, [
    audit("erasure.asked"),
    told(actor, { householdId, memberId }, "L’effacement de données de ce dossier est demandé."),
  ]);
}

/** Records that the time of a request that no file took has come. Refuses, as 404, one that is gone or has a file. */
export async function askRequestErasure(actor: Actor, requestId: string): Promise<string> {
  const { _id: householdId } = await getUnfiledRequest(requestId);
  const asked = { askedBy: "retention", askedOn: toDay(now()) } as const;
  return recordAsked(actor, { householdId, isRequest: true, ...asked }, [audit("erasure.asked")]);
}

/** Closes a request without erasing anything, for a reason that is kept. Refuses one already begun or closed. */
export async function dismissErasure(
  user: User,
  erasure: ErasureRecord,
  reason: ErasureDismissal,
): Promise<void> {
  await commit(user, Erasure, erasure._id, {
    onlyIf: { state: "asked" },
    refusal: ALREADY,
    set: { state: "dismissed", isOpen: false, dismissal: { reason, at: now(), by: user.id } },
    effects: [
      audit("erasure.dismissed", [reason]),
      ...(erasure.isRequest ? [] : [told(user, erasure, "La demande d’effacement est close sans suite.")]),
    ],
  });
}

/**
 * Erases for good what was previewed, everywhere at once, and asks each partner who received something to delete it;
 * with one adult, the papers of nobody go only if `takesPapers`. Refuses without the confirmation word, a request whose
 * asker is gone, and one already begun or closed. A run cut short is taken up again.
 */
export async function runErasure(
  user: User,
  erasure: ErasureRecord,
  word: string,
  takesPapers = false,
): Promise<void> {
  if (word.trim().toLowerCase() !== ERASURE_WORD)
    throw new UserFacingError(`Pour confirmer, écrivez le mot «${NBSP}${ERASURE_WORD}${NBSP}».`, {
      field: "word",
    });
  // What the last changes entail is written first: it would otherwise come back after them.
  await settle();
  const { _id, householdId, memberId, isRequest } = erasure;
  if (!isRequest) await requireErasable(householdId, memberId);
  await requireStillAsked(erasure);
  const scope = await scopeOf(erasure, takesPapers);
  const [counts, keptByLaw, partners, figures, forgotten, letters] = await Promise.all([
    countReach(scope),
    listKeptByLaw(scope),
    listAskedPartners(_id, scope),
    figuresOf(scope),
    listForgottenMoves(scope),
    memberId ? [] : lettersToHosts(scope.fileIds),
  ]);
  if (erasure.askedBy === "retention") await requireExpired(erasure);
  await commit(user, Erasure, _id, {
    onlyIf: { state: "asked" },
    refusal: ALREADY,
    set: {
      ...{ state: "running", startedAt: now(), startedBy: user.id, lease: lease() },
      ...{ scope, counts: counts.filter(({ erased, emptied }) => erased + emptied > 0), partners, figures },
      ...(keptByLaw.length > 0 ? { keptByLaw } : {}),
      ...(forgotten.length > 0 ? { forgotten } : {}),
    },
    effects: [audit("erasure.started", takesPapers ? ["papers"] : []), ...letters],
  });
  await finish(user, _id);
}

/** Takes up again the erasures that a stop interrupted. Returns how many. */
export async function resumeErasures(): Promise<number> {
  const left = await Erasure.find({ state: "running", ...freeToTake() }, { startedBy: 1 }).lean();
  for (const { _id, startedBy } of left) await finish({ ...SOFTWARE, id: startedBy ?? null }, _id);
  return left.length;
}

/** Notes that a partner has deleted what they received: by their link, or told to a colleague. Said twice, it is once. */
export async function confirmDeletion(
  actor: Actor,
  erasure: ErasureRecord,
  partnerId: string,
  toldBy: "link" | "team",
): Promise<void> {
  await commit(actor, Erasure, erasure._id, {
    onlyIf: { partners: { $elemMatch: { id: partnerId, deletedOn: { $exists: false } } } },
    set: { "partners.$.deletedOn": toDay(now()), "partners.$.toldBy": toldBy },
    effects: [audit("erasure.partner-deleted")],
  });
}

/** The same, pressed on the page of the link. */
export async function confirmDeletionByLink(erasure: ErasureRecord, partnerId: string): Promise<void> {
  await confirmDeletion(PARTNER, erasure, partnerId, "link");
}

const ALREADY = "Cette demande est déjà close, ou l’effacement a commencé. Rechargez la page.";

/** One request at a time for the same file, person or demand. Returns its id. */
async function recordAsked(
  actor: Actor,
  {
    householdId,
    memberId,
    requesterId,
    means,
    ...asked
  }: ErasureAsked & { householdId: string; isRequest?: true },
  effects: Effect[],
): Promise<string> {
  const _id = newId();
  const whose = {
    ...{ householdId, ...(memberId ? { memberId } : {}) },
    ...{ ...(requesterId ? { requesterId } : {}), ...(means ? { means } : {}) },
  };
  const recorded = { recordedBy: actor.id, recordedAt: now(), counts: [], figures: [], partners: [] };
  const values = { _id, ...whose, ...asked, state: "asked" as const, isOpen: true, ...recorded };
  if (!(await create(actor, Erasure, values, effects)))
    throw new UserFacingError("Cet effacement est déjà demandé : il attend la protection des données.");
  return _id;
}

async function finish(actor: Actor, erasureId: string): Promise<void> {
  const taken = await Erasure.findOneAndUpdate(
    { _id: erasureId, state: "running", ...freeToTake() },
    { $set: { lease: lease() } },
    { returnDocument: "after" },
  ).lean<ErasureRecord>();
  const scope = taken?.scope;
  if (!taken || !scope) return;
  await eraseEverywhere(scope);
  // What was on its way when the run began has landed: it goes too.
  await settle();
  await eraseEverywhere(scope);
  await tidyRest(actor, scope);
  await commit(actor, Erasure, erasureId, {
    onlyIf: { state: "running" },
    set: { state: "done", isOpen: false, doneAt: now() },
    unset: ["scope", "lease"],
    effects: [
      audit("erasure.done"),
      ...taken.partners.flatMap(deletionLetter),
      ...(await restTold(actor, scope)),
    ],
  });
  await settle();
}

function told(
  actor: Actor,
  { householdId, memberId }: Pick<ErasureRecord, "householdId" | "memberId">,
  text: string,
): Effect {
  return entry({ householdId, memberId, kind: "change", text, authorName: actor.name });
}

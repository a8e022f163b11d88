import { Offer, type OfferRecord } from "#models/offer";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { searchWordsOf } from "~/core/search-words";
import { type CommuneFacts, communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { proposalLabel } from "../needs/proposal-words";
import type { FoundPost } from "./france-travail-reading";
import { reopenOffer, withdrawOffer } from "./offers.commands.server";

/** An offer and the searches that found it. */
export interface ListedPost extends FoundPost {
  searches: string[];
}

type Known = Pick<OfferRecord, "_id" | "state" | "isUnlisted">;

const ORIGIN = "france-travail";

/** Posts whose commune is told by the name it has here, when it is known here. */
export async function placed<Post extends FoundPost>(
  posts: readonly Post[],
): Promise<{ found: Post; commune?: CommuneFacts }[]> {
  const codes = posts.map(({ communeCode }) => communeCode).filter((code) => code !== undefined);
  const communes = await communesByCodes(new Set(codes));
  return posts.map((found) => {
    const commune = communes.get(found.communeCode ?? "");
    if (!commune) return { found };
    const { name } = commune;
    return { found: { ...found, post: { ...found.post, place: name, communeName: name } }, commune };
  });
}

/**
 * Keeps what France Travail lists today: new offers are added, those nobody touched here follow what it says, the
 * others keep what a colleague wrote; one withdrawn because it was gone comes back. Returns how many are new.
 */
export async function saveListed(actor: Actor, posts: readonly ListedPost[]): Promise<number> {
  const offers = (await placed(posts)).map(offerFrom);
  const ids = offers.map(({ _id }) => _id);
  const found = await Offer.find({ _id: { $in: ids } }, { state: 1, isUnlisted: 1 }).lean<Known[]>();
  const known = new Set(found.map(({ _id }) => _id));
  const added = offers.filter(({ _id }) => !known.has(_id));
  if (added.length > 0) await Offer.insertMany(added.map(newOffer), { ordered: false });
  // They come back before the mark goes: cut short in between, the next reading finds them again.
  const back = found.filter(({ state, isUnlisted }) => isUnlisted && state === "withdrawn");
  for (const { _id } of back) await reopenOffer(actor, _id);
  const kept = offers.filter(({ _id }) => known.has(_id));
  if (kept.length > 0) await followSource(kept);
  return added.length;
}

/**
 * Withdraws the offers that one of these searches, read to its end, no longer lists, nor any other; those they were
 * proposed to are told. Returns how many.
 */
export async function withdrawUnlisted(
  actor: Actor,
  searches: readonly string[],
  listed: ReadonlySet<string>,
): Promise<number> {
  const open = await Offer.find(
    { origin: ORIGIN, state: "open", isUnlisted: { $ne: true }, searches: { $in: [...searches] } },
    { sourceId: 1 },
  ).lean();
  const gone = open.filter(({ sourceId = "" }) => !listed.has(sourceId));
  for (const { _id } of gone) await withdrawOne(actor, _id);
  return gone.length;
}

async function withdrawOne(actor: Actor, offerId: string): Promise<void> {
  try {
    await withdrawOffer(actor, offerId, { isUnlisted: true });
  } catch (error) {
    // A colleague said meanwhile what became of it.
    if (!(error instanceof UserFacingError)) throw error;
  }
}

type Listed = ReturnType<typeof offerFrom>;

function offerFrom({ found, commune }: { found: ListedPost; commune?: CommuneFacts }) {
  const { sourceId, post, communeCode, occupation, searches } = found;
  const label = proposalLabel(post);
  return {
    _id: derivedId(ORIGIN, sourceId),
    sourceId,
    searches,
    facts: {
      label,
      proposal: post,
      searchWords: searchWordsOf(label, post.communeName, occupation),
      ...(communeCode ? { communeCode } : {}),
      ...(post.communeName ? { communeName: post.communeName } : {}),
      ...(commune?.epciCode ? { epciCode: commune.epciCode } : {}),
      ...(post.wage ? { amount: post.wage } : {}),
    },
  };
}

function newOffer({ _id, sourceId, searches, facts }: Listed) {
  const at = now();
  return {
    _id,
    ...facts,
    kind: "spouse-work" as const,
    origin: "france-travail" as const,
    sourceId,
    searches,
    state: "open" as const,
    lastCheckedOn: toDay(at),
    proposedCount: 0,
    createdAt: at,
  };
}

/** The version tells, when it is written, whether anybody changed, proposed or withdrew it here: what they saw then stays. */
async function followSource(offers: readonly Listed[]): Promise<void> {
  const lastCheckedOn = toDay(now());
  await Offer.bulkWrite(
    offers.flatMap(({ _id, searches, facts }) => [
      { updateOne: { filter: { _id, version: 1 }, update: { $set: facts } } },
      {
        updateOne: {
          filter: { _id },
          update: {
            $set: { lastCheckedOn },
            $addToSet: { searches: { $each: searches } },
            $unset: { isUnlisted: 1 },
          },
        },
      },
    ]),
    { ordered: false },
  );
}

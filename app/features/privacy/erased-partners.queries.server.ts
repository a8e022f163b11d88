import type { AskedPartner, ErasureScope } from "#models/erasure";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { HandOffDeletion } from "#models/hand-off-deletion";
import { Mail } from "#models/mail";
import { toDay } from "~/core/calendar";
import { derivedId } from "~/core/ids.server";

type Handed = Pick<
  HandOffRecord,
  "_id" | "needKind" | "introduction" | "partnerId" | "partnerName" | "mailId" | "sentAt" | "deletions"
>;

/**
 * The partners who received something of these people, by the addresses it went to; a letter that never left asked
 * nothing. What was already asked to be deleted, taken back, keeps that request and its link.
 */
export async function listAskedPartners(
  erasureId: string,
  { handOffIds, left = [] }: ErasureScope,
): Promise<AskedPartner[]> {
  const ids = [...handOffIds, ...left.flatMap((scope) => scope.handOffIds)];
  const handOffs = await HandOff.find({ _id: { $in: ids } }).lean<Handed[]>();
  const sheets = await Promise.all(handOffs.map(receptionsOf));
  const asked = new Map<string, AskedPartner>();
  for (const { handOff, to, on, deletion } of sheets.flat()) {
    const id = deletion?.id ?? derivedId("deletion", erasureId, handOff.partnerId, to ?? "");
    const { partnerId, partnerName, needKind } = handOff;
    const first = { id, partnerId, partnerName, ...(to ? { to } : {}), ...alreadyAsked(deletion), items: [] };
    const known = asked.get(id) ?? first;
    asked.set(id, { ...known, items: [...known.items, { kind: needKind ?? "introduction", on }] });
  }
  return [...asked.values()];
}

interface Reception {
  handOff: Handed;
  to?: string;
  on: string;
  /** What the partner was already asked, since the last letter there. */
  deletion?: HandOffDeletion;
}

function alreadyAsked(deletion: HandOffDeletion | undefined) {
  if (!deletion) return {};
  const { askedAt, deletedOn, toldBy } = deletion;
  return { askedOn: toDay(askedAt), ...(deletedOn ? { deletedOn, toldBy } : {}) };
}

/** One for each address that a letter of this hand-off went to; said by phone, it has none. */
async function receptionsOf(handOff: Handed): Promise<Reception[]> {
  const { _id } = handOff;
  const letters = await Mail.find({ $or: [{ handOffId: _id }, { handOffIds: _id }] }, { to: 1, sentAt: 1 })
    .sort({ createdAt: 1 })
    .lean();
  const sent = letters.flatMap(({ to, sentAt }) => (sentAt ? [{ handOff, to, on: toDay(sentAt) }] : []));
  const addresses = new Map([...sent].reverse().map((reception) => [reception.to, reception]));
  const last = new Map(letters.flatMap(({ to, sentAt }) => (sentAt ? [[to, sentAt] as const] : [])));
  if (addresses.size > 0)
    return [...addresses.values()].map((reception) => ({
      ...reception,
      deletion: handOff.deletions?.findLast(
        ({ to, askedAt, what }) => !what && to === reception.to && askedAt >= (last.get(to) ?? askedAt),
      ),
    }));
  return letters.length === 0 && !handOff.mailId ? [{ handOff, on: toDay(handOff.sentAt) }] : [];
}

import type { Filter } from "#models/define";
import type { ErasedCount, ErasureScope } from "#models/erasure";
import { DURABLE } from "~/core/db/durability.server";
import { deleteFile, STORED_FILES } from "~/core/files.server";
import { forgetMails } from "~/features/inbound-mail/forgotten-messages.commands.server";
import type { Stored } from "./erasure-emptying.server";
import type { Place } from "./erasure-place.server";
import { PLACES } from "./erasure-places.server";
import { countPapers, countTraces, erasePapers, eraseTraces } from "./erasure-traces.server";

/** How many times a document that changes under the run is read again. */
const MOST_READINGS = 5;

/** What an erasure would reach, place by place; nothing is touched. */
export async function countReach(scope: ErasureScope): Promise<ErasedCount[]> {
  const scopes = scopesOf(scope);
  const counts = await Promise.all(PLACES.map((place) => countPlace(place, scopes)));
  const all = [...counts.flat(), ...(await countPapers(scopes)), ...(await countTraces(scopes))];
  return [...new Set(all.map(({ place }) => place))].map((place) => sumOf(all, place));
}

/** Erases and empties every place; what is already done is left as it is, so that a run cut short is run again. */
export async function eraseEverywhere(scope: ErasureScope): Promise<void> {
  // The papers are found by their file, the rows by the steps: both before what they are found by.
  const scopes = scopesOf(scope);
  for (const one of scopes) {
    await erasePapers(one);
    await eraseTraces(one);
  }
  for (const place of PLACES) for (const one of scopes) await erasePlace(place, one);
}

/** What is theirs today, then what they left in other files. */
function scopesOf(scope: ErasureScope): ErasureScope[] {
  return [scope, ...(scope.left ?? [])];
}

function sumOf(counts: readonly ErasedCount[], place: string): ErasedCount {
  const here = counts.filter((count) => count.place === place);
  const sum = (of: "erased" | "emptied") => here.reduce((total, count) => total + count[of], 0);
  return { place, erased: sum("erased"), emptied: sum("emptied") };
}

/** A document that several files name is counted once. */
async function countPlace(place: Place, scopes: readonly ErasureScope[]): Promise<ErasedCount[]> {
  const { model } = place;
  const going = erasedBy(place, scopes);
  const gone = going ? await model.countDocuments(going) : 0;
  const emptied = new Set<string>();
  for (const scope of scopes)
    for await (const document of staying(place, scope, scopes))
      if (changesOf(document, emptiedFrom(place, document, scope))) emptied.add(document._id);
  const counted = { place: model.collection.name, erased: gone, emptied: emptied.size };
  return [counted, { place: STORED_FILES, erased: (await filesOf(place, scopes)).length, emptied: 0 }];
}

async function erasePlace(place: Place, scope: ErasureScope): Promise<void> {
  const { model, erased } = place;
  if (place.isFromMailbox) await forgetMails(await messageIdsOf(place, scope));
  for (const id of await filesOf(place, [scope])) await deleteFile(id);
  if (erased) await model.deleteMany(erased(scope), { writeConcern: DURABLE });
  for await (const document of staying(place, scope)) await emptyOne(place, document, scope);
}

/** Of the mails that go and of those that lose words: both could be read again as they were. */
async function messageIdsOf({ model, erased, emptied }: Place, scope: ErasureScope): Promise<string[]> {
  const found: string[] = [];
  for (const reached of [erased, emptied])
    if (reached)
      for await (const { messageId } of model.collection.find(reached(scope) as never))
        found.push(String(messageId));
  return found;
}

/** The bytes that go with the documents of a place. */
async function filesOf(place: Place, scopes: readonly ErasureScope[]): Promise<string[]> {
  const { model, files } = place;
  const going = erasedBy(place, scopes);
  if (!going || !files) return [];
  const found: string[] = [];
  for await (const document of model.collection.find(going as never)) found.push(...files(document as never));
  return found;
}

/** The documents of a place that go. */
function erasedBy({ erased }: Place, scopes: readonly ErasureScope[]): Filter<Stored> | undefined {
  return erased && { $or: scopes.map(erased) };
}

/** The documents of a place that stay, whatever goes, and may name the person. */
async function* staying(
  place: Place,
  scope: ErasureScope,
  scopes: readonly ErasureScope[] = [scope],
): AsyncGenerator<Stored> {
  const { model, emptied } = place;
  if (!emptied) return;
  const going = erasedBy(place, scopes);
  const filter = going ? { $and: [emptied(scope), { $nor: [going] }] } : emptied(scope);
  for await (const document of model.collection.find(filter as never)) yield document as never;
}

function emptiedFrom({ empty }: Place, document: Stored, scope: ErasureScope): Stored {
  return empty ? empty(document, scope) : document;
}

/** Writes what changes, unless the document changed meanwhile: it is then read again. */
async function emptyOne(place: Place, first: Stored, scope: ErasureScope): Promise<void> {
  const { collection } = place.model;
  let document: Stored | null = first;
  for (let reading = 0; document && reading < MOST_READINGS; reading += 1) {
    const changes = changesOf(document, emptiedFrom(place, document, scope));
    if (!changes) return;
    const { _id, version } = document;
    const asRead = { _id, ...(version === undefined ? {} : { version }) };
    const { matchedCount } = await collection.updateOne(asRead as never, changes, { writeConcern: DURABLE });
    if (matchedCount === 1) return;
    document = (await collection.findOne({ _id: _id as never })) as never;
  }
}

/** The update that makes one document of another; null when they say the same. */
function changesOf(before: Stored, after: Stored): Record<string, Record<string, unknown>> | null {
  const set = Object.entries(after).filter(([field, value]) => !isSame(before[field], value));
  const unset = Object.keys(before).filter((field) => !(field in after));
  if (set.length + unset.length === 0) return null;
  return {
    ...(set.length > 0 ? { $set: Object.fromEntries(set) } : {}),
    ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((field) => [field, 1])) } : {}),
    ...(before.version === undefined ? {} : { $inc: { version: 1 } }),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

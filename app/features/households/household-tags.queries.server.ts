import { Household } from "#models/household";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { untilNextChange } from "~/core/db/remember.server";
import { fold } from "~/core/search-words";

const MOST_TAGS = 200;

/** The tags of the files this colleague may see, by name. */
export function listTags(user: User): Promise<string[]> {
  return untilNextChange(`tags ${user.id}`, async () => {
    const used = await Household.aggregate<{ _id: string }>([
      { $match: { tags: { $gt: "" }, ...visibleFor(user) } },
      { $unwind: "$tags" },
      { $group: { _id: "$tags" } },
      { $limit: MOST_TAGS },
    ]);
    return used.map(({ _id }) => _id).sort((a, b) => a.localeCompare(b, "fr"));
  });
}

/** A tag as the team already writes it, accents and capitals aside; a new one as it is typed. */
export async function knownTag(user: User, typed: string): Promise<string> {
  const tags = await listTags(user);
  return tags.find((tag) => fold(tag) === fold(typed)) ?? typed;
}

import { Account, type AccountRecord } from "#models/account";
import { visibilityKeys } from "~/core/auth/visibility";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Role } from "~/vocabulary/roles";

const FOLLOWERS: Role[] = ["referent", "responsable"];
const MOST_COLLEAGUES = 500;

export interface Reader {
  id: string;
  name: string;
  /** Whether the file is theirs to see today, themselves or in the place of a colleague. */
  maySee: boolean;
}

type Follower = Pick<AccountRecord, "_id" | "name" | "isWholeDepartement" | "territories" | "delegate">;

/** Every colleague who follows files, and whether they may see one that these keys open. */
export async function listReaders({ visibleTo }: { visibleTo: string[] }): Promise<Reader[]> {
  const followers = await Account.find(
    { role: { $in: FOLLOWERS }, state: "active" },
    { name: 1, isWholeDepartement: 1, territories: 1, delegate: 1 },
  )
    .limit(MOST_COLLEAGUES)
    .lean<Follower[]>();
  return followers.map((follower) => ({
    id: follower._id,
    name: follower.name,
    maySee: follower.isWholeDepartement || opens(keysOf(follower, followers), visibleTo),
  }));
}

function opens(keys: string[], visibleTo: string[]): boolean {
  return keys.some((key) => visibleTo.includes(key));
}

/** The keys `visibleFor` asks for. */
function keysOf({ _id, territories }: Follower, followers: Follower[]): string[] {
  const today = toDay(now());
  const absent = followers.filter(
    ({ delegate }) => delegate?.accountId === _id && delegate.fromOn <= today && today <= delegate.toOn,
  );
  return [
    ...visibilityKeys({ territories: [] }),
    ...[_id, ...absent.map((one) => one._id)].flatMap((referentId) =>
      visibilityKeys({ referentId, territories }),
    ),
  ];
}

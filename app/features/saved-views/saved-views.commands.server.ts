import { SavedView } from "#models/saved-view";
import type { User } from "~/core/auth/actor";
import { forbidden } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { writeBoardFilters } from "~/features/boards/board-filters";
import { writeFileFilters } from "~/features/file/file-filters";
import { getView, listViews, MOST_VIEWS, viewAddress } from "./saved-views.queries.server";

interface NewView {
  name: string;
  /** A board; the list of files when absent. */
  page?: string;
  search: string;
  isShared: boolean;
}

/**
 * Keeps a list or a board under a name, with those filters and columns the page knows. Refuses a name this colleague
 * already uses, and more than 30 views. Returns its address.
 */
export async function saveView(user: User, { name, page, search, isShared }: NewView): Promise<string> {
  const own = (await listViews(user)).filter(({ isOwn }) => isOwn);
  if (own.some((view) => view.name === name))
    throw new UserFacingError("Vous avez déjà une vue de ce nom.", { field: "name" });
  if (own.length >= MOST_VIEWS) throw new UserFacingError("Retirez d’abord une vue : 30 suffisent.");
  const asked = new URLSearchParams(search);
  const kept = page ? writeBoardFilters(asked) : writeFileFilters(asked);
  await create(
    user,
    SavedView,
    { _id: newId(), ownerId: user.id, name, page, search: kept, isShared, pinnedBy: [], createdAt: now() },
    [audit("saved-view.saved")],
  );
  return viewAddress({ page, search: kept });
}

/** Shows a view to the team, or no more; only its owner may. */
export async function shareView(user: User, viewId: string, isShared: boolean): Promise<void> {
  await requireOwn(user, viewId);
  await commit(user, SavedView, viewId, {
    set: { isShared },
    effects: [audit("saved-view.updated", ["isShared"])],
  });
}

/** Keeps a view in this colleague's menu, or no more; nobody else's menu changes. */
export async function pinView(user: User, viewId: string, isPinned: boolean): Promise<void> {
  await getView(user, viewId);
  await commit(user, SavedView, viewId, {
    onlyIf: { pinnedBy: isPinned ? { $ne: user.id } : user.id },
    ...(isPinned ? { push: { pinnedBy: user.id } } : { pull: { pinnedBy: user.id } }),
    effects: [],
  });
}

/** Takes a view away, from everybody; its owner may bring it back. */
export async function removeView(user: User, viewId: string): Promise<void> {
  await requireOwn(user, viewId);
  await commit(user, SavedView, viewId, {
    set: { removedAt: now() },
    effects: [audit("saved-view.removed")],
  });
}

/** Brings back a view just taken away. */
export async function restoreView(user: User, viewId: string): Promise<void> {
  await requireOwn(user, viewId);
  await commit(user, SavedView, viewId, { unset: ["removedAt"], effects: [audit("saved-view.saved")] });
}

async function requireOwn(user: User, viewId: string): Promise<void> {
  const { ownerId } = await getView(user, viewId);
  if (ownerId !== user.id) throw forbidden();
}

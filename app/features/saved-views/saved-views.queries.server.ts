import { SavedView, type SavedViewRecord } from "#models/saved-view";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { untilNextChange } from "~/core/db/remember.server";

/** More tabs than a person reads. */
export const MOST_VIEWS = 30;

export interface ViewTab {
  id: string;
  name: string;
  to: string;
  /** The board it is of; absent for the list of files. */
  page?: string;
  search: string;
  isOwn: boolean;
  isShared: boolean;
  isPinned: boolean;
}

/** A colleague's own views and those shared with the team, by name; the files of each stay within their scope. */
export function listViews(user: User): Promise<ViewTab[]> {
  return untilNextChange(`views ${user.id}`, async () => {
    const views = await SavedView.find({
      $or: [{ ownerId: user.id }, { isShared: true }],
      removedAt: { $exists: false },
    })
      .sort({ name: 1, _id: 1 })
      .limit(MOST_VIEWS)
      .lean<SavedViewRecord[]>();
    return views.map((view) => tabOf(view, user));
  });
}

/** The views this colleague keeps in the menu. */
export async function listPinnedViews(user: User): Promise<{ to: string; name: string }[]> {
  const views = await listViews(user);
  return views.filter(({ isPinned }) => isPinned).map(({ to, name }) => ({ to, name }));
}

/** A view this colleague may open; 404 otherwise. */
export async function getView(user: User, viewId: string): Promise<SavedViewRecord> {
  const view = await SavedView.findOne({
    _id: viewId,
    $or: [{ ownerId: user.id }, { isShared: true }],
  }).lean<SavedViewRecord>();
  if (!view) throw notFound();
  return view;
}

/** Where a view is. */
export function viewAddress({ page, search }: Pick<SavedViewRecord, "page" | "search">): string {
  const path = `/${page ?? "candidates"}`;
  return search ? `${path}?${search}` : path;
}

function tabOf(
  { _id, name, page, search, ownerId, isShared, pinnedBy }: SavedViewRecord,
  user: User,
): ViewTab {
  return {
    id: _id,
    name,
    page,
    search,
    to: viewAddress({ page, search }),
    isOwn: ownerId === user.id,
    isShared,
    isPinned: pinnedBy.includes(user.id),
  };
}

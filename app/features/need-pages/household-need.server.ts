import { redirect } from "@remix-run/node";
import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { isChildKind } from "~/features/households/child-needs";
import { CHILD_PARAM, kindPath, type PagedKind } from "~/features/needs/need-path";
import { openNeed, openOneNeed } from "~/features/needs/needs.commands.server";
import { openNeedSchema } from "~/features/needs/needs.schema.server";
import { listVisitDays, type VisitDayLine } from "~/features/visit-days/visit-days.queries.server";
import { saidOpened } from "./need-acts.commands.server";
import { submitNeedAct } from "./need-form.server";
import {
  findNeedOfKind,
  getNeedScreen,
  linksOf,
  type NeedLink,
  type NeedScreen,
} from "./need-screen.queries.server";

export interface HouseholdNeed {
  kind: PagedKind;
  householdId: string;
  title: string;
  links: NeedLink[];
  /** Null while the household has no need of this kind. */
  screen: NeedScreen | null;
  /** The visit days there are all the same, and the day on which they are read. */
  visitDays: VisitDayLine[];
  today: string;
}

/**
 * What is printed of the need of a kind in a file this colleague may see: the open one, else the latest, else that there is
 * none. That of a child is shown where the address says whose it is.
 */
export async function getHouseholdNeed(
  user: User,
  householdId: string,
  kind: PagedKind,
  childId?: string,
): Promise<HouseholdNeed> {
  const { household, need } = await findNeedOfKind(user, householdId, kind, childId);
  if (need?.childId && !childId) throw redirect(kindPath(kind, household._id, need.childId));
  const hasOwnDays = kind === "discovery" && !need;
  return {
    ...{ kind, householdId: household._id, title: household.title, links: linksOf(household) },
    visitDays: hasOwnDays ? await listVisitDays(household) : [],
    today: toDay(now()),
    screen: need && (await getNeedScreen({ household, need })),
  };
}

/** A form sent from that page: it opens a need when none is followed, and carries out the acts of the one that is. */
export async function submitHouseholdNeed(
  request: Request,
  user: User,
  householdId: string,
  kind: PagedKind,
) {
  const childId = childAsked(request);
  const { household, need } = await findNeedOfKind(user, householdId, kind, childId);
  const here = kindPath(kind, household._id, childId);
  if (need?.childId && !childId)
    return redirectWithToast(request, kindPath(kind, household._id, need.childId), { message: MOVED });
  if (need) return submitNeedAct(request, user, { household, need }, here);
  return submitForm(request, openNeedSchema, async () => {
    const opened = await openNeedAsked(user, household, kind, childId);
    await settle();
    const { message, undo } = saidOpened(opened);
    const { need: shown } = await findNeedOfKind(user, householdId, kind, childId);
    return redirectWithToast(request, kindPath(kind, household._id, shown?.childId), {
      message,
      ...(undo ? { undo: { action: `/needs/${opened[0]}`, fields: undo } } : {}),
    });
  });
}

const MOVED =
  "Rien n’a été enregistré : ce besoin est maintenant suivi enfant par enfant. Refaites-le ici, ou chez un autre enfant.";

/** Which child the address says; none, of what is the whole household’s. */
export function childAsked(request: Request): string | undefined {
  return new URL(request.url).searchParams.get(CHILD_PARAM) ?? undefined;
}

/** Opens it for the child the address says, else for those it is about. */
function openNeedAsked(
  user: User,
  { _id, children }: HouseholdRecord,
  kind: PagedKind,
  childId?: string,
): Promise<string[]> {
  const child = children.find(({ id }) => id === childId);
  if (!child || !isChildKind(kind)) return openNeed(user, _id, kind);
  return openOneNeed(user, { householdId: _id, kind, childId: child.id });
}

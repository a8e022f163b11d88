import { Account, type CalendarLink } from "#models/account";
import type { User } from "~/core/auth/actor";
import { forbidden, notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { roleCan } from "~/vocabulary/permissions";
import type { CalendarAct } from "./calendar.schema.server";

const MOVED = "Ce lien vient de changer. Rechargez la page.";

/** Does what the page of one’s own calendar asked for, and says what was done. Refuses a role that has no day of its own. */
export async function actOnCalendar(user: User, act: CalendarAct): Promise<string> {
  if (!roleCan(user.role, "today:read")) throw forbidden();
  switch (act.intent) {
    case "open":
      await openCalendarLink(user);
      return "Lien prêt : abonnez-y votre agenda.";
    case "cut":
      await cutCalendarLink(user);
      return "Lien coupé : aucun agenda ne peut plus le lire.";
    case "names":
      await showNames(user, act.showsNames);
      return act.showsNames
        ? "Les noms apparaîtront à la prochaine lecture."
        : "Les noms disparaîtront à la prochaine lecture.";
  }
}

/** Opens the private link to one’s own calendar or makes it anew: the former one stops working at once. */
export async function openCalendarLink(user: User): Promise<void> {
  const link = await linkOf(user);
  const calendarLink: CalendarLink = {
    id: link?.id ?? newId(),
    version: (link?.version ?? 0) + 1,
    openedAt: now(),
    showsNames: link?.showsNames ?? false,
  };
  await commit(user, Account, user.id, {
    set: { calendarLink },
    onlyIf: unchanged(link),
    refusal: MOVED,
    effects: [audit("account.calendar-opened")],
  });
}

/** Cuts the link: it answers nothing any more, nor will it ever. Refuses one that is not open. */
export async function cutCalendarLink(user: User): Promise<void> {
  const link = await linkOf(user);
  await commit(user, Account, user.id, {
    set: { "calendarLink.version": (link?.version ?? 0) + 1 },
    unset: ["calendarLink.openedAt", "calendarLink.readAt"],
    onlyIf: { ...unchanged(link), "calendarLink.openedAt": { $exists: true } },
    refusal: "Ce lien est déjà coupé.",
    effects: [audit("account.calendar-cut")],
  });
}

/** Shows the names of people in one’s own calendar, or leaves them out. Refuses while no link was ever made. */
export async function showNames(user: User, showsNames: boolean): Promise<void> {
  await commit(user, Account, user.id, {
    set: { "calendarLink.showsNames": showsNames },
    onlyIf: { "calendarLink.id": { $exists: true } },
    refusal: "Créez d’abord votre lien d’agenda.",
    effects: [audit("account.updated", ["calendarLink.showsNames"])],
  });
}

async function linkOf(user: User): Promise<CalendarLink | undefined> {
  const account = await Account.findById(user.id, { calendarLink: 1 }).lean();
  if (!account) throw notFound();
  return account.calendarLink;
}

function unchanged(link: CalendarLink | undefined) {
  return link
    ? { "calendarLink.id": link.id, "calendarLink.version": link.version }
    : { calendarLink: { $exists: false } };
}

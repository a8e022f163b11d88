import { Account } from "#models/account";
import { Scholarship } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { workbookOf } from "~/core/sheets/write-table.server";
import { formatMonth, NBSP } from "~/vocabulary/typography";
import { dueSheet } from "./instalment-due.queries.server";
import { requireInstalment } from "./instalment-schedule.commands.server";
import { markPaid, unmarkPaid } from "./instalments.commands.server";
import { getScholarship } from "./scholarships.queries.server";

/**
 * Notes that the finance office paid the payments ticked in a list, all on one day. Refuses them all, naming the first that
 * nobody cleared; 404 for one of a file that is not seen. Returns the act that undoes it, and how many were noted.
 */
export async function markListPaid(
  user: User,
  { ids, paidOn }: { ids: readonly string[]; paidOn: Day },
  actId = newId(),
): Promise<{ actId: string; count: number }> {
  const chosen = byScholarship(ids);
  for (const [scholarshipId, instalmentIds] of chosen) await refuseEarly(user, scholarshipId, instalmentIds);
  for (const [scholarshipId, instalmentIds] of chosen)
    await markPaid(user, scholarshipId, { instalmentIds, paidOn, actId });
  return { actId, count: ids.length };
}

/** Takes back all that one such act noted; 404, before any is, for one of a file that is not seen. */
export async function unmarkListPaid(user: User, actId: string): Promise<void> {
  const found = await Scholarship.find({ "instalments.paidActId": actId }, { _id: 1 }).lean();
  for (const { _id } of found) await getScholarship(user, _id);
  for (const { _id } of found) await unmarkPaid(user, _id, actId);
}

/** Gives the due list of a month as a workbook, after writing in the journal who took it. */
export async function takeDueSheet(user: User, url: URL): Promise<Response> {
  const { month, rows } = await dueSheet(user, url);
  const workbook = await workbookOf(rows);
  await commit(user, Account, user.id, {
    effects: [audit("list.exported", ["scholarships-due", "xlsx"])],
    isDerived: true,
  });
  return new Response(new Blob([workbook]), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="bourses-a-verser-${month}.xlsx"`,
      "Cache-Control": "private, no-store",
    },
  });
}

function byScholarship(ids: readonly string[]): Map<string, string[]> {
  const chosen = new Map<string, string[]>();
  for (const id of ids) {
    const [scholarshipId = "", instalmentId = ""] = id.split(".");
    chosen.set(scholarshipId, [...(chosen.get(scholarshipId) ?? []), instalmentId]);
  }
  return chosen;
}

async function refuseEarly(
  user: User,
  scholarshipId: string,
  instalmentIds: readonly string[],
): Promise<void> {
  const scholarship = await getScholarship(user, scholarshipId);
  for (const id of instalmentIds) {
    const { state, dueOn } = requireInstalment(scholarship, id);
    if (state !== "cleared" && state !== "paid")
      throw new UserFacingError(
        `${scholarship.name}, ${formatMonth(dueOn)}${NBSP}: ce versement n’est pas «${NBSP}bon à payer${NBSP}». Décochez-le, ou acceptez ses justificatifs.`,
      );
  }
}

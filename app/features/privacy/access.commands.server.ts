import { Household } from "#models/household";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { type AccessPackage, getAccessPackage } from "./access-package.queries.server";
import { accessPdf } from "./access-pdf.server";

interface AccessAsked {
  householdId: string;
  /** The adult who asks. */
  memberId: string;
  format: "json" | "pdf";
}

/**
 * Gives as a file everything kept of one adult, after writing in the journal who took it. Refuses, as 404, somebody who
 * is not there.
 */
export async function giveAccess(
  user: User,
  { householdId, memberId, format }: AccessAsked,
): Promise<Response> {
  const content = await getAccessPackage(householdId, memberId);
  const body = await bodyOf(content, format);
  await commit(user, Household, householdId, {
    effects: [audit("household.access-given", [format, memberId])],
    isDerived: true,
  });
  return new Response(body, {
    headers: {
      "Content-Type": format === "pdf" ? "application/pdf" : "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="donnees-${toDay(now())}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
}

async function bodyOf(content: AccessPackage, format: "json" | "pdf"): Promise<Blob> {
  if (format === "json") return new Blob([JSON.stringify(content, null, 2)]);
  const bytes = await accessPdf(content, now());
  return new Blob([new Uint8Array(bytes)]);
}

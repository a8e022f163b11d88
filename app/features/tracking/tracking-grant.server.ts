import { createCookie } from "@remix-run/node";
import type { TrackingRecord } from "#models/tracking";
import { now } from "~/core/clock.server";
import { env } from "~/core/env.server";
import { sign } from "~/core/secret.server";
import { GRANT_MINUTES } from "~/vocabulary/tracking";
import { trackingPath } from "./tracking-link.queries.server";

type Page = Pick<TrackingRecord, "_id" | "linkVersion" | "codeNumber">;

/** What a browser keeps once a code was typed: which page, by which link and code, and until when. */
interface Grant {
  id: string;
  linkVersion: number;
  codeNumber: number;
  until: number;
}

/** The header that opens, in this browser and on this page alone, the acts which ask for a code. */
export async function grantHeader(page: Page): Promise<string> {
  const grant: Grant = { ...keyOf(page), until: now().getTime() + GRANT_MINUTES * 60_000 };
  return cookie().serialize(grant, {
    path: trackingPath(page),
    maxAge: GRANT_MINUTES * 60,
    secure: env().publicUrl.startsWith("https://"),
  });
}

/** Whether this browser typed the last code of this page a few minutes ago. */
export async function isGranted(page: Page, cookies: string | null): Promise<boolean> {
  const grant: unknown = await cookie().parse(cookies);
  if (!isGrant(grant) || now().getTime() >= grant.until) return false;
  const { id, linkVersion, codeNumber } = keyOf(page);
  return grant.id === id && grant.linkVersion === linkVersion && grant.codeNumber === codeNumber;
}

function keyOf({ _id: id, linkVersion, codeNumber }: Page): Omit<Grant, "until"> {
  return { id, linkVersion, codeNumber };
}

function cookie() {
  return createCookie("suivi", { httpOnly: true, sameSite: "strict", secrets: [sign("tracking-grant")] });
}

function isGrant(value: unknown): value is Grant {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    "linkVersion" in value &&
    "codeNumber" in value &&
    "until" in value &&
    typeof value.until === "number"
  );
}

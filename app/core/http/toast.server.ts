import { createCookie, redirect } from "@remix-run/node";
import { env } from "../env.server";
import { newId } from "../ids.server";

/** A word of confirmation on the next page, with a way back when there is one. */
export interface Toast {
  id: string;
  message: string;
  /** A POST that undoes what was done: where, and with which fields. */
  undo?: { action: string; fields: Record<string, string> };
}

/** What an act did, in words, and where one is then. */
export interface Done {
  to: string;
  toast: Omit<Toast, "id">;
}

/** An act done; when it can be undone, `undo` is what is posted to that page. */
export function said(to: string, message: string, undo?: Record<string, string>): Done {
  return { to, toast: { message, ...(undo && { undo: { action: to, fields: undo } }) } };
}

const cookie = createCookie("toast", { path: "/", httpOnly: true, sameSite: "lax", maxAge: 60 });

/** Redirects with a toast to be shown once on the page reached. */
export async function redirectWithToast(
  _request: Request,
  url: string,
  toast: Omit<Toast, "id">,
): Promise<Response> {
  return redirect(url, { headers: await carrying(toast) });
}

/** Answers a form sent in the background: the page stays, and shows the toast when it is read again. */
export async function stayWithToast(toast: Omit<Toast, "id">): Promise<Response> {
  return Response.json(null, { headers: await carrying(toast) });
}

/** Reads the toast carried by a request, and the header that makes it disappear. */
export async function takeToast(request: Request): Promise<{ toast: Toast | null; headers: HeadersInit }> {
  const toast = readToast(await cookie.parse(request.headers.get("Cookie")));
  return {
    toast,
    headers: toast ? { "Set-Cookie": await cookie.serialize("", { ...options(), maxAge: 0 }) } : {},
  };
}

async function carrying(toast: Omit<Toast, "id">): Promise<HeadersInit> {
  return { "Set-Cookie": await cookie.serialize({ id: newId(), ...toast }, options()) };
}

function options(): { secure: boolean } {
  return { secure: env().publicUrl.startsWith("https://") };
}

function readToast(value: unknown): Toast | null {
  if (typeof value !== "object" || value === null) return null;
  return "id" in value && "message" in value && typeof value.message === "string" ? (value as Toast) : null;
}

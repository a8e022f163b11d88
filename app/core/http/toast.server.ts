import { createCookie, data, redirect } from "@remix-run/node";
import { env } from "../env.server";
import { newId } from "../ids.server";

/** A word of confirmation on the next page, with a way back when there is one. */
export interface Toast {
  id: string;
  message: string;
  /** A POST that undoes what was done: where, and with which fields. */
  undo?: { action: string; fields: Record<string, string> };
}

const cookie = createCookie("toast", { path: "/", httpOnly: true, sameSite: "lax", maxAge: 60 });

/** Redirects with a toast to be shown once on the page reached. */
export async function redirectWithToast(
  _request: Request,
  url: string,
  toast: Omit<Toast, "id">,
): Promise<Response> {
  return redirect(url, {
    headers: { "Set-Cookie": await cookie.serialize({ id: newId(), ...toast }, options()) },
  });
}

/** Reads the toast carried by a request, and the header that makes it disappear. */
export async function takeToast(request: Request): Promise<{ toast: Toast | null; headers: HeadersInit }> {
  const toast = readToast(await cookie.parse(request.headers.get("Cookie")));
  return {
    toast,
    headers: toast ? { "Set-Cookie": await cookie.serialize("", { ...options(), maxAge: 0 }) } : {},
  };
}

/** An answer to a form sent in the background, with the toast inside instead of a redirection. */
export function withToast<Value extends object>(value: Value, toast: Omit<Toast, "id">) {
  return data({ ...value, toast: { id: newId(), ...toast } });
}

function options(): { secure: boolean } {
  return { secure: env().publicUrl.startsWith("https://") };
}

function readToast(value: unknown): Toast | null {
  if (typeof value !== "object" || value === null) return null;
  return "id" in value && "message" in value && typeof value.message === "string" ? (value as Toast) : null;
}

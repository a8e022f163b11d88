import { redirectDocument } from "@remix-run/node";
import { type Permission, roleCan } from "~/vocabulary/permissions";
import { LANDING_PAGES } from "~/vocabulary/roles";
import type { User } from "./actor";
import { findUser } from "./session.server";

/** The signed-in colleague; anybody else is sent to the sign-in page, and back afterwards. */
export async function requireUser(request: Request): Promise<User> {
  const user = await findUser(request);
  if (user) return user;
  const { pathname, search } = new URL(request.url);
  const back =
    pathname === "/" ? "" : `?retour=${encodeURIComponent(pathname.replace(/\.data$/, "") + search)}`;
  throw redirectDocument(`/login${back}`);
}

/** The signed-in colleague if the role allows the act; refuses with 403 otherwise. */
export async function requirePermission(request: Request, permission: Permission): Promise<User> {
  const user = await requireUser(request);
  if (!roleCan(user.role, permission)) throw forbidden();
  return user;
}

/** For pages nobody signed in needs: sends a colleague to the page useful to the role. */
export async function requireNobody(request: Request): Promise<void> {
  const user = await findUser(request);
  if (user) throw redirectDocument(LANDING_PAGES[user.role]);
}

/** Marks a loader or an action as open to everyone, on purpose. */
export function requireNothing(): void {}

export function forbidden(): Response {
  return new Response("Accès refusé", { status: 403 });
}

export function notFound(): Response {
  return new Response("Introuvable", { status: 404 });
}

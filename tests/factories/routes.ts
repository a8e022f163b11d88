import path from "node:path";
import type { User } from "~/core/auth/actor";
import { requestAs } from "./sessions";

type Handler = (args: {
  request: Request;
  params: Record<string, string>;
  context: Record<string, never>;
}) => Promise<unknown>;

interface RouteModule {
  loader?: Handler;
  action?: Handler;
}

export interface Answered {
  status: number;
  location: string | null;
  /** What the page is given, as text. */
  body: string;
}

/** What the loader of a route, or its action when a form is sent, answers to a colleague. */
export async function callRoute(
  route: string,
  user: User | null,
  address: string,
  form?: Record<string, string> | URLSearchParams,
): Promise<Answered> {
  const handlers: RouteModule = await import(path.resolve("app/routes", route));
  const handler = form ? handlers.action : handlers.loader;
  if (!handler) return { status: 405, location: null, body: "" };
  const request = await requestAs(user, address, form);
  const result = await handler({ request, params: paramsOf(route, address), context: {} }).catch(
    (error: unknown) => error,
  );
  if (result instanceof Error) throw result;
  if (!(result instanceof Response))
    return { status: statusOf(result), location: null, body: JSON.stringify(result) };
  return { status: result.status, location: result.headers.get("Location"), body: await result.text() };
}

/** `_staff.needs.$id_.hand-off.tsx` and `/needs/12/hand-off` give `{ id: "12" }`. */
function paramsOf(route: string, address: string): Record<string, string> {
  const [pathname = ""] = address.split("?");
  const names = route
    .replace(/\.tsx?$/, "")
    .split(".")
    .filter((segment) => !segment.startsWith("_"))
    .map((segment) => segment.replace(/_$/, ""));
  const values = pathname.split("/").slice(1);
  const found = names.flatMap((name, place) =>
    name.startsWith("$") ? [[name.slice(1), values[place] ?? ""]] : [],
  );
  return Object.fromEntries(found);
}

/** `data(value, { status })` is not a Response before Remix has written it. */
function statusOf(result: unknown): number {
  if (typeof result !== "object" || result === null || !("init" in result)) return 200;
  const { init } = result;
  return typeof init === "object" && init !== null && "status" in init ? Number(init.status) : 200;
}

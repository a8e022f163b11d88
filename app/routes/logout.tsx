import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "~/core/auth/credentials.server";
import { requireNothing } from "~/core/auth/guards.server";
import { redirectWithCookies } from "~/core/http/redirect.server";

/** A GET closes nothing: it only leads somewhere. */
export async function loader(_args: LoaderFunctionArgs) {
  requireNothing();
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  requireNothing();
  const cookies = await signOut(request);
  return redirectWithCookies("/login", cookies);
}

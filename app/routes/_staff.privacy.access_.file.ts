import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { giveAccess } from "~/features/privacy/access.commands.server";
import { accessSchema } from "~/features/privacy/access.schema.server";

/** Nothing is given without a press: the page before asks whose. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requirePermission(request, "privacy:read");
  return redirect("/privacy/access");
}

/** Sends the file itself; what was not said properly is asked again. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const user = await requirePermission(request, "privacy:write");
  const answer = await submitForm(request, accessSchema, (asked) => giveAccess(user, asked));
  if (answer instanceof Response) return answer;
  return redirectWithToast(request, "/privacy/access", { message: "Choisissez de nouveau la personne." });
}

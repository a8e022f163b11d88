import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { exportList } from "~/features/exports/exports.commands.server";
import { exportSchema } from "~/features/exports/exports.schema.server";

/** Nothing is sent without saying what for: that is asked on the page before. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requirePermission(request, "candidates:read");
  return redirect("/exports");
}

/** Sends the file itself; what was not said properly is asked again. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const user = await requirePermission(request, "candidates:read");
  const { origin } = new URL(request.url);
  const asked = request.clone();
  const answer = await submitForm(request, exportSchema, ({ filters, ...wanted }) =>
    exportList(user, wanted, new URL(`/${wanted.list}?${filters}`, origin)),
  );
  if (answer instanceof Response) return answer;
  const errors = Object.values(answer.data.error ?? {}).flatMap((messages) => messages ?? []);
  return redirectWithToast(request, askedAgain(await asked.formData()), {
    message: errors[0] ?? "Reprenez cet export.",
  });
}

/** The page before, with its list and its filters. */
function askedAgain(form: FormData): string {
  const params = new URLSearchParams(`${form.get("filters") ?? ""}`);
  params.set("list", `${form.get("list") ?? ""}`);
  return `/exports?${params}`;
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { setApart } from "~/features/candidates/likeness.commands.server";
import { findLikenesses } from "~/features/candidates/likeness.queries.server";
import { apartSchema } from "~/features/candidates/likeness.schema.server";
import { findWaitingLikenesses } from "~/features/candidates/waiting-requests.queries.server";
import { roleCan } from "~/vocabulary/permissions";

const MOST = 5;

/** Whom the person being typed may already be; says why, never blocks. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  const { searchParams } = new URL(request.url);
  const text = (name: string) => (searchParams.get(name) ?? "").trim().slice(0, 120);
  const texts = (name: string) =>
    searchParams
      .getAll(name)
      .map((value) => value.trim().slice(0, 120))
      .filter(Boolean)
      .slice(0, MOST);
  const person = {
    firstName: text("firstName"),
    lastName: text("lastName"),
    birthName: text("birthName") || undefined,
    emails: texts("email"),
    phones: texts("phone"),
  };
  const [likenesses, waiting] = await Promise.all([
    findLikenesses(user, person, text("except") || undefined),
    roleCan(user.role, "submissions:read") ? findWaitingLikenesses(user, person) : [],
  ]);
  return { likenesses, waiting };
}

/** « Ce n’est pas la même personne ». */
export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "candidates:write");
  return submitForm(request, apartSchema, async ({ candidateId, ...person }) => {
    await setApart(user, person, candidateId);
    return Response.json({});
  });
}

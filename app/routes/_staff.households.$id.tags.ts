import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { addTag, removeTag } from "~/features/households/household-tags.commands.server";
import { knownTag } from "~/features/households/household-tags.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { tagActSchema } from "~/features/households/tags.schema.server";

/** Puts a tag on a file, or takes it off. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const household = await getHousehold(user, params.id ?? "");
  const read = tagActSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) return data({ error: read.error.issues[0]?.message }, { status: 400 });
  const { intent, tag } = read.data;
  if (intent === "add-tag") await addTag(user, household._id, await knownTag(user, tag));
  else await removeTag(user, household._id, tag);
  return redirect(`/households/${household._id}`);
}

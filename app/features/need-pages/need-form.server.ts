import type { User } from "~/core/auth/actor";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { needActSchema } from "~/features/needs/needs.schema.server";
import { carryOutNeedAct, type Followed } from "./need-acts.commands.server";

/** A form sent from the screen of a need the caller may change: done, then back on that screen (`here`), or on the one it moved to, with a way to undo there. */
export async function submitNeedAct(request: Request, user: User, followed: Followed, here: string) {
  return submitForm(request, needActSchema(followed.need.kind), async (act) => {
    const { message, undo, to = here } = await carryOutNeedAct(user, followed, act);
    return redirectWithToast(request, to, {
      message,
      ...(undo ? { undo: { action: to, fields: undo } } : {}),
    });
  });
}

import type { ActionFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { attachmentOf } from "~/features/documents/attachment.server";
import { takeAttachment } from "~/features/inbound-mail/message-attachments.commands.server";
import { getMessage } from "~/features/inbound-mail/messages.queries.server";

/** Gives a copy of a file joined to a mail; sent as a form, since a copy taken is written down and a GET changes nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const message = await getMessage(user, params.id ?? "");
  return attachmentOf(await takeAttachment(user, message, params.fileId ?? ""));
}

import { AuditEvent } from "#models/audit-event";
import type { AuditAction } from "~/vocabulary/audit-actions";
import type { Actor } from "../auth/actor";
import { now } from "../clock.server";
import { DURABLE } from "../db/durability.server";
import { newId } from "../ids.server";

/** Writes in the journal what was done to a mail, which has no effects of its own. */
export async function recordMailAct(actor: Actor, action: AuditAction, id: string): Promise<void> {
  await AuditEvent.collection.insertOne(
    {
      _id: newId() as never,
      at: now(),
      actorId: actor.id,
      action,
      subject: { type: "Mail", id },
      fields: [],
    },
    { writeConcern: DURABLE },
  );
}

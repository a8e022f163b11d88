import type { EffectKind, PendingEffect } from "#models/effect";
import type { EntryRecord } from "#models/entry";
import type { NoticeRecord } from "#models/notice";
import type { AuditAction } from "~/vocabulary/audit-actions";
import type { FollowUpName, FollowUpPayloads } from "~/vocabulary/follow-ups";
import type { Actor } from "../auth/actor";
import { now } from "../clock.server";
import { newId } from "../ids.server";

/** A consequence to be saved with a change; its id is made here, so that it is carried out once. */
export interface Effect {
  id: string;
  kind: EffectKind;
  data: Record<string, unknown>;
}

/** Who did what; names of the fields, never their values. */
export function audit(action: AuditAction, fields: string[] = []): Effect {
  return { id: newId(), kind: "audit", data: { action, fields } };
}

type EntryValues = Pick<EntryRecord, "householdId" | "kind" | "text"> &
  Partial<
    Pick<
      EntryRecord,
      | "track"
      | "quote"
      | "changes"
      | "handOffId"
      | "mailId"
      | "messageId"
      | "submissionId"
      | "restructuringId"
      | "authorName"
      | "memberId"
      | "visitOn"
      | "changed"
    >
  >;

/** A line of a file's timeline; on the family's track unless said otherwise. */
export function entry(values: EntryValues): Effect {
  return { id: newId(), kind: "entry", data: { track: "family", ...values } };
}

type NoticeValues = Pick<NoticeRecord, "accountId" | "text" | "href"> &
  Partial<Pick<NoticeRecord, "householdId" | "track" | "handOffId" | "answerId">>;

/** A word to a colleague. */
export function notice(values: NoticeValues): Effect {
  return { id: newId(), kind: "notice", data: { track: "family", ...values } };
}

/** A command on another aggregate, done once, retried until it succeeds. */
export function followUp<Name extends FollowUpName>(name: Name, payload: FollowUpPayloads[Name]): Effect {
  return { id: newId(), kind: "followUp", data: { name, payload } };
}

/** The form in which effects wait inside the document. */
export function toPending(actor: Actor, effects: Effect[]): PendingEffect[] {
  const at = now();
  // Due in real time: a crash is repaired in seconds whatever the software's clock says.
  const dueAt = new Date();
  return effects.map((effect) => ({
    ...effect,
    ...{ actorId: actor.id, at, dueAt, attempts: 0 },
    ...(effect.kind === "audit" && actor.kind ? { data: { ...effect.data, by: actor.kind } } : {}),
  }));
}

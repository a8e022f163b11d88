import type { MailName, MailParams } from "#emails/registry";
import { MAILS } from "#emails/registry";
import type { PendingEffect } from "#models/effect";
import { Household } from "#models/household";
import type { MailRecord } from "#models/mail";
import type { MailClass } from "~/vocabulary/mails";
import { TEAM } from "../auth/visibility";
import { nextOfficeMoment } from "../calendar";
import { now } from "../clock.server";
import type { Effect } from "../db/effects.server";
import { env } from "../env.server";
import { newId } from "../ids.server";

/** To whom a mail goes, and what it belongs to. */
export interface Envelope {
  to: string;
  toName?: string;
  replyTo?: string;
  fromName?: string;
  householdId?: string;
  handOffId?: string;
  /** All the hand-offs it speaks of and their files, when they are several: only who may see them all sees it. */
  handOffIds?: string[];
  householdIds?: string[];
  /** The candidate it is written to: what we start is held back once they ask not to be written to. */
  candidateId?: string;
  /** The papers of the file that go with it. */
  documentIds?: string[];
  /** The mail we received that it answers (`_id` of a message): both are shown as one conversation. */
  answersMessageId?: string;
  /** It cannot wait for the office to open: a visit of the next 24 hours. */
  isUrgent?: boolean;
  /** Written by hand, as its template says unless told here: it waits 10 seconds, so that it can be undone. */
  isManual?: boolean;
}

/** Seconds during which a mail written by hand can be called back. */
export const UNDO_SECONDS = 10;

/** A mail to send: a template and its parameters, never a body, never a raw link. */
export function mail<Name extends MailName>(
  template: Name,
  params: MailParams<Name>,
  envelope: Envelope,
): Effect {
  return {
    id: newId(),
    kind: "mail",
    data: {
      template,
      params,
      ...envelope,
      isManual: envelope.isManual ?? "isHandwritten" in MAILS[template],
    },
  };
}

/** When a mail of this class, decided at this moment, may leave. */
export function dueMoment(mailClass: MailClass, decidedAt: Date, isManual: boolean): Date {
  const ready = isManual ? new Date(decidedAt.getTime() + UNDO_SECONDS * 1000) : decidedAt;
  return mailClass === "reponse" ? ready : nextOfficeMoment(ready);
}

/** For each file mails belong to, who may see it: the keys of `visibilityKeys`. */
export type FileKeys = ReadonlyMap<string, string[]>;

/** Reads who may see the files these mail effects belong to. */
export async function keysOfFiles(effects: PendingEffect[]): Promise<FileKeys> {
  const ids = effects.flatMap((effect) => filesOf(dataOf(effect)));
  if (ids.length === 0) return new Map();
  const files = await Household.find({ _id: { $in: ids } }, { visibleTo: 1 }).lean();
  return new Map(files.map(({ _id, visibleTo }) => [_id, visibleTo]));
}

/** The outbox line of a mail effect, seen by who may see its file, by the whole team without one; its id is the effect's. */
export function mailOf(effect: PendingEffect, files: FileKeys): Omit<MailRecord, "_id"> {
  const { householdIds, isUrgent, ...values } = dataOf(effect);
  const mailClass: MailClass = isUrgent ? "reponse" : MAILS[values.template].mailClass;
  return {
    ...values,
    visibleTo: keysOfAll(filesOf(dataOf(effect)).map((id) => files.get(id) ?? [])),
    mailClass,
    state: "waiting",
    attempts: 0,
    dueAt: dueMoment(mailClass, effect.at, values.isManual),
    messageId: `<${effect.id}@${new URL(env().publicUrl).hostname}>`,
    actorId: effect.actorId,
    createdAt: now(),
  };
}

interface MailData extends Envelope {
  template: MailName;
  params: Record<string, unknown>;
  isManual: boolean;
}

function filesOf({ householdId, householdIds = [] }: Envelope): string[] {
  return householdId ? [householdId, ...householdIds] : householdIds;
}

/** The keys that open every one of these files; without a file, that of the team. */
function keysOfAll([first = [TEAM], ...others]: string[][]): string[] {
  return first.filter((key) => others.every((keys) => keys.includes(key)));
}

/** What `mail` put in the effect, which is stored without a type. */
function dataOf(effect: PendingEffect): MailData {
  return effect.data as unknown as MailData;
}

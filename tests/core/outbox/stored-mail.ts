import { Mail, type MailRecord } from "#models/mail";
import { Setting } from "#models/setting";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import { forgetSettings } from "~/core/settings.server";

export const JEANNE = { id: "aaaaaaaaaaaaaaaaaaaaaaaa", name: "Jeanne Vidal" };

/** A mail of the outbox, due now unless said otherwise. */
export async function storeMail(values: Partial<MailRecord> = {}): Promise<MailRecord> {
  const id = newId();
  const mail: MailRecord = {
    _id: id,
    template: "password-reset",
    params: { name: "Clara", link: { purpose: "password", id: "b".repeat(24), version: 1 } },
    to: "clara@fabre.example",
    toName: "Clara Fabre",
    mailClass: "reponse",
    state: "waiting",
    isManual: false,
    dueAt: now(),
    attempts: 0,
    messageId: `<${id}@accueil.example>`,
    visibleTo: ["team"],
    actorId: null,
    createdAt: now(),
    ...values,
  };
  await Mail.collection.insertOne(mail as never);
  return mail;
}

/** The mail as it is now. */
export async function reread({ _id }: Pick<MailRecord, "_id">): Promise<MailRecord> {
  return await Mail.findById(_id).orFail().lean();
}

/** A base with a brand and a sender, a demonstration when asked. */
export async function storeSettings({ isDemo = false } = {}): Promise<void> {
  const updatedAt = now();
  await Setting.collection.insertMany([
    { _id: "instance", value: { isDemo, isReady: true }, updatedAt },
    {
      _id: "brand",
      value: { programme: "Accueil des médecins", owner: "Département de la Creuse" },
      updatedAt,
    },
    { _id: "sender", value: { name: "Accueil des médecins", address: "accueil@creuse.example" }, updatedAt },
  ] as never[]);
  forgetSettings();
}

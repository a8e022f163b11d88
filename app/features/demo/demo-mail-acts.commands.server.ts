import { Mail, type MailRecord } from "#models/mail";
import { atParis, nextWorkingDay, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { stopWritingAsAsked } from "~/features/candidates/no-contact.commands.server";
import { sendTrackingLink } from "~/features/tracking/tracking-link.commands.server";
import { listMembers } from "~/features/tracking/tracking-member.queries.server";
import { NBSP } from "~/vocabulary/typography";
import { type Act, candidateOf, householdIdOf, householdOf, type Scene } from "./demo-scene.commands.server";

/** What a mail server would have said to the last mail of the file. */
export const mailWasRefused: Act = (scene) =>
  changeLastMail(scene, {
    state: "failed",
    attempts: 1,
    isPermanentError: true,
    lastError: `adresse refusée par le serveur${NBSP}: 550 boîte inconnue`,
  });

/** The last mail of the file is to be tried again when the office next opens. */
export const mailIsRetried: Act = (scene) =>
  changeLastMail(scene, {
    dueAt: nextOpening(scene),
    attempts: 2,
    isPermanentError: false,
    lastError: "le serveur d’envoi ne répond pas",
  });

/** The last mail of the file was written after hours: it leaves when the office next opens. */
export const mailWaitsForOpening: Act = (scene) => changeLastMail(scene, { dueAt: nextOpening(scene) });

async function changeLastMail(scene: Scene, values: Partial<MailRecord>): Promise<void> {
  await settle();
  const last = await Mail.findOne({ householdId: householdIdOf(scene), createdAt: { $lte: now() } })
    .sort({ createdAt: -1 })
    .lean();
  await Mail.updateOne({ _id: last?._id }, { $set: values });
}

/** However the demonstration is started, some mail is still to leave. */
function nextOpening({ cast }: Scene): Date {
  return atParis(nextWorkingDay(toDay(cast.present)), "08:00");
}

/** The colleague sends each adult of the file who left an address the link to their own page. */
export const pagesSent: Act = async (scene) => {
  const household = await householdOf(scene);
  for (const { id, email } of await listMembers(household))
    if (email) await sendTrackingLink(scene.user, household, id);
};

/** The person presses « Ne plus m’écrire » at the foot of a letter. */
export const askedNoMoreMail: Act = async (scene) => stopWritingAsAsked(await candidateOf(scene));

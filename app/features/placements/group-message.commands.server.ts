import { Mail, type MailRecord } from "#models/mail";
import { Placement, type PlacementRecord } from "#models/placement";
import type { User } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { isHeldBack } from "~/core/outbox/held-back.server";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { listWritable } from "./arrivals.queries.server";
import type { InternRow } from "./placements.queries.server";

/** What stands for the first name of each reader. */
const FIRST_NAME = "{prenom}";

interface Written {
  /** The same form sent twice has the same one. */
  batchId: string;
  semesterId: string;
  placementIds: readonly string[];
  subject: string;
  text: string;
}

export interface Departures {
  sent: number;
  /** Whoever has no address, or asked not to be written to, by name. */
  left: string[];
}

/**
 * Writes to several interns of a semester, one mail each, once per batch; each may be called back for ten seconds.
 * Refuses a colleague who does not see the whole département, and a group of which nobody can be written to.
 */
export async function writeToInterns(user: User, written: Written): Promise<Departures> {
  requireWholeDepartement(user);
  const { semesterId, placementIds } = written;
  const chosen = await listWritable(user, semesterId, { filters: { view: "expected" }, ids: placementIds });
  const left: string[] = [];
  let sent = 0;
  for (const { placementId, intern } of chosen) {
    if (await isOutOfReach(intern)) left.push(`${intern.firstName} ${intern.lastName}`);
    else {
      await writeTo(user, written, { placementId, intern });
      sent += 1;
    }
  }
  if (sent === 0)
    throw new UserFacingError("Personne de cette liste ne peut recevoir de mail : complétez leurs adresses.");
  return { sent, left };
}

/** What the first of a group would read. */
export function previewFor(
  { firstName }: Pick<InternRow, "firstName">,
  { subject, text }: Pick<Written, "subject" | "text">,
) {
  return { subject: addressed(subject, firstName), text: addressed(text, firstName) };
}

/** Calls back the mails of a batch that have not left; returns how many. */
export async function callBackGroup(user: User, semesterId: string, batchId: string): Promise<number> {
  requireWholeDepartement(user);
  await settle();
  const placements = await Placement.find({ semesterId }, { _id: 1 }).limit(1000).lean<PlacementRecord[]>();
  const ids = placements.map(({ _id }) => mailId(batchId, _id));
  const waiting = await Mail.find({ _id: { $in: ids }, state: "waiting" }, { _id: 1 }).lean<MailRecord[]>();
  let count = 0;
  for (const { _id } of waiting) if (await isCalledBack(user, _id)) count += 1;
  return count;
}

/** Messages to a group are written by who sees all of it. */
export function requireWholeDepartement({ isWholeDepartement }: User): void {
  if (!isWholeDepartement)
    throw new UserFacingError(
      "Un message à un groupe est écrit par une personne qui voit tout le département : demandez-le à un·e collègue.",
    );
}

/** A mail that leaves meanwhile holds the others up no longer. */
async function isCalledBack(user: User, id: string): Promise<boolean> {
  try {
    await cancelMail(user, id);
    return true;
  } catch (error) {
    if (error instanceof UserFacingError) return false;
    throw error;
  }
}

async function isOutOfReach({ _id, emails }: InternRow): Promise<boolean> {
  if (!emails[0]) return true;
  return isHeldBack({ candidateId: _id, mailClass: "bureau", isManual: true });
}

async function writeTo(
  user: User,
  { batchId, subject, text }: Written,
  { placementId, intern }: { placementId: string; intern: InternRow },
): Promise<void> {
  const { _id: candidateId, firstName, lastName, householdId, emails } = intern;
  const id = mailId(batchId, placementId);
  const told = previewFor(intern, { subject, text });
  const letter = mail(
    "reply",
    { ...told, language: intern.language, writtenTo: "intern", ...signatureOf(user) },
    {
      ...{
        to: emails[0] ?? "",
        toName: `${firstName} ${lastName}`,
        replyTo: user.email,
        fromName: user.name,
      },
      ...{ householdId, candidateId, isManual: true },
    },
  );
  await commit(user, Placement, placementId, {
    appliedBy: derivedId("group-message", batchId),
    effects: [
      audit("household.answered"),
      { ...letter, id },
      entry({
        ...{ householdId, kind: "message", text: `Message à ${firstName} ${lastName} : ${told.subject}` },
        ...{ quote: told.text, memberId: candidateId, mailId: id, authorName: user.name },
      }),
    ],
    isDerived: true,
  });
}

function mailId(batchId: string, placementId: string): string {
  return derivedId("group-message", batchId, placementId);
}

function addressed(words: string, firstName: string): string {
  return words.replaceAll(FIRST_NAME, firstName).replaceAll("{prénom}", firstName);
}

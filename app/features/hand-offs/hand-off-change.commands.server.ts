import { HandOff, type HandOffRecord, type HandOffVersion } from "#models/hand-off";
import { Mail } from "#models/mail";
import type { NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { mail } from "~/core/outbox/mail-effect.server";
import { getSettings } from "~/core/settings.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { newAnswerBy } from "./answer-by.queries.server";
import { requireInForce } from "./hand-off-askable.queries.server";
import { changeOf } from "./hand-off-change.queries.server";
import { envelopeFrom } from "./hand-off-envelope.server";
import { callBackMails, latestVersion, letterParams } from "./hand-offs.commands.server";

const DAY_MS = 24 * 3600 * 1000;
const MOVED = "Ce relais n’attend plus de réponse, ou vient de changer. Rechargez la page.";

/**
 * Tells a partner still to answer that the request changed, in the words previewed (`seen`): a new version, kept like
 * those before, and one mail with the same link; the first letter itself when it has not left. Refuses when nothing
 * changed, what was previewed is no longer what would leave, or the consent is withdrawn.
 */
export async function tellOfChange(
  user: User,
  need: NeedRecord,
  handOff: HandOffRecord,
  seen: string,
): Promise<void> {
  const household = await getHousehold(user, need.householdId);
  const change = await changeOf(household, need, handOff);
  if (change.lines.length === 0) throw new UserFacingError("Ce partenaire a déjà la demande à jour.");
  if (change.seen !== seen.replaceAll("\r\n", "\n")) {
    throw new UserFacingError("La demande a encore changé : relisez ce qui sera envoyé.");
  }
  const [contact, letter] = await Promise.all([
    requireInForce(handOff),
    Mail.findById(handOff.mailId, { sentAt: 1, template: 1 }).lean(),
  ]);
  const version = await nextVersion(handOff, change);
  // An answer to their question leaves as it is: it is not the request.
  const hasLeft = letter?.sentAt !== undefined || letter?.template === "question-reply";
  if (!hasLeft) await callBackMails(user, handOff._id, ["hand-off"]);
  await callBackMails(user, handOff._id, ["hand-off-changed", "hand-off-reminder"]);
  const told = letterOf(user, handOff, contact, { version, lines: hasLeft ? change.lines : undefined });
  await save(user, handOff, version, told, hasLeft);
  await settle();
}

async function nextVersion(
  handOff: HandOffRecord,
  {
    title,
    sheetLines,
    documentIds,
  }: Pick<HandOffVersion, "title" | "documentIds"> & { sheetLines: HandOffVersion["lines"] },
): Promise<HandOffVersion> {
  const { number, answerBy, intro } = latestVersion(handOff);
  const isPast = answerBy <= toDay(now());
  return {
    number: number + 1,
    title,
    intro,
    lines: sheetLines,
    ...(documentIds ? { documentIds } : {}),
    answerBy: isPast ? await newAnswerBy(handOff.partnerId) : answerBy,
    at: now(),
  };
}

interface Told {
  version: HandOffVersion;
  /** What changed; a letter that has not left says it all by itself. */
  lines?: string[];
}

function letterOf(
  user: User,
  handOff: HandOffRecord,
  contact: { name: string; email: string },
  { version, lines }: Told,
): Effect {
  const { _id: handOffId, householdId } = handOff;
  const envelope = envelopeFrom(user, contact, { householdId, handOffId });
  const params = letterParams({ ...handOff, versions: [version] }, user);
  if (!lines) return mail("hand-off", params, envelope);
  return mail("hand-off-changed", { ...params, changes: lines }, envelope);
}

async function save(
  user: User,
  { _id, version: stored, householdId, track, partnerName, expiresAt }: HandOffRecord,
  version: HandOffVersion,
  letter: Effect,
  hasLeft: boolean,
): Promise<void> {
  const { delays } = await getSettings();
  const until = new Date(now().getTime() + delays.answerLinkDays * DAY_MS);
  await commit(user, HandOff, _id, {
    onlyIf: { state: { $in: AWAITING_STATES }, version: stored },
    refusal: MOVED,
    set: {
      updatedAt: now(),
      expiresAt: until > expiresAt ? until : expiresAt,
      ...(hasLeft ? {} : { mailId: letter.id }),
    },
    push: { versions: version },
    effects: [
      audit(
        "hand-off.changed",
        version.lines.map(({ key }) => key),
      ),
      letter,
      entry({
        householdId,
        track,
        kind: "hand-off",
        text: `Changement de la demande annoncé à ${partnerName}.`,
        handOffId: _id,
        authorName: user.name,
      }),
    ],
  });
}

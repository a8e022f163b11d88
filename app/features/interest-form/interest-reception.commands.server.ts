import { setTimeout as pause } from "node:timers/promises";
import type { Interest } from "#models/submission";
import { PUBLIC, type User } from "~/core/auth/actor";
import { isOverLimit } from "~/core/http/limits.server";
import { getSettings } from "~/core/settings.server";
import { findOpenEvent } from "~/features/events/events.queries.server";
import { UNKNOWN_TERRITORY } from "~/vocabulary/candidates";
import type { Language } from "~/vocabulary/languages";
import { correctInterest, submitInterest } from "./interest-form.commands.server";
import { getSubmissionOfLink } from "./interest-form.queries.server";
import type { CallInput, CorrectionInput, InterestInput } from "./interest-form.schema.server";
import { suspicionsOf } from "./interest-suspicions.queries.server";

const PAUSE_MS = 2000;

/**
 * Receives a public form from an address. Nothing is refused: what looks like a robot's is kept under
 * « À vérifier », and an address that sends very many waits two seconds. It keeps the event
 * whose code its page had; a code unknown, or closed, is left out.
 */
export async function receiveInterest(
  input: InterestInput,
  language: Language,
  address: string,
  eventCode: string | null = null,
): Promise<void> {
  const { website, startedAt, ...interest } = input;
  if (await isOverLimit("public-form", address)) await pause(PAUSE_MS);
  const territories = await served(interest.territories);
  const suspicions = await suspicionsOf(input);
  const eventId = (await findOpenEvent(eventCode))?._id;
  const arrival = { channel: "form" as const, language, suspicions, eventId };
  await submitInterest(PUBLIC, { ...interest, territories }, arrival);
}

/** Records what a colleague was asked on the phone or, when it came, by the mail whose request has this id. Returns the id of the request. */
export async function receiveCall(
  user: User,
  { channel, ...interest }: CallInput,
  mail?: { id: string; receivedAt: Date },
): Promise<string> {
  const territories = await served(interest.territories);
  return submitInterest(
    user,
    { ...interest, territories, consentPartners: false, consentNews: false },
    { channel, language: "fr", suspicions: [], ...mail },
  );
}

/** Keeps what a person corrects in their own request; 404 for an unknown link, refuses when nothing changed. */
export async function receiveCorrection(token: string | undefined, input: CorrectionInput): Promise<void> {
  const submission = await getSubmissionOfLink(token);
  const { consentPartners, consentNews } = submission.interest;
  const territories = await served(input.territories);
  const emptied = Object.fromEntries(CLEARABLE.map((name) => [name, input[name] ?? ""]));
  const interest: Interest = { ...input, ...emptied, territories, consentPartners, consentNews };
  await correctInterest(submission, interest);
}

/** What a correction may empty: kept as an empty text, so that the difference says so. */
const CLEARABLE = ["phone", "specialty", "faculty", "semester", "fromOn", "toOn", "message"] as const;

/** Leaves out what is not a territory of ours: only a made-up form names one. */
async function served(codes: string[]): Promise<string[]> {
  const { list } = (await getSettings()).territories;
  return codes.filter(
    (code) => code === UNKNOWN_TERRITORY || list.some((territory) => territory.code === code),
  );
}

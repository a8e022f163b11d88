import { type StepHost, VisitDay, type VisitDayRecord, type VisitStep } from "#models/visit-day";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";
import { findColleague } from "~/features/accounts/accounts.queries.server";
import { HOST_ANSWERS, type HostAnswer } from "~/vocabulary/visit-days";
import { isOneOf } from "~/vocabulary/words";
import { asHostReads, type Family, findFamily, whatOf, whoComes } from "./host-words.server";
import { dayWords, spanWords } from "./visit-hours";
import { askedForOf, isToAskAgain, whereOf } from "./visit-step";

/** open: the three answers; said: what was answered; replaced, off, over: calmly, that there is nothing to answer. */
export type HostStage = "open" | "said" | "replaced" | "off" | "over";

/** What a host’s page shows: no name of the family, no more than their own step. */
export interface HostPage {
  stage: HostStage;
  programme: string;
  lead: { name: string; phone: string; email: string };
  step?: {
    hostName: string;
    who: string;
    day: string;
    hours: string;
    where: string;
    what: string;
    askedFor: string;
    /** It is no longer what they were asked. */
    isChanged: boolean;
    said?: { answer: HostAnswer; proposedHour?: string; message?: string };
  };
}

export interface HostedStep {
  day: VisitDayRecord;
  /** As its host reads it. */
  step: VisitStep;
  family: Family | null;
  /** The last link sent to this host, for a day that is still to come and a file that is open. */
  stage: "open" | "replaced" | "off" | "over";
}

/** The step a host’s link leads to, null once it is gone; 404 for a link we did not make. */
export async function findHostedStep(token: string | undefined): Promise<HostedStep | null> {
  const link = readLinkToken("visit-host", token);
  if (!link) throw notFound();
  const day = await VisitDay.findOne({ "steps.host.linkId": link.id }).lean<VisitDayRecord>();
  const step = day?.steps.find(({ host }) => host?.linkId === link.id);
  if (!day || !step) return null;
  const family = await findFamily(day.householdId);
  const stage = family ? stageOf(day, family, step.host?.linkVersion === link.version) : "off";
  return { day, family, step: asHostReads(family, step), stage };
}

/** What the page behind a host’s link shows today. */
export async function getHostPage(token: string | undefined, { searchParams }: URL): Promise<HostPage> {
  const [found, { brand }] = await Promise.all([findHostedStep(token), getSettings()]);
  const sender = await findColleague(found?.day.leadId);
  const lead = {
    ...{ name: sender?.name ?? brand.programme, phone: sender?.phone ?? brand.phone },
    email: sender?.email ?? brand.email,
  };
  const base = { programme: brand.programme, lead };
  if (!found) return { stage: "off", ...base };
  if (found.stage !== "open") return { stage: found.stage, ...base };
  const step = shownOf(found);
  const isSaid = step.said !== undefined && !step.isChanged && !searchParams.has("changer");
  return { stage: isSaid ? "said" : "open", ...base, step };
}

function stageOf({ on, state }: VisitDayRecord, family: Family, isLast: boolean): HostedStep["stage"] {
  if (state === "cancelled") return "off";
  if (!isLast) return "replaced";
  if (on < toDay(now())) return "over";
  return family.state === "open" ? "open" : "off";
}

function shownOf({ day, step, family }: HostedStep): NonNullable<HostPage["step"]> {
  return {
    hostName: step.host?.name ?? "",
    who: family ? whoComes(family, step) : "un médecin",
    ...{ day: dayWords(day.on), hours: spanWords(step), where: whereOf(step), what: whatOf(step) },
    askedFor: askedForOf(day, step),
    isChanged: step.host ? isToAskAgain(step.host) : false,
    said: saidBy(step.host),
  };
}

function saidBy(host: StepHost | undefined): NonNullable<HostPage["step"]>["said"] {
  if (!host || !isOneOf(HOST_ANSWERS, host.state)) return undefined;
  return { answer: host.state, proposedHour: host.proposedHour, message: host.message };
}

import { type ToldStep, VisitDay, type VisitDayRecord, type VisitStep } from "#models/visit-day";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { daysAgo, now } from "~/core/clock.server";
import { linkToken, readLinkToken } from "~/core/links.server";
import { isSame } from "~/core/lost-updates";
import { getSettings } from "~/core/settings.server";
import { findColleague } from "~/features/accounts/accounts.queries.server";
import { findMember, type TrackedMember } from "~/features/tracking/tracking-member.queries.server";
import { type Language, languageOf } from "~/vocabulary/languages";
import { ITINERARIES, type Itinerary, STEP_KINDS, type VisitSatisfaction } from "~/vocabulary/visit-days";
import { changesOfStep, PROGRAMME_WORDS, removedWords } from "./programme-words";
import { dayWords, spanWords } from "./visit-hours";
import { isOfSpouseWork, isReaderOf, isToldOfSpouseWork, isToldOfVisits } from "./visit-readers";
import { inOrder, whereOf } from "./visit-step";

/** Days after which the page of a past day closes. */
const OPEN_DAYS = 60;

/** A day as one of its readers may see it; no more of it once it is cancelled, closed or no longer theirs. */
export interface OpenProgramme {
  day: VisitDayRecord;
  member: TrackedMember;
  language: Language;
}

/** A step of the programme as the family reads it. */
export interface ProgrammeStep {
  id: string;
  itinerary: Itinerary;
  fromHour: string;
  toHour: string;
  hours: string;
  who: string;
  kind: string;
  title: string;
  where: string;
  host: string;
  note: string;
  changes: string[];
}

export interface ProgrammePage {
  stage: "programme" | "asking" | "thanks" | "off" | "gone";
  language: Language;
  programme: string;
  lead: { name: string; phone: string; email: string };
  token: string;
  day?: {
    title: string;
    words: string;
    welcome: string;
    steps: ProgrammeStep[];
    /** What was told of the day and is no longer so. */
    ended: string[];
    said?: { satisfaction: VisitSatisfaction; liked?: string; missing?: string };
  };
}

/** What a programme’s link leads to: the day and its reader, or why it is closed; 404 for a link we did not make. */
export async function openProgramme(
  token: string | undefined,
  url: URL,
): Promise<OpenProgramme | { stage: "off" | "gone"; language: Language }> {
  const link = readLinkToken("programme", token);
  if (!link) throw notFound();
  const asked = languageOf(url.searchParams);
  const day = await VisitDay.findOne({ "readers.linkId": link.id }).lean<VisitDayRecord>();
  const reader = day?.readers.find(({ linkId }) => linkId === link.id);
  const member = reader && (await findMember(reader.memberId));
  if (!day || !member || isClosed(day, member)) return { stage: "gone", language: asked };
  const language = url.searchParams.has("lang") ? asked : member.language;
  return day.state === "cancelled" ? { stage: "off", language } : { day, member, language };
}

/** The programme behind an open link; 404 for any other. */
export async function getOpenProgramme(token: string | undefined, url: URL): Promise<OpenProgramme> {
  const opened = await openProgramme(token, url);
  if ("stage" in opened) throw notFound();
  return opened;
}

/** What the page of a programme shows today. */
export async function getProgrammePage(token: string | undefined, url: URL): Promise<ProgrammePage> {
  const [opened, { brand }] = await Promise.all([openProgramme(token, url), getSettings()]);
  const { language } = opened;
  const base = { language, programme: brand.programme, token: token ?? "" };
  if ("stage" in opened) {
    const lead = { name: brand.programme, phone: brand.phone, email: brand.email };
    return { ...base, stage: opened.stage, lead };
  }
  const { day, member } = opened;
  const said = day.feedback.find(({ memberId }) => memberId === member.id);
  const isOver = day.on < toDay(now());
  const isChanging = !said || url.searchParams.has("changer");
  return {
    ...{ ...base, stage: stageOf(isOver, isChanging), lead: await leadOf(day) },
    day: { ...shownOf(opened), said },
  };
}

/** Who is called on the day. */
export async function leadOf({ leadId }: Pick<VisitDayRecord, "leadId">): Promise<ProgrammePage["lead"]> {
  const [colleague, { brand }] = await Promise.all([findColleague(leadId), getSettings()]);
  const { name = brand.programme, phone, email } = colleague ?? {};
  return { name, phone: phone ?? brand.phone, email: email ?? brand.email };
}

/** A day as one of its readers is told of it: nothing of what is for the team, no cost, nor what is the other’s alone. */
export function shownOf({ day, member, language }: OpenProgramme) {
  const isToldOfWork = isToldOfSpouseWork(member);
  const steps = inOrder(day.steps).filter((step) => isToldOfWork || !isOfSpouseWork(step));
  const base = baseOf(day, isToldOfWork);
  const known = new Map(base?.steps.map((step) => [step.id, step]));
  const present = new Set(steps.map(({ id }) => id));
  const words = PROGRAMME_WORDS[language];
  return {
    title: day.title,
    words: dayWords(day.on, language),
    welcome: day.welcome ?? "",
    steps: steps.map((step) => ({
      ...stepOf(day, step, language),
      changes: base ? changesOfStep(toldOf(step), known.get(step.id), language) : [],
    })),
    ended: [
      ...(base && base.on !== day.on ? [words.dayFrom(dayWords(base.on, language))] : []),
      ...(base?.steps ?? []).filter(({ id }) => !present.has(id)).map((step) => removedWords(step, language)),
    ],
  };
}

/** A step as it is told to the family, to know later what changed. */
export function toldOf(step: VisitStep): ToldStep {
  const { id, fromHour, toHour, title, place, communeName } = step;
  return {
    id,
    fromHour,
    toHour,
    title,
    ...(place ? { place } : {}),
    ...(communeName ? { communeName } : {}),
    ...(isOfSpouseWork(step) ? { isSpouseWork: true } : {}),
  };
}

/** What the day was the last time it was told otherwise than it is now. */
function baseOf(
  { told, on, steps }: VisitDayRecord,
  isToldOfWork: boolean,
): { on: string; steps: ToldStep[] } | undefined {
  if (!told) return undefined;
  const present = inOrder(steps).map(toldOf);
  const base = told.on === on && isSame(inOrder(told.steps), present) ? told.before : told;
  return base && { ...base, steps: base.steps.filter(({ isSpouseWork }) => isToldOfWork || !isSpouseWork) };
}

function stepOf({ on }: VisitDayRecord, step: VisitStep, language: Language): Omit<ProgrammeStep, "changes"> {
  const { id, itinerary, kind, fromHour, toHour, title, note = "" } = step;
  return {
    ...{ id, itinerary, fromHour, toHour, title, note },
    hours: spanWords(step, language),
    who: ITINERARIES[itinerary][language],
    kind: STEP_KINDS[kind][language],
    where: whereOf(step),
    host: hostWords(step, { language, isOver: on < toDay(now()) }),
  };
}

/** Nobody is told as certain who has not said so, nor looked for once the day is over. */
function hostWords(
  { host }: VisitStep,
  { language, isOver }: { language: Language; isOver: boolean },
): string {
  if (!host) return "";
  const words = PROGRAMME_WORDS[language];
  if (host.state === "confirmed") return words.hosted(host.name);
  if (isOver) return "";
  return host.state === "declined" ? words.declined : words.toConfirm(host.name);
}

function isClosed(day: VisitDayRecord, member: TrackedMember): boolean {
  return !isReaderOf(day, member) || day.on < toDay(daysAgo(OPEN_DAYS));
}

function stageOf(isOver: boolean, isChanging: boolean): "programme" | "asking" | "thanks" {
  if (!isOver) return "programme";
  return isChanging ? "asking" : "thanks";
}

export type ProgrammeDay = Pick<VisitDayRecord, "title" | "on" | "readers">;

/** The programmes an adult was sent and that are still to come or to be told of: for their own page. */
export async function listProgrammesOf(
  member: TrackedMember,
): Promise<{ title: string; on: string; path: string }[]> {
  const ofFile = { $match: { householdId: member.household._id } };
  return programmesAmong(member, await VisitDay.aggregate<ProgrammeDay>([ofFile, ...openProgrammes()]));
}

/** Of the visit days of a file, those whose programme is still to come or to be told of, the latest first. */
export function openProgrammes() {
  const since = toDay(daysAgo(OPEN_DAYS));
  return [
    { $match: { on: { $gte: since }, state: { $in: ["sent", "done"] } } },
    { $sort: { on: -1 as const } },
    { $limit: MOST_PROGRAMMES },
    { $project: { title: 1, on: 1, readers: 1 } },
  ];
}

/** Those an adult was sent, with their own link. */
export function programmesAmong(
  member: TrackedMember,
  days: readonly ProgrammeDay[],
): { title: string; on: string; path: string }[] {
  if (!isToldOfVisits(member)) return [];
  return days.flatMap(({ title, on, readers }) => {
    const reader = readers.find(({ memberId }) => memberId === member.id);
    if (!reader) return [];
    const path = `/programme/${linkToken({ purpose: "programme", id: reader.linkId, version: 1 })}`;
    return [{ title, on, path }];
  });
}

const MOST_PROGRAMMES = 10;

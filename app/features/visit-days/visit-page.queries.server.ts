import { Partner, type PartnerRecord } from "#models/partner";
import { VisitDay, type VisitDayRecord, type VisitStep } from "#models/visit-day";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { linkToken } from "~/core/links.server";
import { isSame } from "~/core/lost-updates";
import { searchTerms } from "~/core/search-words";
import { findColleague } from "~/features/accounts/accounts.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { NBSP } from "~/vocabulary/typography";
import { COST_PAYERS, HOLDING_STATES, type HostState } from "~/vocabulary/visit-days";
import { toldOf } from "./programme.queries.server";
import { conflictsOf, type DayFacts, type HostedElsewhere } from "./visit-conflicts";
import { listDaysToCopy } from "./visit-day-copy.queries.server";
import { getVisitDay } from "./visit-days.queries.server";
import { getHomesOfDay, valuesOfHome } from "./visit-homes.queries.server";
import { dayWords, spanWords } from "./visit-hours";
import { hostStateWords, inOrder, isToAskAgain, valuesOfStep, whereOf } from "./visit-step";

/** Visit days of one day that share a partner: never more than a few. */
const MOST_ELSEWHERE = 50;

/** Everything the page of a visit day prints; 404 when this colleague may not see the file. */
export async function getVisitPage(user: User, id: string, { searchParams }: URL) {
  const day = await getVisitDay(user, id);
  const [household, facts, lead, homes, daysToCopy] = await Promise.all([
    getHousehold(user, day.householdId),
    factsOf(day),
    findColleague(day.leadId),
    getHomesOfDay(day),
    listDaysToCopy(user, day),
  ]);
  const today = toDay(now());
  const steps = inOrder(day.steps);
  const edited = searchParams.get("step") ?? undefined;
  const conflicts = conflictsOf(day, { ...facts, hasChildren: household.children.length > 0 });
  const flawed = new Set(conflicts.flatMap(({ stepIds, kind }) => (kind === "day-off" ? [] : stepIds)));
  return {
    ...{ id: day._id, title: day.title, on: day.on, state: day.state, version: day.version },
    household: { id: household._id, title: household.title },
    ...{ dayWords: dayWords(day.on), isPast: day.on < today, today, lead: lead?.name },
    form: { on: day.on, title: day.title, welcome: day.welcome },
    steps: steps.map((step) => ({ ...shownOf(step), isFlawed: flawed.has(step.id) })),
    conflicts: conflicts.map(({ kind, text }) => ({ kind, text })),
    edited: editedOf(day, edited) ?? (await startedOf(day, edited, searchParams.get("logement"))),
    ...homes,
    daysToCopy,
    toAsk: day.steps.filter(({ host }) => host?.state === "to-ask" && host.email).length,
    unready: unreadyOf(day),
    toTell: day.steps.filter(({ host }) => host?.email && isToAskAgain(host)).length,
    costs: costsOf(day),
    sending: sendingOf(day),
    feedback: day.feedback,
  };
}

export type VisitPage = Awaited<ReturnType<typeof getVisitPage>>;
export type ShownStep = VisitPage["steps"][number];

/** What a day is checked against, but for the household itself. */
async function factsOf(day: VisitDayRecord): Promise<Omit<DayFacts, "hasChildren">> {
  const codes = new Set(day.steps.flatMap(({ communeCode }) => communeCode ?? []));
  const partnerIds = [...new Set(day.steps.flatMap(({ host }) => host?.partnerId ?? []))];
  const [places, partners, elsewhere] = await Promise.all([
    communesByCodes(codes),
    partnerIds.length === 0
      ? []
      : Partner.find({ _id: { $in: partnerIds } }, { closures: 1 }).lean<PartnerRecord[]>(),
    hostedElsewhere(day, partnerIds),
  ]);
  const closures = new Map(partners.map(({ _id, closures = [] }) => [_id, closures]));
  return { places, closures, elsewhere };
}

async function hostedElsewhere(
  { _id, on }: VisitDayRecord,
  partnerIds: string[],
): Promise<HostedElsewhere[]> {
  if (partnerIds.length === 0) return [];
  const days = await VisitDay.find(
    { "steps.host.partnerId": { $in: partnerIds }, on, _id: { $ne: _id }, state: { $ne: "cancelled" } },
    { steps: 1 },
  )
    .limit(MOST_ELSEWHERE)
    .lean<Pick<VisitDayRecord, "steps">[]>();
  return days.flatMap(({ steps }) =>
    steps.flatMap(({ host, fromHour, toHour }) =>
      host?.partnerId && HOLDING_STATES.includes(host.state)
        ? [{ partnerId: host.partnerId, name: host.name, fromHour, toHour }]
        : [],
    ),
  );
}

/** Those named in the programme who said no, or whom nobody asked. */
function unreadyOf({ steps }: VisitDayRecord) {
  const hosts = steps.flatMap(({ host }) => (host && !isToAskAgain(host) ? host : []));
  const named = (wanted: HostState) => [
    ...new Set(hosts.flatMap(({ state, name }) => (state === wanted ? name : []))),
  ];
  return { declined: named("declined"), unasked: named("to-ask") };
}

function shownOf(step: VisitStep) {
  const { id, itinerary, kind, title, note, aside, host, optionId: homeRef } = step;
  return {
    ...{ homeRef },
    ...{ id, itinerary, kind, title, note, aside },
    ...{ hours: spanWords(step), where: whereOf(step) },
    host: host && {
      ...{ name: host.name, email: host.email, phone: host.phone, partnerId: host.partnerId },
      ...{ state: host.state, words: hostStateWords(host), askedAt: host.askedAt },
      ...{ message: host.message, proposedHour: host.proposedHour },
    },
  };
}

/** The form of a new step, drawn from the home it visits when it was opened from there. */
async function startedOf(
  { householdId }: VisitDayRecord,
  edited: string | undefined,
  optionId: string | null,
) {
  if (edited !== "new") return undefined;
  const home = optionId ? await valuesOfHome(householdId, optionId) : undefined;
  return { id: undefined, values: undefined, start: home?.values, commune: undefined, host: home?.host };
}

/** The step of the day whose form is open. */
function editedOf(day: VisitDayRecord, edited: string | undefined) {
  if (!edited) return undefined;
  const step = day.steps.find(({ id }) => id === edited);
  if (!step) return undefined;
  const { communeCode, communeName, host } = step;
  return {
    id: step.id,
    values: valuesOfStep(step),
    start: undefined,
    commune: communeCode && communeName ? { value: communeCode, label: communeName } : undefined,
    host: host?.partnerId
      ? { value: `${host.partnerId}/${host.contactId ?? ""}`, label: host.name }
      : undefined,
  };
}

function costsOf({ costs }: VisitDayRecord) {
  const sum = (kept: typeof costs) =>
    kept.reduce((total, { amount }) => total + Math.round(amount * 100), 0) / 100;
  return {
    lines: costs.map((cost) => ({ ...cost, payerWords: COST_PAYERS[cost.payer].fr })),
    total: sum(costs),
    reimbursable: sum(costs.filter(({ isReimbursed }) => isReimbursed)),
  };
}

/** When the family was sent the programme, whether it changed since, and its address as each reads it. */
function sendingOf({ told, on, steps, readers }: VisitDayRecord) {
  if (!told) return undefined;
  const isChanged = told.on !== on || !isSame(inOrder(told.steps), inOrder(steps).map(toldOf));
  const links = readers.map(
    ({ linkId }) => `/programme/${linkToken({ purpose: "programme", id: linkId, version: 1 })}`,
  );
  return { at: told.at, isChanged, link: links[0] };
}

/** The contacts of the directory whose name, or whose organisation’s, begins like this. */
export async function findHosts(typed: string): Promise<{ value: string; label: string; hint: string }[]> {
  const terms = searchTerms(typed);
  if (terms.length === 0) return [];
  const partners = await Partner.find(
    { isActive: true, searchWords: { $all: terms } },
    { name: 1, contacts: 1 },
  )
    .sort({ sortName: 1, _id: 1 })
    .limit(10)
    .lean<PartnerRecord[]>();
  return partners.flatMap(({ _id, name, contacts }) =>
    contacts.map((contact) => ({
      value: `${_id}/${contact.id}`,
      label: `${contact.name}, ${name}`,
      hint: [contact.role, contact.email ?? `sans adresse e-mail${NBSP}: appelez`]
        .filter(Boolean)
        .join(" · "),
    })),
  );
}

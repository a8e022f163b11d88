import { addMonths } from "date-fns";
import { type AskedPartner, type ErasedCount, Erasure, type ErasureRecord } from "#models/erasure";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { HandOffDeletion } from "#models/hand-off-deletion";
import { notFound } from "~/core/auth/guards.server";
import { atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { COLLECTIONS } from "~/vocabulary/collections";
import {
  ERASURE_ASKERS,
  ERASURE_DISMISSALS,
  ERASURE_MEANS,
  type ErasureAsker,
  type ErasureState,
} from "~/vocabulary/erasures";
import { formatDayLong, joinWords, NBSP } from "~/vocabulary/typography";
import { listAskedPartners } from "./erased-partners.queries.server";
import { ERASURE_REACH } from "./erasure-reach";
import { countPapersOfNobody } from "./erasure-records.queries.server";
import { countReach } from "./erasure-run.server";
import { listKeptByLaw } from "./erasure-scholarships.server";
import { type ErasablePerson, listErasable } from "./erasure-scope.queries.server";
import { sentWords } from "./erasure-words";
import { scopeOf } from "./request-scope.queries.server";

export interface ErasureLine {
  id: string;
  /** Who is meant, while they are still there; « personne effacée » afterwards. */
  who: string;
  asked: string;
  /** The day before which the person is to be answered; of a request of theirs that waits. */
  dueOn?: string;
  isLate: boolean;
  recordedAt: Date;
  state: ErasureState;
  /** « 1 partenaire sur 2 a confirmé » */
  partners: string;
}

export type ErasureView = "waiting" | "closed";

/** One page of the erasures asked for: those that wait, the soonest due first; or those done with, the latest first. */
export async function listErasures(page: number, view: ErasureView): Promise<Page<ErasureLine>> {
  const isOpen = view === "waiting";
  const [found, total] = await Promise.all([
    Erasure.find({ isOpen }, { scope: 0, figures: 0 })
      .sort(isOpen ? { askedOn: 1, _id: 1 } : { recordedAt: -1, _id: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<ErasureRecord[]>(),
    Erasure.countDocuments({ isOpen }, { limit: COUNT_CAP + 1 }),
  ]);
  return pageFrom(await Promise.all(found.map(lineOf)), page, total);
}

/** A request for erasure; 404 when there is none. */
export async function getErasure(id: string | undefined): Promise<ErasureRecord> {
  const erasure = id ? await Erasure.findById(id).lean<ErasureRecord>() : null;
  if (!erasure) throw notFound();
  return erasure;
}

/** What the page of a request shows: what would go, or the proof of what went. */
export async function getErasurePage(id: string | undefined) {
  const erasure = await getErasure(id);
  const [names, reach, people, others] = await Promise.all([
    colleagueNames([erasure.recordedBy, erasure.startedBy, erasure.dismissal?.by]),
    reachOf(erasure),
    peopleOf(erasure),
    othersWaiting(erasure),
  ]);
  const nameOf = (accountId: string | null | undefined) => names.get(accountId ?? "") ?? "le logiciel";
  const { _id, state, memberId, recordedAt, doneAt, dismissal } = erasure;
  return {
    ...{ id: _id, state, isWhole: !memberId, recordedAt, doneAt, now: now() },
    ...{ who: whoIsMeant(erasure, people), asked: askedWords(erasure, people), others, ...dueOf(erasure) },
    recordedBy: nameOf(erasure.recordedBy),
    startedBy: nameOf(erasure.startedBy),
    dismissal: dismissal && {
      at: dismissal.at,
      by: nameOf(dismissal.by),
      reason: ERASURE_DISMISSALS[dismissal.reason].fr,
    },
    ...reach,
  };
}

interface AskedErasure {
  erasure: ErasureRecord;
  partner: ErasureRecord["partners"][number];
}

interface AskedHandOff {
  handOff: HandOffRecord;
  deletion: HandOffDeletion;
}

/** What a link asks a partner to delete: all that an erasure reaches, or one hand-off taken back; 404 for another link. */
export async function getDeletion(token: string | undefined): Promise<AskedErasure | AskedHandOff> {
  const link = readLinkToken("deletion", token);
  const handOff = link && (await HandOff.findOne({ "deletions.id": link.id }).lean<HandOffRecord>());
  const deletion = handOff?.deletions?.find(({ id }) => id === link?.id);
  if (handOff && deletion) return { handOff, deletion };
  const erasure = link && (await Erasure.findOne({ "partners.id": link.id }).lean<ErasureRecord>());
  const partner = erasure?.partners.find(({ id }) => id === link?.id);
  if (!erasure || !partner) throw notFound();
  return { erasure, partner };
}

/** What such a page shows: the day and what was sent, nobody's name. */
export async function getDeletionPage(token: string | undefined) {
  const [asked, { brand }] = await Promise.all([getDeletion(token), getSettings()]);
  const { programme, phone, email } = brand;
  const { partnerName, items, deletedOn } = "handOff" in asked ? takenBack(asked) : asked.partner;
  return {
    ...{ programme, phone, email, partnerName },
    isWithdrawal: "handOff" in asked,
    items: items.map(({ kind, on }) => ({ what: sentWords(kind), on: formatDayLong(on) })),
    isDone: deletedOn !== undefined,
  };
}

function takenBack({ handOff, deletion }: AskedHandOff) {
  const { partnerName, needKind, sentAt } = handOff;
  const kind = deletion.what ?? needKind ?? ("introduction" as const);
  const items = [{ kind, on: toDay(sentAt) }];
  return { partnerName, items, deletedOn: deletion.deletedOn };
}

async function lineOf(erasure: ErasureRecord): Promise<ErasureLine> {
  const { _id, recordedAt, state, partners } = erasure;
  const people = await peopleOf(erasure);
  const done = partners.filter(({ deletedOn }) => deletedOn).length;
  return {
    ...{ id: _id, recordedAt, state, asked: askedWords(erasure, people), who: whoIsMeant(erasure, people) },
    ...dueOf(erasure),
    partners: partners.length > 0 ? `${done} sur ${partners.length}` : "",
  };
}

/** The adults of the file, while their names may be said: before the run. */
async function peopleOf({ householdId, state, isRequest }: ErasureRecord): Promise<ErasablePerson[]> {
  if (isRequest || state === "done" || state === "running") return [];
  return listErasable(householdId).catch(() => []);
}

function whoIsMeant({ memberId, state, isRequest }: ErasureRecord, people: ErasablePerson[]): string {
  if (isRequest) return state === "done" ? "Demande effacée" : "Demande restée sans dossier";
  if (state === "done" || state === "running") return memberId ? "Personne effacée" : "Dossier effacé";
  if (people.length === 0) return "Dossier qui n’est plus là";
  if (!memberId) return `Tout le dossier${NBSP}: ${joinWords(people.map(({ name }) => name))}`;
  const alone = people.find(({ id }) => id === memberId);
  return alone ? `${alone.name}, seul·e` : "Personne qui n’est plus au dossier";
}

function askedWords(
  { state, askedBy, requesterId, means, askedOn }: ErasureRecord,
  people: ErasablePerson[],
) {
  const how = means ? `, ${ERASURE_MEANS[means].fr}` : "";
  const asker = people.find(({ id }) => id === requesterId)?.name;
  const isGone = requesterId && !asker && (state === "asked" || state === "dismissed");
  const by = isGone ? "une personne qui n’est plus au dossier" : askerWords(askedBy, asker);
  return `Le ${formatDayLong(askedOn)} par ${by}${how}`;
}

function askerWords(askedBy: ErasureAsker, name: string | undefined): string {
  if (!name || askedBy === "retention") return ERASURE_ASKERS[askedBy].fr;
  return askedBy === "person" ? name : `quelqu’un qui représente ${name}`;
}

/** RGPD, article 12: the person is answered within a month. */
function dueOf({ state, askedBy, askedOn }: ErasureRecord): { dueOn?: string; isLate: boolean } {
  if (state !== "asked" || askedBy === "retention") return { isLate: false };
  const dueOn = toDay(addMonths(atParis(askedOn, "12:00"), 1));
  return { dueOn, isLate: dueOn < toDay(now()) };
}

/** The other requests that wait for the same file. */
async function othersWaiting({ _id, householdId, state }: ErasureRecord) {
  if (state !== "asked") return [];
  return (await listWaitingFor(householdId)).filter(({ id }) => id !== _id);
}

/** The requests that wait for a file: one may make the other useless, or be a change of mind. */
export async function listWaitingFor(
  householdId: string,
): Promise<Pick<ErasureLine, "id" | "who" | "asked">[]> {
  const found = await Erasure.find({ householdId, isOpen: true }, { scope: 0, figures: 0 })
    .sort({ askedOn: 1, _id: 1 })
    .lean<ErasureRecord[]>();
  const lines = await Promise.all(found.map(lineOf));
  return lines.map(({ id, who, asked }) => ({ id, who, asked }));
}

/** Before the run, what is found now; afterwards, what was. */
async function reachOf(erasure: ErasureRecord) {
  const { _id, memberId, state, counts, partners, keptByLaw = [] } = erasure;
  const nothing = { isGone: false, papersOfNobody: 0, keptByLaw };
  if (state !== "asked")
    return { ...nothing, places: counts.map(placeFor(erasure)), partners: partners.map(partnerOf) };
  const scope = await scopeOf(erasure).catch(() => null);
  if (!scope) return { ...nothing, places: [], partners: [], isGone: true };
  const [found, toKeep, asked, papersOfNobody] = await Promise.all([
    countReach(scope),
    listKeptByLaw(scope),
    listAskedPartners(_id, scope),
    memberId ? countPapersOfNobody(scope) : 0,
  ]);
  const reached = found.filter(({ erased, emptied }) => erased + emptied > 0);
  return {
    ...nothing,
    places: reached.map(placeFor(erasure)),
    partners: asked.map(partnerOf),
    papersOfNobody,
    keptByLaw: toKeep,
  };
}

function placeFor({ memberId }: ErasureRecord) {
  return ({ place, erased, emptied }: ErasedCount) => {
    const { fr = "", ofOne } = ERASURE_REACH[place] ?? {};
    const what = memberId && ofOne ? `${fr} ${ofOne}` : fr;
    return { place, label: COLLECTIONS[place]?.fr ?? place, erased, emptied, what };
  };
}

function partnerOf({ id, partnerName, to, items, deletedOn, toldBy, askedOn }: AskedPartner) {
  return {
    ...{ id, name: partnerName, to, toldBy },
    deletedOn: deletedOn && formatDayLong(deletedOn),
    askedOn: askedOn && formatDayLong(askedOn),
    sent: items.map(({ kind, on }) => `${sentWords(kind)}, le ${formatDayLong(on)}`).join(" ; "),
  };
}

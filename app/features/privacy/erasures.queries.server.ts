import { type ErasedCount, Erasure, type ErasureRecord } from "#models/erasure";
import { HandOff, type HandOffDeletion, type HandOffRecord } from "#models/hand-off";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { COLLECTIONS } from "~/vocabulary/collections";
import { ERASURE_ASKERS, ERASURE_DISMISSALS, ERASURE_MEANS, type ErasureState } from "~/vocabulary/erasures";
import { formatDayLong } from "~/vocabulary/typography";
import { listAskedPartners } from "./erased-partners.queries.server";
import { ERASURE_REACH } from "./erasure-reach";
import { countReach } from "./erasure-run.server";
import { countPapersOfNobody, listErasable } from "./erasure-scope.queries.server";
import { sentWords } from "./erasure-words";
import { scopeOf } from "./request-scope.queries.server";

export interface ErasureLine {
  id: string;
  /** Who is meant, while they are still there; « personne effacée » afterwards. */
  who: string;
  asked: string;
  recordedAt: Date;
  state: ErasureState;
  /** « 1 partenaire sur 2 a confirmé » */
  partners: string;
}

/** One page of the erasures asked for, the latest first. */
export async function listErasures(page: number): Promise<Page<ErasureLine>> {
  const [found, total] = await Promise.all([
    Erasure.find({}, { scope: 0, figures: 0 })
      .sort({ recordedAt: -1, _id: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<ErasureRecord[]>(),
    Erasure.countDocuments({}, { limit: COUNT_CAP + 1 }),
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
  const [names, reach] = await Promise.all([
    colleagueNames([erasure.recordedBy, erasure.startedBy, erasure.dismissal?.by]),
    reachOf(erasure),
  ]);
  const nameOf = (accountId: string | null | undefined) => names.get(accountId ?? "") ?? "le logiciel";
  const { _id, state, memberId, recordedAt, doneAt, dismissal } = erasure;
  return {
    ...{ id: _id, state, isWhole: !memberId, recordedAt, doneAt, now: now() },
    who: await whoIsMeant(erasure),
    asked: askedWords(erasure),
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
  const items = [{ kind: needKind ?? ("introduction" as const), on: toDay(sentAt) }];
  return { partnerName, items, deletedOn: deletion.deletedOn };
}

async function lineOf(erasure: ErasureRecord): Promise<ErasureLine> {
  const { _id, recordedAt, state, partners } = erasure;
  const done = partners.filter(({ deletedOn }) => deletedOn).length;
  return {
    ...{ id: _id, recordedAt, state, asked: askedWords(erasure), who: await whoIsMeant(erasure) },
    partners: partners.length > 0 ? `${done} sur ${partners.length}` : "",
  };
}

async function whoIsMeant({ householdId, memberId, state, isRequest }: ErasureRecord): Promise<string> {
  if (isRequest) return state === "done" ? "Demande effacée" : "Demande restée sans dossier";
  if (state === "done" || state === "running") return memberId ? "Personne effacée" : "Dossier effacé";
  const people = await listErasable(householdId).catch(() => []);
  const meant = people.filter(({ id, isCandidate }) => (memberId ? id === memberId : isCandidate));
  const names = (meant.length > 0 ? meant : people).map(({ name }) => name).join(" et ");
  if (!names) return "Dossier qui n’est plus là";
  return memberId ? `${names}, seul·e` : `Tout le dossier : ${names}`;
}

function askedWords({ askedBy, means, askedOn }: ErasureRecord): string {
  const how = means ? `, ${ERASURE_MEANS[means].fr}` : "";
  return `Le ${formatDayLong(askedOn)} par ${ERASURE_ASKERS[askedBy].fr}${how}`;
}

/** Before the run, what is found now; afterwards, what was. */
async function reachOf(erasure: ErasureRecord) {
  const { _id, memberId, state, counts, partners } = erasure;
  const nothing = { isGone: false, papersOfNobody: 0 };
  if (state !== "asked")
    return { ...nothing, places: counts.map(placeOf), partners: partners.map(partnerOf) };
  const scope = await scopeOf(erasure).catch(() => null);
  if (!scope) return { ...nothing, places: [], partners: [], isGone: true };
  const [found, asked, papersOfNobody] = await Promise.all([
    countReach(scope),
    listAskedPartners(_id, scope),
    memberId ? countPapersOfNobody(scope) : 0,
  ]);
  const reached = found.filter(({ erased, emptied }) => erased + emptied > 0);
  return { ...nothing, places: reached.map(placeOf), partners: asked.map(partnerOf), papersOfNobody };
}

function placeOf({ place, erased, emptied }: ErasedCount) {
  const label = COLLECTIONS[place]?.fr ?? place;
  return { place, label, erased, emptied, what: ERASURE_REACH[place]?.fr ?? "" };
}

function partnerOf({ id, partnerName, to, items, deletedOn, toldBy }: ErasureRecord["partners"][number]) {
  return {
    ...{ id, name: partnerName, to, toldBy },
    deletedOn: deletedOn && formatDayLong(deletedOn),
    sent: items.map(({ kind, on }) => `${sentWords(kind)}, le ${formatDayLong(on)}`).join(" ; "),
  };
}

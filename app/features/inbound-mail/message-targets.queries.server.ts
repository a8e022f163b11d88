import { Candidate } from "#models/candidate";
import type { Filter } from "#models/define";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import type { MessageRecord } from "#models/message";
import { Partner, type PartnerRecord } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { searchTerms } from "~/core/search-words";
import {
  getHandOff,
  SHOWN,
  type TitledRow,
  titledRowsOf,
} from "~/features/hand-offs/hand-offs.queries.server";
import { ownDomain } from "~/features/partners/partner-learning.commands.server";
import { describeFile, findFiles } from "~/features/search/search-files.queries.server";
import { ANSWERED_STATES, AWAITING_STATES, type HandOffState } from "~/vocabulary/hand-offs";
import { joinWords } from "~/vocabulary/typography";
import { mayTeach } from "./message-filing.server";

const MOST_HAND_OFFS = 8;
const MOST_FILES = 5;
const MOST_PARTNERS = 5;

/** An answer that comes once nothing was expected any more is still an answer. */
const OPEN: HandOffState[] = [...AWAITING_STATES, ...ANSWERED_STATES, "expired"];

export interface HandOffTarget {
  id: string;
  partnerId: string;
  partnerName: string;
  /** What was asked, of which file. */
  title: string;
  fileTitle: string;
  /** The sender is no contact of this partner: who they are is asked before the message is attached, unless nothing proves it. */
  isStranger: boolean;
}

export interface FileTarget {
  id: string;
  label: string;
  detail: string;
}

export interface Targets {
  handOffs: HandOffTarget[];
  files: FileTarget[];
  /** The partners of the name looked for who are asked nothing. */
  idle: { id: string; name: string }[];
}

/** Where a waiting message most likely belongs: what its letter or its partner was asked, the files of its address. */
export async function proposeTargets(user: User, message: MessageRecord): Promise<Targets> {
  const [handOffs, files] = await Promise.all([
    proposedHandOffs(user, message),
    filesOfAddress(user, message.from.address),
  ]);
  return { handOffs: await targetsOf(handOffs, message), files, idle: [] };
}

/** What a colleague looks for by a name: files, the open hand-offs of these files or of a partner of that name, and the partners asked nothing. */
export async function findTargets(user: User, message: MessageRecord, text: string): Promise<Targets> {
  const terms = searchTerms(text);
  if (terms.length === 0) return { handOffs: [], files: [], idle: [] };
  const [files, partners] = await Promise.all([
    findFiles(user, text, MOST_FILES),
    Partner.find({ searchWords: { $all: terms } }, { name: 1 })
      .sort({ sortName: 1, _id: 1 })
      .limit(MOST_PARTNERS)
      .lean(),
  ]);
  const [ofPartners, ofFiles] = await Promise.all([
    listOpen(user, { partnerId: { $in: partners.map(({ _id }) => _id) } }),
    listOpen(user, { householdId: { $in: files.map(({ _id }) => _id) } }),
  ]);
  const handOffs = [...new Map([...ofPartners, ...ofFiles].map((one) => [one._id, one])).values()];
  return {
    handOffs: await targetsOf(handOffs.slice(0, MOST_HAND_OFFS), message),
    files: files.map((file) => ({ id: file._id, ...describeFile(file, text) })),
    idle: idleOf(partners, ofPartners),
  };
}

/** Nothing is said of anybody once there are more hand-offs than are read. */
function idleOf(partners: Pick<PartnerRecord, "_id" | "name">[], handOffs: HandOffRecord[]): Targets["idle"] {
  if (handOffs.length >= MOST_HAND_OFFS) return [];
  const asked = new Set(handOffs.map(({ partnerId }) => partnerId));
  return partners.filter(({ _id }) => !asked.has(_id)).map(({ _id, name }) => ({ id: _id, name }));
}

/** What is asked before a stranger’s message is attached to a hand-off; 404 for one this colleague may not see. */
export async function getChosenTarget(user: User, message: MessageRecord, handOffId: string) {
  const [target] = await targetsOf([await getHandOff(user, handOffId)], message);
  if (!target) return null;
  const domain = mayTeach(message) ? ownDomain(message.from.address) : undefined;
  const known = domain && (await Partner.exists({ _id: target.partnerId, mailDomains: domain }));
  return { ...target, domain: known ? undefined : domain };
}

async function proposedHandOffs(user: User, { mailId, partnerId }: MessageRecord): Promise<HandOffRecord[]> {
  const letter = mailId ? await Mail.findById(mailId, { handOffId: 1, handOffIds: 1 }).lean() : null;
  const asked = letter?.handOffIds ?? (letter?.handOffId ? [letter.handOffId] : []);
  if (asked.length > 0) return listOpen(user, { _id: { $in: asked } });
  return partnerId ? listOpen(user, { partnerId }) : [];
}

function listOpen(user: User, which: Filter<HandOffRecord>): Promise<HandOffRecord[]> {
  return HandOff.find({ ...which, state: { $in: OPEN }, ...visibleFor(user) }, SHOWN)
    .sort({ sentAt: -1 })
    .limit(MOST_HAND_OFFS)
    .lean<HandOffRecord[]>();
}

async function targetsOf(handOffs: HandOffRecord[], message: MessageRecord): Promise<HandOffTarget[]> {
  const ids = handOffs.map(({ partnerId }) => partnerId);
  const [rows, partners] = await Promise.all([
    titledRowsOf(handOffs),
    Partner.find({ _id: { $in: ids } }, { "contacts.email": 1 }).lean<PartnerRecord[]>(),
  ]);
  const address = message.from.address.toLowerCase();
  const knowing = new Set(
    partners
      .filter(({ contacts }) => contacts.some(({ email }) => email?.toLowerCase() === address))
      .map(({ _id }) => _id),
  );
  return rows.map((row) => targetOf(row, mayTeach(message) && !knowing.has(row.partnerId)));
}

function targetOf({ id, partnerId, partnerName, title, fileTitle }: TitledRow, isStranger: boolean) {
  return { id, partnerId, partnerName, title, fileTitle, isStranger };
}

/** The files this colleague may see whose candidates or adults have this very address. */
async function filesOfAddress(user: User, from: string): Promise<FileTarget[]> {
  const address = from.toLowerCase();
  const [candidates, households] = await Promise.all([
    Candidate.find({ duplicateKeys: `email:${address}` }, { householdId: 1 })
      .limit(MOST_FILES)
      .lean(),
    Household.find({ "adults.email": address }, { _id: 1 }).limit(MOST_FILES).lean(),
  ]);
  const ids = [...candidates.map(({ householdId }) => householdId), ...households.map(({ _id }) => _id)];
  const files = await Household.find(
    { _id: { $in: ids }, ...visibleFor(user) },
    { title: 1, heads: 1 },
  ).lean();
  return files.map(({ _id, title, heads }) => ({
    id: _id,
    label: `Dossier ${title}`,
    detail: `${joinWords(heads.map(({ firstName, lastName }) => `${firstName} ${lastName}`))} · a cette adresse`,
  }));
}

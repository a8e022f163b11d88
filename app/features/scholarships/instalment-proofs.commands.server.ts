import type { YearlyProof } from "#models/obligation";
import type { Instalment, ScholarshipRecord } from "#models/scholarship";
import type { ScholarshipPaper } from "#models/scholarship-paper";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isSame } from "~/core/lost-updates";
import type { Language } from "~/vocabulary/languages";
import { formatMonth, NBSP } from "~/vocabulary/typography";
import { isAwaited, proofLabel } from "./instalment-proofs";
import { type AskedBy, askingAgain } from "./proof-asked-again.server";
import { PROOF_PURPOSES } from "./proof-purposes";
import { changeScholarship, told } from "./scholarship-changes.commands.server";

const GONE = "Ce justificatif n’est plus attendu. Rechargez la page.";

/**
 * Notes that a proof was received, with its document when it came by the link: of an instalment or of a year of practice, by
 * the id `proofsExpectedOf` gives. One sent again takes the place of the former; refuses one already accepted.
 */
export async function receiveProof(
  actor: Actor,
  scholarshipId: string,
  proofId: string,
  documentId?: string,
): Promise<void> {
  await changeProof(actor, scholarshipId, proofId, (proof) => {
    if (proof.state === "accepted") throw new UserFacingError("Ce justificatif est déjà accepté.");
    const { reason: _, checkedBy: __, documentId: ___, ...kept } = proof;
    return {
      after: { ...kept, state: "received", receivedAt: now(), ...(documentId ? { documentId } : {}) },
      words: "Justificatif reçu",
      action: "scholarship.proof-received",
    };
  });
}

/**
 * Accepts a proof, received by the link or seen otherwise; until a day, it also counts for the instalments due by then that
 * still wait for the same paper.
 */
export async function acceptProof(
  actor: Actor,
  scholarshipId: string,
  proofId: string,
  untilOn?: Day,
): Promise<void> {
  await changeProof(
    actor,
    scholarshipId,
    proofId,
    ({ reason: _, ...proof }) => ({
      after: { ...proof, state: "accepted", receivedAt: proof.receivedAt ?? now(), ...by(actor) },
      words: "Justificatif accepté",
      action: "scholarship.proof-checked",
    }),
    untilOn && { untilOn, share: (theirs, _paper, after) => (isAwaited(theirs) ? after : theirs) },
  );
}

/**
 * Asks for a proof again, with the reason, which a letter tells the person at once; a task has whoever no letter reaches
 * called. Returns which. Refuses one of an instalment that was cleared or paid.
 */
export async function refuseProof(
  actor: Actor,
  scholarshipId: string,
  proofId: string,
  reason: string,
): Promise<AskedBy | undefined> {
  return changeProof(actor, scholarshipId, proofId, (proof) => ({
    after: { ...proof, state: "refused", reason, ...by(actor) },
    words: "Justificatif demandé de nouveau",
    action: "scholarship.proof-checked",
  }));
}

/** Takes back what was said of a proof, until a day of the same paper too: to be looked at again, or awaited when nothing came. */
export async function reviewProof(
  actor: Actor,
  scholarshipId: string,
  proofId: string,
  untilOn?: Day,
): Promise<void> {
  await changeProof(
    actor,
    scholarshipId,
    proofId,
    ({ reason: _, checkedBy: __, ...proof }) => ({
      after: { ...proof, state: proof.documentId ? "received" : "missing" },
      words: "Justificatif à vérifier de nouveau",
      action: "scholarship.proof-checked",
    }),
    untilOn && {
      untilOn,
      share: (theirs, paper) => (isSame(theirs, paper) ? { key: theirs.key, state: "missing" } : theirs),
    },
  );
}

interface Checked {
  after: ScholarshipPaper;
  words: string;
  action: "scholarship.proof-received" | "scholarship.proof-checked";
}

type Check = (proof: ScholarshipPaper) => Checked;

/** What becomes of the same paper of later months, until a day: `paper` is what was checked, `after` what is said of it. */
interface Sharing {
  untilOn: Day;
  share: (theirs: ScholarshipPaper, paper: ScholarshipPaper, after: ScholarshipPaper) => ScholarshipPaper;
}

/** What a check changes, and how the proof is named in a language: « Certificat de scolarité, pour le versement de mars 2027 ». */
interface CheckedIn extends Checked {
  set: Pick<ScholarshipRecord, "instalments"> | Pick<ScholarshipRecord, "obligation">;
  proof: (language: Language) => string;
  about: string;
}

async function changeProof(
  actor: Actor,
  scholarshipId: string,
  proofId: string,
  check: Check,
  sharing?: Sharing | "",
): Promise<AskedBy | undefined> {
  let askedBy: AskedBy | undefined;
  await changeScholarship(actor, scholarshipId, async (scholarship) => {
    const [instalmentId = "", key] = proofId.split(".");
    const { set, after, words, action, proof, about } = key
      ? checkOfInstalment(scholarship, { instalmentId, key, check, sharing })
      : checkOfYear(scholarship, proofId, check);
    const tab = key ? ("instalments" as const) : ("obligation" as const);
    const refused = { proof, about, tab, reason: after.reason };
    const again = after.state === "refused" ? await askingAgain(scholarship, refused) : null;
    askedBy = again?.by;
    return {
      set,
      effects: [
        audit(action, ["proofs"]),
        told(actor, scholarship, `${words}${NBSP}: ${proof("fr")}.`),
        ...(again?.effects ?? [followUp("closeScholarshipTask", { scholarshipId, about })]),
      ],
    };
  });
  return askedBy;
}

function checkOfInstalment(
  scholarship: ScholarshipRecord,
  {
    instalmentId,
    key,
    check,
    sharing,
  }: { instalmentId: string; key: string; check: Check; sharing?: Sharing | "" },
): CheckedIn {
  const one = scholarship.instalments.find(({ id }) => id === instalmentId);
  const paper = one?.proofs.find((proof) => proof.key === key);
  if (!one || !paper || scholarship.stage !== "paying") throw new UserFacingError(GONE);
  if (one.state === "cleared" || one.state === "paid") throw new UserFacingError(settled(one));
  const checked = check(paper);
  const { after } = checked;
  const said = ({ id, dueOn, state }: Instalment, theirs: ScholarshipPaper) => {
    if (id === instalmentId) return after;
    const isCovered = state === "planned" && dueOn > one.dueOn;
    return sharing && isCovered && dueOn <= sharing.untilOn ? sharing.share(theirs, paper, after) : theirs;
  };
  const instalments = scholarship.instalments.map((each) => ({
    ...each,
    proofs: each.proofs.map((theirs) => (theirs.key === key ? said(each, theirs) : theirs)),
  }));
  const proof = (language: Language) =>
    `${proofLabel(scholarship, key)}, ${PROOF_PURPOSES[language].instalments([one.dueOn])}`;
  return { ...checked, set: { instalments }, proof, about: instalmentId };
}

function checkOfYear(scholarship: ScholarshipRecord, id: string, check: Check): CheckedIn {
  const { obligation, stage } = scholarship;
  const paper = obligation?.yearlyProofs.find((one) => one.id === id);
  if (!obligation || !paper || stage !== "obligation") throw new UserFacingError(GONE);
  const checked = check(paper);
  const { reason: _, checkedBy: __, documentId: ___, ...dates } = paper;
  const yearlyProofs = obligation.yearlyProofs.map(
    (one): YearlyProof => (one.id === id ? { ...dates, ...checked.after } : one),
  );
  const proof = (language: Language) =>
    `${proofLabel(scholarship, paper.key)}, ${PROOF_PURPOSES[language].year(paper.askedOn)}`;
  return { ...checked, set: { obligation: { ...obligation, yearlyProofs } }, proof, about: id };
}

function by({ name }: Actor): { checkedBy?: string } {
  return name ? { checkedBy: name } : {};
}

function settled({ dueOn, state }: Instalment): string {
  const is = state === "paid" ? "versé" : "bon à payer";
  return `Le versement de ${formatMonth(dueOn)} est ${is}${NBSP}: ses justificatifs ne changent plus.`;
}

import { Candidate } from "#models/candidate";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { SOFTWARE } from "~/core/auth/actor";
import { atParis, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays, addMonths } from "~/core/days";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { startingTerms } from "~/features/programmes/programme-examples";
import {
  createProgramme,
  markVersionUsed,
  offerProgramme,
} from "~/features/programmes/programmes.commands.server";
import type { VersionInput } from "~/features/programmes/version-card";
import { simulateBreach } from "~/features/scholarships/breach-simulation";
import { decideBreach } from "~/features/scholarships/breaches.commands.server";
import { instalmentProofId } from "~/features/scholarships/instalment-proofs";
import { acceptProof, receiveProof } from "~/features/scholarships/instalment-proofs.commands.server";
import { planInstalments } from "~/features/scholarships/instalment-schedule.commands.server";
import {
  clearInstalment,
  markPaid,
  stopInstalment,
} from "~/features/scholarships/instalments.commands.server";
import { addPractice, addSuspension } from "~/features/scholarships/obligation-periods.commands.server";
import { beginObligation } from "~/features/scholarships/obligations.commands.server";
import { planRepayment, receiveRepayment } from "~/features/scholarships/repayments.commands.server";
import { openScholarship } from "~/features/scholarships/scholarship-opening.commands.server";
import { findScholarship } from "~/features/scholarships/scholarships.queries.server";
import type { StudyYear } from "~/vocabulary/scholarships";
import type { DemoProfile } from "./demo-profile";

const FORMER = derivedId("demo-programme", "former");
const OFFERED = derivedId("demo-programme", "departement");

/** Signed years ago: the first is still paid, the second serves, the third left before the end. */
const SIGNED = {
  paying: { lastName: "Cazes", year: "intern-1", monthsAgo: 6, programmeId: OFFERED },
  serving: { lastName: "Garrigue", year: "intern-3", monthsAgo: 40, programmeId: FORMER },
  leaving: { lastName: "Sentenac", year: "intern-3", monthsAgo: 46, programmeId: FORMER },
} as const satisfies Record<
  string,
  { lastName: string; year: StudyYear; monthsAgo: number; programmeId: string }
>;

/** Writes three scholarships in the years after their agreement; whoever has no story here is left out. */
export async function createDemoScholarshipYears({ places, departementName }: DemoProfile): Promise<void> {
  await openFormer(`Bourse départementale de 2019, ${departementName} (exemple inventé)`);
  await playPaying();
  await playServing(places.vineyardVillage.code);
  await playLeaving(places.secondCity.code);
  await offerProgramme(SOFTWARE, FORMER, false);
}

/** The programme of before, which is no more offered: those who signed it then keep its terms. */
async function openFormer(name: string): Promise<void> {
  const terms: VersionInput = {
    ...startingTerms("2019-09-01", "study-allowance"),
    ...{ isToCheck: false, number: "exemple 2019-12", votedOn: "2019-06-24", months: 24 },
    source: "Inventée de bout en bout pour la démonstration : aucun de ces montants n’a été voté.",
    amounts: { "intern-3": 80_000, "intern-4": 90_000, "intern-5": 90_000 },
    ...{ penaltyKind: "fixed", penaltyCents: 100_000 },
  };
  await createProgramme(SOFTWARE, { name, terms }, FORMER);
}

/** The months gone by paid but the last, which may be; a certificate to look at. */
async function playPaying(): Promise<void> {
  const id = await sign(SIGNED.paying);
  if (!id) return;
  const { instalments } = await reloaded(id);
  const today = toDay(now());
  const past = instalments.filter(({ dueOn }) => dueOn < today);
  await pay(id, past.slice(0, -1));
  const last = past.at(-1);
  if (last) await clear(id, [last]);
  const next = instalments[past.length];
  if (next) await receiveProof(SOFTWARE, id, instalmentProofId(next.id, next.proofs[0]?.key ?? ""));
}

/** Everything is paid; ten months are served in the zone, a suspension among them. */
async function playServing(communeCode: string): Promise<void> {
  const id = await sign(SIGNED.serving);
  if (!id) return;
  const startsOn = addMonths(toDay(now()), -10);
  await payUntil(id, 24);
  await beginObligation(SOFTWARE, id, { startsOn });
  await practise(id, startsOn, communeCode);
  await addSuspension(SOFTWARE, id, {
    ...{ fromOn: addDays(startsOn, 120), toOn: addDays(startsOn, 170), article: "9" },
    seenOn: addDays(startsOn, 118),
  });
}

/** Fourteen months paid, a year served, then an end: two sums received, one late. */
async function playLeaving(communeCode: string): Promise<void> {
  const id = await sign(SIGNED.leaving);
  if (!id) return;
  const today = toDay(now());
  const startsOn = addMonths(today, -18);
  const on = addMonths(today, -4);
  await payUntil(id, 14);
  await beginObligation(SOFTWARE, id, { startsOn });
  await practise(id, startsOn, communeCode, on);
  const seenCents = simulateBreach(await reloaded(id), on)?.totalCents ?? 0;
  await decideBreach(SOFTWARE, id, { on, reason: "left", actNumber: "exemple 2026-88", seenCents });
  await planRepayment(SOFTWARE, id, { count: 24, firstOn: addMonths(today, -3) });
  const { repayments } = await reloaded(id);
  for (const { id: repaymentId, cents, dueOn } of repayments.slice(0, 2))
    await receiveRepayment(SOFTWARE, id, { repaymentId, cents, on: addDays(dueOn, 3) });
}

/** A scholarship of the past, its agreement signed then: no command signs for a day gone by. */
async function sign(signed: (typeof SIGNED)[keyof typeof SIGNED]): Promise<string | null> {
  const { lastName, year, monthsAgo, programmeId } = signed;
  const candidate = await Candidate.findOne({ lastName }, { _id: 1 }).lean();
  if (!candidate) return null;
  const id = derivedId("demo-scholarship-years", lastName);
  const signedOn = addMonths(toDay(now()), -monthsAgo);
  const askedOn = addDays(signedOn, -60);
  await openScholarship(SOFTWARE, { candidateId: candidate._id, programmeId, year, askedOn }, id);
  const { versionId, papers, history } = await reloaded(id);
  const terms = await markVersionUsed(SOFTWARE, programmeId, versionId);
  const signedAt = atParis(signedOn, "15:00");
  await commit<ScholarshipRecord>(SOFTWARE, Scholarship, id, {
    set: {
      ...{ terms, stage: "paying", since: signedAt, signedAt },
      history: [
        ...history.map((reached) => ({ ...reached, at: atParis(askedOn, "10:00") })),
        { stage: "paying", at: signedAt },
      ],
      papers: papers.map((paper) => ({ ...paper, state: "accepted" as const })),
    },
    effects: [audit("scholarship.moved", ["stage"])],
  });
  await planInstalments(SOFTWARE, id, { fromOn: `${addMonths(signedOn, 1).slice(0, 7)}-05`, year });
  return id;
}

/** Pays the first of them, and gives up the others. */
async function payUntil(id: string, count: number): Promise<void> {
  const { instalments } = await reloaded(id);
  const stopped = { state: "cancelled" as const, reason: "fin de l’internat" };
  for (const { id: instalmentId } of instalments.slice(count))
    await stopInstalment(SOFTWARE, id, { instalmentId, ...stopped });
  await pay(id, instalments.slice(0, count));
}

/** Each on its day, as the finance office tells it month after month. */
async function pay(id: string, chosen: ScholarshipRecord["instalments"]): Promise<void> {
  await clear(id, chosen);
  for (const one of chosen) {
    const actId = derivedId("demo-paid", one.id);
    await markPaid(SOFTWARE, id, { instalmentIds: [one.id], paidOn: addDays(one.dueOn, 3), actId });
  }
}

async function clear(id: string, chosen: ScholarshipRecord["instalments"]): Promise<void> {
  const [first] = chosen;
  const key = first?.proofs[0]?.key;
  if (first && key) await acceptProof(SOFTWARE, id, instalmentProofId(first.id, key), chosen.at(-1)?.dueOn);
  for (const one of chosen) await clearInstalment(SOFTWARE, id, one.id);
}

async function practise(id: string, fromOn: Day, communeCode: string, toOn?: Day): Promise<void> {
  await addPractice(SOFTWARE, id, {
    ...{ fromOn, toOn, communeCode, isInZone: true },
    zoneReason: "arrêté de zonage de l’ARS lu par l’équipe",
  });
}

async function reloaded(id: string): Promise<ScholarshipRecord> {
  const found = await findScholarship(id);
  if (!found) throw new Error(`no scholarship ${id}`);
  return found;
}

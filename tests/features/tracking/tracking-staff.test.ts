import { beforeEach, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import { Need } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, mailsOf, needOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { type Couple, createCouple, pageOf, sendPage, showHomes } from "#tests/factories/tracking";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { getAnswered } from "~/features/file/file-timeline.queries.server";
import { setNextAction } from "~/features/households/households.commands.server";
import { refreshNeed } from "~/features/needs/need-standing.commands.server";
import { ownPurposes } from "~/features/tracking/own-consents.server";
import { arrivalToldTo, isToldOf } from "~/features/tracking/own-needs";
import { sendTrackingLink } from "~/features/tracking/tracking-link.commands.server";
import { rankingsOf } from "~/features/tracking/tracking-ranks.queries.server";
import { listTrackedCorrections } from "~/features/tracking/tracking-staff.queries.server";
import type { OptionRank } from "~/vocabulary/tracking";
import { formatDayLong } from "~/vocabulary/typography";

const ROUTE = "_staff.households.$id.tracking.tsx";

let user: User;
let couple: Couple;
let here: string;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
  here = `/households/${couple.householdId}/tracking`;
});

it("sends each adult their own page, and tells the one we never wrote to where we know them from", async () => {
  await callRoute(ROUTE, user, here, { intent: "send", memberId: couple.spouseId });
  await sendPage(user, couple.householdId, couple.candidateId);
  const letters = await mailsOf("tracking-link");
  expect(letters.map(({ to, params }) => [to, params.isToldOf])).toEqual([
    ["sacha.morel@courriel.example", true],
    ["elodie.caron@internes.example", false],
  ]);
  expect(await countAudited("tracking.link-sent")).toBe(2);
});

it("calls back the link that had not left when a new one is sent, or when the page is closed", async () => {
  await sendPage(user, couple.householdId, couple.candidateId);
  await sendPage(user, couple.householdId, couple.candidateId);
  await sendPage(user, couple.householdId, couple.spouseId);
  const states = async () => (await mailsOf("tracking-link")).map(({ to, state }) => [to[0], state]);
  expect(await states()).toEqual([
    ["e", "cancelled"],
    ["e", "waiting"],
    ["s", "waiting"],
  ]);
  await callRoute(ROUTE, user, here, { intent: "close", memberId: couple.candidateId });
  expect((await states()).map(([, state]) => state)).toEqual(["cancelled", "cancelled", "waiting"]);
});

it("refuses somebody without an address, who asked not to be written to, or of another file", async () => {
  const household = await fileOf(couple.householdId);
  await Candidate.updateOne({ _id: couple.candidateId }, { noContact: { at: new Date(), by: "person" } });
  expect(await refusalOf(sendTrackingLink(user, household, couple.candidateId))).toContain("ne veut plus");
  await Candidate.updateOne({ _id: couple.candidateId }, { $set: { emails: [] } });
  expect(await refusalOf(sendTrackingLink(user, household, couple.candidateId))).toContain("adresse e-mail");
  const other = await createCouple(user, {
    lastName: "Faure",
    email: "faure@internes.example",
    phone: undefined,
  });
  expect(await refusalOf(sendTrackingLink(user, household, other.spouseId))).toBe(404);
});

it("brings an accepted correction to the candidate, or to the adult, and leaves a refused one", async () => {
  const mine = await sendPage(user, couple.householdId, couple.candidateId);
  const theirs = await sendPage(user, couple.householdId, couple.spouseId);
  const asIs = { act: "correct", firstName: "Élodie", lastName: "Caron" };
  expect((await send(mine, asIs)).html).toContain("Rien n’a changé");
  await send(mine, { ...asIs, phone: "06 00 00 00 01", fromOn: "2026-12-01" });
  await send(theirs, { act: "correct", firstName: "Sacha", lastName: "Moreau" });
  const past = await send(mine, { ...asIs, fromOn: "2019-02-20" });
  expect([past.status, past.html.includes("Cette date est passée")]).toEqual([400, true]);
  await send(mine, { ...asIs, firstName: "Zoé" });
  const [first, second, third] = await listTrackedCorrections(await fileOf(couple.householdId));
  expect((await candidateOf(couple.householdId)).phones[0]).not.toBe("06 00 00 00 01");
  await settleOne("accept", couple.candidateId, first?.id);
  await settleOne("refuse", couple.candidateId, second?.id);
  await settleOne("accept", couple.spouseId, third?.id);
  const candidate = await candidateOf(couple.householdId);
  const { adults, arrivalOn } = await fileOf(couple.householdId);
  expect([candidate.phones[0], candidate.firstName, arrivalOn]).toEqual([
    "06 00 00 00 01",
    "Élodie",
    "2026-12-01",
  ]);
  expect(adults[0]?.lastName).toBe("Moreau");
  expect(adults[0]?.id).toBe(couple.spouseId);
  expect(await Entry.countDocuments({ memberId: couple.spouseId, text: "Foyer précisé." })).toBe(1);
  expect((await settleOne("accept", couple.candidateId, first?.id)).status).toBe(400);
  expect(first?.lines.at(-1)?.after).toBe(formatDayLong("2026-12-01"));
});

it("keeps ranks for the team alone, which sees the disagreement", async () => {
  const needId = await showHomes(couple.householdId);
  const rank = (optionId: string) => ({
    act: "rank",
    needId,
    "ranks[0].optionId": optionId,
    "ranks[0].rank": "first",
  });
  await send(await sendPage(user, couple.householdId, couple.candidateId), rank("home-one"));
  await send(await sendPage(user, couple.householdId, couple.spouseId), rank("home-two"));
  const { body } = await callRoute("_staff.needs.$id.tsx", user, `/needs/${needId}`);
  expect(JSON.parse(body).rankings.disagreement).toHaveLength(2);
  expect((await pageOf(couple.spouseId)).ranks).toHaveLength(1);
  const line = await Entry.findOne({ memberId: couple.spouseId, kind: "message" }).lean();
  expect(await getAnswered(await fileOf(couple.householdId), line?._id ?? null)).toMatchObject({
    ...{ candidateId: couple.spouseId, subject: undefined, isTheirsAlone: true },
  });
  expect((await fileOf(couple.householdId)).nextAction?.label).toBe("Parler du désaccord\u00A0: logement");
});

it("plans to talk of a disagreement once, and leaves what comes sooner", async () => {
  const needId = await showHomes(couple.householdId);
  const rank = { act: "rank", needId, "ranks[0].rank": "first" };
  const mine = await sendPage(user, couple.householdId, couple.candidateId);
  const theirs = await sendPage(user, couple.householdId, couple.spouseId);
  const next = { label: "Appeler l’école", ownerId: user.id, origin: "typed" } as const;
  await send(mine, { ...rank, "ranks[0].optionId": "home-one" });
  await setNextAction(user, couple.householdId, { ...next, dueOn: toDay(now()) });
  await send(theirs, { ...rank, "ranks[0].optionId": "home-two" });
  expect((await fileOf(couple.householdId)).nextAction?.label).toBe(next.label);
  await setNextAction(user, couple.householdId, { ...next, dueOn: "2026-12-01" });
  await send(theirs, { ...rank, "ranks[0].optionId": "home-two" });
  await settle();
  expect((await fileOf(couple.householdId)).nextAction?.label).toBe(next.label);
});

it("takes the ball back once each adult who has a page ranked, and gives it again with one more option", async () => {
  const needId = await showHomes(couple.householdId);
  const rank = { act: "rank", needId, "ranks[0].optionId": "home-one", "ranks[0].rank": "first" };
  const mine = await sendPage(user, couple.householdId, couple.candidateId);
  const theirs = await sendPage(user, couple.householdId, couple.spouseId);
  await send(mine, rank);
  await refreshNeed(user, needId);
  expect((await needOf(couple.householdId)).ball).toBe("family");
  expect((await visit(mine)).html).toContain("Vous avez répondu");
  expect((await visit(theirs)).html).toContain("à vous de nous répondre");
  await send(theirs, rank);
  await settle();
  const { rule, ball, options } = await needOf(couple.householdId);
  expect([rule, ball]).toEqual(["ranked", "us"]);
  const later = { id: "home-three", label: "Assier", details: [], state: "shown" as const };
  const more = { ...later, at: new Date(now().getTime() + 1000) };
  await Need.updateOne({ _id: needId }, { $set: { options: [...options, more] } });
  await refreshNeed(user, needId);
  expect((await needOf(couple.householdId)).ball).toBe("family");
});

it("sees no disagreement in one voice nor in the same first choice, one in a first choice the other refuses", () => {
  const options = [
    { id: "a", label: "A" },
    { id: "b", label: "B" },
  ];
  const said = (name: string, optionId: string, rank: OptionRank = "first") => ({ name, optionId, rank });
  const unlike = (...all: ReturnType<typeof said>[]) => rankingsOf(options, all).disagreement.length;
  expect(unlike(said("Anna", "a"))).toBe(0);
  expect(unlike(said("Anna", "a"), said("Paul", "a"))).toBe(0);
  expect(unlike(said("Anna", "a"), said("Paul", "b"))).toBe(2);
  expect(unlike(said("Anna", "a"), said("Paul", "a", "no"))).toBe(2);
  expect(unlike(said("Anna", "a"), said("Paul", "b", "no"))).toBe(0);
});

it("puts the order of each adult side by side, and says what they think alike of", () => {
  const options = ["a", "b", "c", "d"].map((id) => ({ id, label: id.toUpperCase() }));
  const said = (name: string, ranks: Record<string, OptionRank>) =>
    Object.entries(ranks).map(([optionId, rank]) => ({ name, optionId, rank }));
  const { adults, agreement } = rankingsOf(options, [
    ...said("Anna", { a: "3", b: "first", c: "second", d: "no" }),
    ...said("Paul", { a: "second", b: "first", c: "3", d: "no" }),
  ]);
  expect(adults.map(({ name, ranked }) => [name, ...ranked.map(({ label }) => label)])).toEqual([
    ["Anna", "B", "C", "A"],
    ["Paul", "B", "A", "C"],
  ]);
  expect(adults.map(({ refused }) => refused)).toEqual([["D"], ["D"]]);
  expect(agreement).toEqual([
    { label: "B", rank: "first" },
    { label: "D", rank: "no" },
  ]);
});

const workSearch = { ownerIds: [], sharedBy: [], isOpen: false };

it("tells an adult of nothing that may be the other's alone", () => {
  const heads = [{ candidateId: "c1" }] as never;
  const spouse = { id: "s1", firstName: "Sacha", relation: "couple" as const };
  const couplesOf = { heads, adults: [spouse], workSearch };
  expect(isToldOf("spouse-work", "s1", couplesOf)).toBe(true);
  expect(isToldOf("spouse-work", "c1", couplesOf)).toBe(false);
  expect(isToldOf("spouse-work", "c1", { heads, adults: [], workSearch })).toBe(true);
  expect(isToldOf("scholarship", "s1", couplesOf)).toBe(false);
  expect(isToldOf("scholarship", "c1", couplesOf)).toBe(true);
  expect(isToldOf("housing", "s1", couplesOf)).toBe(true);
  expect(
    isToldOf("housing", "s1", { heads, adults: [{ ...spouse, untilOn: "2026-01-01" }], workSearch }),
  ).toBe(false);
});

it("tells neither of two who are apart of what may be the other's, nor when the household arrives", () => {
  const heads = [{ candidateId: "c1" }] as never;
  const ended = { id: "s1", firstName: "Sacha", relation: "couple" as const, untilOn: "2026-01-01" };
  expect(isToldOf("spouse-work", "c1", { heads, adults: [ended], workSearch })).toBe(false);
  expect(isToldOf("spouse-work", "s1", { heads, adults: [ended], workSearch })).toBe(false);
  expect(isToldOf("housing", "c1", { heads, adults: [ended], workSearch })).toBe(true);
  const both = [{ candidateId: "c1" }, { candidateId: "c2" }] as never;
  const tie = { id: "t", oneId: "c2", otherId: "c1", kind: "couple" as const };
  const arrivalOn = "2026-11-02";
  const together = { heads: both, adults: [], relations: [tie], arrivalOn, workSearch };
  const apart = { ...together, relations: [{ ...tie, untilOn: "2026-01-01" }] };
  expect([isToldOf("housing", "c2", together), arrivalToldTo("c2", together)]).toEqual([true, arrivalOn]);
  expect(["c1", "c2"].map((id) => isToldOf("spouse-work", id, together))).toEqual([false, true]);
  expect(isToldOf("spouse-work", "c2", { ...together, relations: [] })).toBe(false);
  for (const id of ["c1", "c2"]) {
    expect(isToldOf("spouse-work", id, apart)).toBe(false);
    expect([isToldOf("housing", id, apart), arrivalToldTo(id, apart)]).toEqual([false, undefined]);
  }
});

it("applies a correction to the file when it was accepted, never when a colleague left it first", async () => {
  const mine = await sendPage(user, couple.householdId, couple.candidateId);
  await send(mine, { act: "correct", firstName: "Zoé", lastName: "Caron" });
  const [correction] = await listTrackedCorrections(await fileOf(couple.householdId));
  const settled = await Promise.all(
    ["refuse", "accept"].map((intent) => settleOne(intent, couple.candidateId, correction?.id)),
  );
  expect(settled.filter(({ status }) => status === 400)).toHaveLength(1);
  const [{ state } = { state: "waiting" }] = (await pageOf(couple.candidateId)).corrections;
  const { firstName } = await candidateOf(couple.householdId);
  expect(firstName).toBe(state === "accepted" ? "Zoé" : "Élodie");
});

it("refuses an address that is also that of another adult, and says whose", async () => {
  await Candidate.updateOne(
    { _id: couple.candidateId },
    { $set: { emails: ["SACHA.morel@courriel.example"] } },
  );
  for (const [memberId, other] of [
    [couple.candidateId, "Sacha"],
    [couple.spouseId, "Élodie"],
  ] as const) {
    const refusal = await refusalOf(sendTrackingLink(user, await fileOf(couple.householdId), memberId));
    expect(refusal).toContain(`celle de ${other}`);
  }
});

it("is for the team that follows the file", async () => {
  expect((await callRoute(ROUTE, user, here)).status).toBe(200);
  const recruteur = await createUser("recruteur", { email: "r@demo.example" });
  expect((await callRoute(ROUTE, recruteur, here)).status).toBe(403);
});

function settleOne(intent: string, memberId: string, correctionId = "") {
  return callRoute(ROUTE, user, here, { intent, memberId, correctionId });
}

it("offers each adult to agree to what is theirs alone", () => {
  const head = (candidateId: string) => ({ candidateId, firstName: candidateId, lastName: "Caron" });
  const household = (...heads: string[]) => ({ heads: heads.map(head), adults: [], workSearch }) as never;
  const candidate = {} as never;
  const alone = ["partners", "introduction", "scholarship"];
  expect(ownPurposes({ id: "c1", candidate, household: household("c1") })).toEqual(alone);
  const two = household("c1", "c2");
  expect(ownPurposes({ id: "c1", candidate, household: two })).toEqual(["partners", "introduction"]);
  const spouse = ["partners", "introduction", "spouse-work"];
  expect(ownPurposes({ id: "c2", candidate, household: two })).toEqual(spouse);
  expect(ownPurposes({ id: "s1", household: household("c1") })).toEqual(["spouse-work"]);
});

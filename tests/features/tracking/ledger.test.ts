import { beforeEach, expect, it } from "vitest";
import type { HandOffRecord } from "#models/hand-off";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, mailsOf, refusalOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { type Couple, createCouple, deliverAll } from "#tests/factories/tracking";
import { send, visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { answerByLink } from "~/features/hand-offs/answer-link.commands.server";
import { handOffBadge } from "~/features/hand-offs/hand-off-badge";
import { withdrawHandOff } from "~/features/hand-offs/hand-off-withdrawal.commands.server";
import { listHandOffsOfNeed } from "~/features/hand-offs/hand-offs.queries.server";
import { listLedger, listOwnLedger } from "~/features/tracking/tracking-ledger.queries.server";
import { withWorkSearch } from "~/features/tracking/work-search.queries.server";

const ROUTE = "_staff.households.$id.sharing.tsx";

let user: User;
let couple: Couple;
let handOff: HandOffRecord;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
  handOff = await createHandOff(user, { householdId: couple.householdId, partner: await createAgency(user) });
});

it("tells what was shown, to whom, why, on whose word and until when", async () => {
  await deliverAll();
  const [line] = await listLedger(couple.householdId);
  expect(line?.partnerName).toBe("Agence des Deux Ponts");
  expect([line?.kind, line?.consent?.candidateId, line?.consent?.means]).toEqual([
    "housing",
    couple.candidateId,
    "phone",
  ]);
  expect(line?.versions[0]?.fields.length).toBeGreaterThan(2);
  expect(line?.until).toEqual(handOff.expiresAt);
  expect([line?.answeredAt, line?.canWithdraw]).toEqual([undefined, true]);
});

it("shows an adult what is the household's, with nobody else's consent and nothing that never left", async () => {
  const household = await withWorkSearch(await fileOf(couple.householdId));
  expect(await listOwnLedger(couple.spouseId, household)).toEqual([]);
  await deliverAll();
  const [told] = await listOwnLedger(couple.spouseId, household);
  expect([told?.partnerName, told?.consent]).toEqual(["Agence des Deux Ponts", undefined]);
});

it("takes back in one click what nothing answered yet, and asks to delete it", async () => {
  await deliverAll();
  await withdrawHandOff(user, handOff);
  await settle();
  const { state, linkVersion, deletions } = await reloadHandOff(handOff._id);
  expect([state, linkVersion, deletions?.length]).toEqual(["revoked", 3, 1]);
  expect((await mailsOf("deletion-request")).map(({ to }) => to)).toEqual(["paul.roques@deux-ponts.example"]);
  expect(await countAudited("hand-off.deletion-asked", handOff._id)).toBe(1);
});

it("asks to delete what was answered as well, its answer kept", async () => {
  await deliverAll();
  const token = linkToken({ purpose: "answer", id: handOff.linkId, version: handOff.linkVersion });
  await answerByLink(token, { act: "accept" } as never);
  await settle();
  const answeredAt = (await listLedger(couple.householdId))[0]?.answeredAt;
  expect(answeredAt).toEqual((await reloadHandOff(handOff._id)).answeredAt);
  await withdrawHandOff(user, await reloadHandOff(handOff._id));
  expect((await reloadHandOff(handOff._id)).deletions).toHaveLength(1);
  expect((await listLedger(couple.householdId))[0]?.isTakenBack).toBe(true);
  const [row] = await listHandOffsOfNeed(handOff.needId ?? "");
  expect(row && handOffBadge(row).children).toBe("retiré");
});

it("asks nobody to delete a letter that never left, and nothing twice", async () => {
  await withdrawHandOff(user, handOff);
  await settle();
  expect((await reloadHandOff(handOff._id)).deletions).toBeUndefined();
  expect(await refusalOf(withdrawHandOff(user, await reloadHandOff(handOff._id)))).toContain(
    "Rien n’est plus à retirer",
  );
});

it("keeps the proof a partner gives by their link, once, and changes nothing when it is read", async () => {
  await deliverAll();
  await withdrawHandOff(user, handOff);
  await settle();
  const [deletion] = (await reloadHandOff(handOff._id)).deletions ?? [];
  const path = `/effacement/${linkToken({ purpose: "deletion", id: deletion?.id ?? "", version: 1 })}`;
  const before = await wholeBase();
  expect((await visit(path)).html).toContain("Ce qui vous avait été transmis est retiré.");
  expect(await wholeBase()).toBe(before);
  await send(path, { said: "deleted" });
  await send(path, { said: "deleted" });
  const [proof] = (await reloadHandOff(handOff._id)).deletions ?? [];
  expect([proof?.toldBy, proof?.deletedOn]).toEqual(["link", proof?.deletedOn]);
  expect(await countAudited("hand-off.partner-deleted", handOff._id)).toBe(1);
  expect((await visit(path)).html).toContain("Merci, c’est noté.");
});

it("is for the team that follows the file: 403 to the others, 404 for a hand-off of another file", async () => {
  const path = `/households/${couple.householdId}/sharing`;
  expect((await callRoute(ROUTE, user, path)).status).toBe(200);
  const recruteur = await createUser("recruteur", { email: "r@demo.example" });
  expect((await callRoute(ROUTE, recruteur, path)).status).toBe(403);
  const other = await createCouple(user, {
    lastName: "Faure",
    email: "faure@internes.example",
    phone: undefined,
  });
  const elsewhere = `/households/${other.householdId}/sharing`;
  expect(
    (await callRoute(ROUTE, user, elsewhere, { intent: "withdraw", handOffId: handOff._id })).status,
  ).toBe(404);
});

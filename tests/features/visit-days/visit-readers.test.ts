import { beforeEach, describe, expect, it } from "vitest";
import { Household } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { fileOf, mailsOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { type Couple, createCouple } from "#tests/factories/tracking";
import { CLINIC, createDay, dayOf, HOME, programmePath, sendVisitDay } from "#tests/factories/visit-days";
import { send, visit } from "#tests/support/public-site";
import { FAMILY, type User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { findMember } from "~/features/tracking/tracking-member.queries.server";
import { getOpenProgramme, listProgrammesOf } from "~/features/visit-days/programme.queries.server";
import { programmeIcs } from "~/features/visit-days/programme-ics.server";
import { askDueFeedback, sendProgramme } from "~/features/visit-days/programme-sending.commands.server";
import { cancelVisitDay } from "~/features/visit-days/visit-cancelling.commands.server";
import type { StepValues } from "~/features/visit-days/visit-step";
import { removeStep } from "~/features/visit-days/visit-steps.commands.server";
import { loader as ics } from "~/routes/_public.programme.$token_.ics";
import { loader as pdf } from "~/routes/_public.programme.$token_.pdf";

const INTERVIEW: StepValues = {
  ...{ itinerary: "family", kind: "work", fromHour: "16:00", toHour: "17:00" },
  ...{ title: "Entretien chez zq-employeur", place: "zq-bureau" },
};

let user: User;
let couple: Couple;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
});

describe("once a couple is over, the former spouse", () => {
  let id: string;
  let path: string;

  beforeEach(async () => {
    id = await sendVisitDay(user, couple.householdId);
    path = await programmePath(id, 1);
    expect(await listed(couple.spouseId)).toHaveLength(1);
    const over = { $set: { "adults.0.untilOn": "2026-05-01" } };
    await Household.updateOne({ _id: couple.householdId }, over);
  });

  it("opens the programme no longer: neither its page, nor its PDF, nor its calendar", async () => {
    expect((await visit(path)).html).toContain("n’est plus en ligne");
    for (const file of ["pdf", "ics"])
      expect((await callRoute(routeOf(file), null, `${path}/${file}`)).status).toBe(404);
    expect((await visit(await programmePath(id))).html).toContain("Découvrir Figeac");
    expect(await listed(couple.spouseId)).toEqual([]);
    expect(await listed(couple.candidateId)).toHaveLength(1);
  });

  it("is written to no more: neither the programme, nor its end", async () => {
    await sendProgramme(user, await dayOf(id), await fileOf(couple.householdId));
    await settle();
    expect(await mailsOf("visit-programme")).toHaveLength(3);
    expect((await dayOf(id)).readers[0]?.memberId).toBe(couple.candidateId);
    await cancelVisitDay(user, await dayOf(id), await fileOf(couple.householdId));
    await settle();
    const told = (await mailsOf("visit-day-cancelled")).map(({ to }) => to);
    expect(told).not.toContain("sacha.morel@courriel.example");
    expect(told).toHaveLength(3);
  });

  it("is not asked what they thought, and cannot tell it", async () => {
    setClock(new Date("2026-05-28T08:00:00Z"));
    await askDueFeedback(10);
    await settle();
    expect(await mailsOf("visit-feedback-request")).toHaveLength(1);
    expect((await send(path, { satisfaction: "yes" })).status).toBe(404);
  });
});

describe("an interview of the spouse", () => {
  it("is in the programme of the spouse alone, until they agree that the doctor be told", async () => {
    const id = await sendWithInterview();
    expect(await seenAt(id, 0)).toEqual([false, false]);
    expect(await seenAt(id, 1)).toEqual([true, true]);
    const { householdId, spouseId: candidateId } = couple;
    await recordConsent(FAMILY, {
      ...{ householdId, candidateId, purpose: "spouse-work-shared", means: "tracking" },
    });
    await settle();
    expect(await seenAt(id, 0)).toEqual([true, true]);
  });

  it("is not told to the doctor when it is taken out either", async () => {
    const id = await sendWithInterview();
    await removeStep(user, await dayOf(id), (await dayOf(id)).steps[2]?.id ?? "");
    expect((await visit(await programmePath(id))).html).not.toContain("zq-");
    expect((await visit(await programmePath(id, 1))).html).toContain("zq-employeur");
  });
});

it("gives files of a programme that no index keeps", async () => {
  const path = await programmePath(await sendVisitDay(user, couple.householdId));
  const request = new Request(`http://localhost${path}`);
  const params = { token: path.split("/").at(-1) };
  for (const loader of [pdf, ics]) {
    const { headers } = await loader({ request, params, context: {} });
    expect(headers.get("X-Robots-Tag")).toBe("noindex");
  }
});

function routeOf(file: string): string {
  return `_public.programme.$token_.${file}.ts`;
}

async function listed(memberId: string) {
  const member = await findMember(memberId);
  return member ? listProgrammesOf(member) : [];
}

async function sendWithInterview(): Promise<string> {
  const id = await createDay(user, couple.householdId, [CLINIC, HOME, INTERVIEW]);
  await sendProgramme(user, await dayOf(id), await fileOf(couple.householdId));
  await settle();
  return id;
}

/** Whether a reader sees the interview on their page, and in their calendar. */
async function seenAt(id: string, place: number): Promise<boolean[]> {
  const path = await programmePath(id, place);
  const opened = await getOpenProgramme(path.split("/").at(-1), new URL("http://localhost/"));
  const texts = [(await visit(path)).html, await programmeIcs(opened, "family")];
  return texts.map((text) => text.includes("zq-employeur"));
}

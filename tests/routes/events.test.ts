import { beforeEach, describe, expect, it } from "vitest";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { Event } from "#models/event";
import { Submission } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { createEvent, eventOf, originOf } from "#tests/factories/events";
import { candidateOf } from "#tests/factories/files";
import { filledForm, type TypedFields } from "#tests/factories/interest-forms";
import { createIntern } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { carryOutEncounterAct, carryOutEventAct } from "~/features/events/event-acts.commands.server";
import { archiveEvent, openEventForm } from "~/features/events/events.commands.server";

const LIST = "_staff.events._index.tsx";
const NEW = "_staff.events.new.tsx";
const PAGE = "_staff.events.$id.tsx";
const PERSON = "_staff.candidates.$id_.encounters.tsx";
const FORM = "_public.interet._index.tsx";
const TRIAGE = "_staff.triage.$id.tsx";

const CARD = { name: "Journée des internes", kind: "faculty-day", on: "2026-04-10", costCents: "1 200,50" };

let user: User;

beforeEach(async () => {
  user = await createUser("referent");
});

describe("the pages of the team", () => {
  let intern: CandidateRecord;
  let address: string;

  beforeEach(async () => {
    intern = await createIntern(user);
    address = (await callRoute(NEW, user, "/events/new", CARD)).location ?? "";
  });

  it("take an event from its opening to its archives and back", async () => {
    expect((await callRoute(LIST, user, "/events?kind=faculty-day&quand=year")).body).toContain("Journée");
    expect((await callRoute(LIST, user, "/events?kind=outing")).body).not.toContain("Journée");
    expect((await callRoute(PAGE, user, address)).body).toContain('"costCents":120050');
    await callRoute(PAGE, user, address, { intent: "archive" });
    expect((await callRoute(LIST, user, "/events")).body).not.toContain("Journée");
    expect((await callRoute(LIST, user, "/events?archives=1")).body).toContain("Journée");
    await callRoute(PAGE, user, address, { intent: "restore" });
    expect(await Event.countDocuments({ isArchived: false })).toBe(1);
  });

  it("find somebody by a name, note that they came, and plan a call", async () => {
    expect((await callRoute(PAGE, user, `${address}?q=car`)).body).toContain(intern._id);
    await callRoute(PAGE, user, address, { intent: "attend", candidateId: intern._id, state: "came" });
    await settle();
    const { body } = await callRoute(PAGE, user, address);
    expect([body.includes("Caron"), body.includes('"toCallCount":1'), body.includes('"origins":1')]).toEqual([
      ...[true, true, true],
    ]);
    await callRoute(PAGE, user, address, { intent: "calls", on: toDay(now()) });
    await settle();
    expect((await callRoute(PAGE, user, address)).body).toContain('"isDone":false');
  });

  it("note an encounter and an origin from the page of somebody", async () => {
    const page = `/candidates/${intern._id}/encounters`;
    const eventId = address.split("/").at(-1) ?? "";
    expect((await callRoute(PERSON, user, page)).body).toContain("Journée des internes");
    await callRoute(PERSON, user, page, { intent: "attend", eventId, state: "came" });
    const origin = await originOf(intern._id);
    const before = JSON.stringify({ origin });
    const typed = { intent: "origin", before, source: "word-of-mouth", on: "2026-01-05" };
    await callRoute(PERSON, user, page, typed);
    expect(await originOf(intern._id)).toEqual({ source: "word-of-mouth", on: "2026-01-05" });
    expect((await callRoute("_staff.candidates.$id.tsx", user, `/candidates/${intern._id}`)).body).toContain(
      "bouche-à-oreille",
    );
  });

  it("put back whoever was taken off by mistake, who came by its form", async () => {
    const eventId = address.split("/").at(-1) ?? "";
    const line = { id: "line", candidateId: intern._id, state: "came" as const, submissionId: "form" };
    await Event.updateOne({ _id: eventId }, { attendances: [line] });
    const { undo } = await carryOutEventAct(user, eventId, { intent: "remove", itemId: "line" });
    expect((await eventOf(eventId)).attendances).toEqual([]);
    expect((await callRoute(PAGE, user, address, undo?.fields)).status).toBe(302);
    expect((await eventOf(eventId)).attendances).toEqual([line]);
  });

  it("take a correction of an origin back as it was, were its event still to come", async () => {
    const eventId = await createEvent(user, { on: "2100-05-02" });
    const person = `/candidates/${intern._id}/encounters`;
    await callRoute(PERSON, user, person, { intent: "attend", eventId, state: "registered" });
    await settle();
    const was = { source: "event" as const, eventId, on: "2026-04-02" };
    await Candidate.updateOne({ _id: intern._id }, { origin: was });
    const { undo } = await carryOutEncounterAct(user, intern._id, {
      ...{ intent: "origin", before: { origin: was }, source: "press" },
    });
    const back = await callRoute(PERSON, user, person, undo?.fields);
    expect([back.status, await originOf(intern._id)]).toEqual([302, was]);
  });

  it("say nothing of an origin to whoever recruits", async () => {
    await callRoute(PAGE, user, address, { intent: "attend", candidateId: intern._id, state: "came" });
    await settle();
    await Candidate.updateOne({ _id: intern._id }, { $set: { introducedTo: ["clinic"] } });
    const recruiter = await createUser("recruteur", { partnerId: "clinic" });
    const page = `/candidates/${intern._id}`;
    expect((await callRoute("_staff.candidates.$id.tsx", user, page)).body).toContain("Journée des internes");
    const read = await callRoute("_staff.candidates.$id.tsx", recruiter, page);
    expect([read.status, read.body.includes("Journée des internes")]).toEqual([200, false]);
  });

  it.each([
    [{ ...CARD, name: "" }, "name"],
    [{ ...CARD, costCents: "beaucoup" }, "costCents"],
    [{ ...CARD, on: "2026-02-30" }, "on"],
  ])("say beside the field what is wrong with %o", async (form, field) => {
    const { status, body } = await callRoute(NEW, user, "/events/new", form);
    expect([status, Object.keys(JSON.parse(body).data.error)]).toEqual([400, [field]]);
  });

  it.each(["recruteur", "elu", "dpo"] as const)("are not those of a %s", async (role) => {
    const other = await createUser(role);
    const asked = [LIST, PAGE].map((route) => callRoute(route, other, route === LIST ? "/events" : address));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 403]);
  });
});

describe("the form of an event", () => {
  let eventId: string;
  let door: string;

  beforeEach(async () => {
    eventId = await createEvent(user, { on: toDay(now()) });
    door = `/interet?rencontre=${(await eventOf(eventId)).code}`;
  });

  it("says where we met, in both languages, and sends the code along", async () => {
    expect((await callRoute(FORM, null, door)).body).toContain("Vous nous avez rencontrés à la soirée");
    expect((await callRoute(FORM, null, `${door}&lang=en`)).body).toContain("You met us at the welcome");
  });

  it.each(["/interet?rencontre=ZZZZZZ", "/interet?rencontre=", "/interet?rencontre=%24ne", "/interet"])(
    "is the plain one at %s",
    async (address) => {
      const { status, body } = await callRoute(FORM, null, address);
      expect([status, body.includes('"met"')]).toEqual([200, false]);
      expect((await callRoute(FORM, null, address, sent())).status).toBe(302);
      expect((await Submission.findOne().orFail().lean()).eventIds).toBeUndefined();
    },
  );

  it("opened by a code wrong, closed or archived, is the plain one and says so alike in both languages", async () => {
    const { code = "" } = await eventOf(eventId);
    const said = async (asked: string) => {
      const address = `/interet?rencontre=${asked}`;
      const pages = await Promise.all([visit(address), visit(`${address}&lang=en`)]);
      return pages.map(({ html }) => html.match(/Ce code de rencontre[^<]*|This event code[^<]*/)?.[0]);
    };
    const never = await said("ZZZZZZ");
    expect(never).toEqual([
      "Ce code de rencontre n’est plus valable. Vous pouvez remplir le formulaire ci-dessous.",
      "This event code is no longer valid. You can fill in the form below.",
    ]);
    expect(await said(code)).toEqual([undefined, undefined]);
    await openEventForm(user, eventId, false);
    const closed = await said(code);
    await openEventForm(user, eventId, true);
    await archiveEvent(user, eventId, true);
    expect([closed, await said(code)]).toEqual([never, never]);
  });

  it("keeps a code that opens nothing from one language to the other, whatever it is made of", async () => {
    const { html } = await visit(`/interet?rencontre=${encodeURIComponent('?"<')}`);
    expect(html).toContain('href="/interet?lang=en&amp;rencontre=%3F%22%3C"');
    expect((await visit("/interet")).html).toContain('href="/interet?lang=en"');
  });

  it("makes whoever a file is opened for somebody met there", async () => {
    await callRoute(FORM, null, door, sent());
    const request = await Submission.findOne().orFail().lean();
    expect((await callRoute(PAGE, user, `/events/${eventId}`)).body).toContain('"waitingCount":1');
    expect((await callRoute(TRIAGE, user, `/triage/${request._id}`)).body).toContain("à la soirée d’accueil");
    const opened = await callRoute(TRIAGE, user, `/triage/${request._id}`, {
      intent: "open",
      referentId: user.id,
    });
    const candidate = await candidateOf(opened.location?.split("/").at(-1) ?? "");
    expect(await originOf(candidate._id)).toMatchObject({ source: "event", eventId });
    expect((await eventOf(eventId)).attendances).toMatchObject([
      { candidateId: candidate._id, state: "came" },
    ]);
  });

  it("is a further encounter for whoever has a file and an origin", async () => {
    const known = await candidateOf(await createFile(user, { lastName: "Caron" }));
    await callRoute(PERSON, user, `/candidates/${known._id}/encounters`, {
      intent: "origin",
      source: "press",
    });
    await callRoute(FORM, null, door, sent());
    const request = await Submission.findOne({ state: "new" }).orFail().lean();
    const attach = { intent: "attach", candidateId: known._id };
    await callRoute(TRIAGE, user, `/triage/${request._id}`, attach);
    expect(await originOf(known._id)).toEqual({ source: "press" });
    expect((await eventOf(eventId)).attendances).toMatchObject([{ candidateId: known._id }]);
  });

  it("sent again without or with its code, is one request that keeps where", async () => {
    const form = sent();
    await callRoute(FORM, null, "/interet", form);
    await callRoute(FORM, null, door, form);
    await callRoute(FORM, null, door, form);
    expect(await Submission.find({}, { eventIds: 1 }).lean()).toMatchObject([{ eventIds: [eventId] }]);
  });
});

function sent(values: TypedFields = {}): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(filledForm(values)))
    for (const one of [value].flat()) form.append(name, one);
  return form;
}

import { beforeEach, describe, expect, it } from "vitest";
import type { HandOffRecord } from "#models/hand-off";
import { createUser } from "#tests/factories/accounts";
import { candidateOf } from "#tests/factories/files";
import { createAgreedVisit, createIntroduction } from "#tests/factories/introductions";
import { createMessage } from "#tests/factories/messages";
import { callRoute } from "#tests/factories/routes";
import { sendPage } from "#tests/factories/tracking";
import { visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { advanceClock, now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { getFeedStanding } from "~/features/calendar/feed.queries.server";
import { openCalendarLink } from "~/features/calendar/feed-link.commands.server";
import { feedReadingsWritten } from "~/features/calendar/feed-reading.server";
import { visitUid } from "~/features/calendar/visit-uid.server";
import { listIntroductions } from "~/features/hand-offs/introductions.queries.server";
import { loader as feed } from "~/routes/agenda.$token";
import type { Role } from "~/vocabulary/roles";

const PAGE = "_staff.account_.calendar.tsx";
const FILE = "_staff.hand-offs_.$id.visit.ts";
const OWN_FILE = "_public.suivi.$token_.visite.$id.ts";

let user: User;

beforeEach(async () => {
  user = await createUser();
});

describe("/agenda/:token.ics", () => {
  it("is a calendar, and leaves to the host to say once that no other reader keeps it", async () => {
    const { status, headers } = await ask(await feedToken());
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(headers.get("Cache-Control")).toBeNull();
  });

  it("changes nothing when it is only looked at, and its reading alone when it is read", async () => {
    const token = await feedToken();
    await settle();
    const before = await wholeBase();
    await ask(token, "HEAD");
    await feedReadingsWritten();
    expect(await wholeBase()).toBe(before);

    await ask(token);
    await feedReadingsWritten();
    const after = (await wholeBase()).replace(/,"readAt":"[^"]+"/, "");
    expect(after).toBe(before);
  });

  it("answers the same page to every link that is not in force", async () => {
    const token = await feedToken();
    const forged = token.replace(/.\.ics$/, (end) => (end === "a.ics" ? "b.ics" : "a.ics"));
    for (const guess of [forged, "x.ics", token.replace(".ics", "0.ics")]) {
      const answer = await ask(guess);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe("Introuvable");
    }
  });
});

describe("/account/calendar", () => {
  it.each<[Role, number]>([
    ["referent", 200],
    ["responsable", 200],
    ["recruteur", 403],
    ["elu", 403],
    ["dpo", 403],
  ])("answers a %s with %i", async (role, status) => {
    const own = await createUser(role, role === "recruteur" ? { partnerId: "0123456789abcdef01234567" } : {});
    expect((await callRoute(PAGE, own, "/account/calendar")).status).toBe(status);
  });

  it("opens, changes and cuts the link by forms alone", async () => {
    await callRoute(PAGE, user, "/account/calendar", { intent: "open" });
    const first = (await getFeedStanding(user)).https;
    expect((await callRoute(PAGE, user, "/account/calendar")).body).toContain(first);

    await callRoute(PAGE, user, "/account/calendar", { intent: "names", showsNames: "on" });
    expect((await getFeedStanding(user)).showsNames).toBe(true);
    await callRoute(PAGE, user, "/account/calendar", { intent: "cut" });
    expect((await getFeedStanding(user)).https).toBeUndefined();
  });

  it("says in French what cannot be done", async () => {
    const { status, body } = await callRoute(PAGE, user, "/account/calendar", { intent: "cut" });
    expect(status).toBe(400);
    expect(body).toContain("déjà coupé");
  });
});

describe("the visit of an introduction, to download", () => {
  it("is one event with the name of who comes, for a colleague who sees the file", async () => {
    const { _id, householdId } = await createAgreedVisit(user);
    const { lastName } = await candidateOf(householdId);
    const { status, body } = await callRoute(FILE, user, `/hand-offs/${_id}/visit`);
    expect(status).toBe(200);
    expect(body.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(body).toContain(lastName);
    expect(body).toContain("DTSTART:20260602T120000Z");
  });

  it("is not there without a visit agreed, nor for who does not see the file", async () => {
    const { _id } = await createIntroduction(user);
    expect((await callRoute(FILE, user, `/hand-offs/${_id}/visit`)).status).toBe(404);
  });

  it("is refused to a stranger of the file", async () => {
    const { _id } = await createAgreedVisit(user);
    const stranger = await createUser("referent", { isWholeDepartement: false });
    expect((await callRoute(FILE, stranger, `/hand-offs/${_id}/visit`)).status).toBe(404);
  });

  it("is offered to the candidate by their own page, and to no other", async () => {
    const { _id, householdId } = await createAgreedVisit(user);
    const page = await sendPage(user, householdId, (await candidateOf(householdId))._id);
    const { html } = await visit(page);
    expect(html).toContain(`${page}/visite/${_id}`);
    const { status, body } = await callRoute(OWN_FILE, null, `${page}/visite/${_id}`);
    expect(status).toBe(200);
    expect(body).toContain(`UID:${visitUid(_id, "candidate")}`.slice(0, 60));
    expect((await callRoute(OWN_FILE, null, `${page}/visite/0123456789abcdef01234567`)).status).toBe(404);
  });
});

describe("what calendars answer", () => {
  it("is told beside the visit: the last answer of each guest, by the invitation in force", async () => {
    const handOff = await createAgreedVisit(user);
    await reply(handOff, "accepted");
    expect((await rowOf(handOff))?.visitReplies).toEqual({ structure: "accepted" });

    await reply(handOff, "declined");
    expect((await rowOf(handOff))?.visitReplies).toEqual({ structure: "declined" });
  });

  it("says nothing of another invitation, of one agreed since, nor from who only claims the address", async () => {
    const handOff = await createAgreedVisit(user);
    const before = new Date(now().getTime() - 60_000);
    const uid = visitUid(handOff._id, "structure");
    await createMessage({ kind: "calendar", receivedAt: before, calendar: { uid, status: "declined" } });
    await createMessage({ kind: "calendar", sender: "forged", calendar: { uid, status: "declined" } });
    await createMessage({
      kind: "calendar",
      calendar: { uid: "autre@ailleurs.example", status: "declined" },
    });
    expect((await rowOf(handOff))?.visitReplies).toEqual({});
  });
});

async function feedToken(): Promise<string> {
  await openCalendarLink(user);
  return (await getFeedStanding(user)).https?.split("/").at(-1) ?? "";
}

async function ask(token: string, method = "GET"): Promise<Response> {
  const request = new Request(`http://127.0.0.1:3000/agenda/${token}`, { method });
  try {
    return await feed({ request, params: { token }, context: {} });
  } catch (error) {
    if (error instanceof Response) return error;
    throw error;
  }
}

async function reply({ _id }: HandOffRecord, status: "accepted" | "declined"): Promise<void> {
  advanceClock(60_000);
  const uid = visitUid(_id, "structure");
  await createMessage({ kind: "calendar", receivedAt: now(), sender: "contact", calendar: { uid, status } });
}

async function rowOf({ _id, introduction }: HandOffRecord) {
  const rows = await listIntroductions(introduction?.candidateId ?? "");
  return rows.find(({ id }) => id === _id);
}

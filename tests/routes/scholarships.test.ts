import { beforeEach, expect, it } from "vitest";
import type { CandidateRecord } from "#models/candidate";
import { Household } from "#models/household";
import { PanelSession } from "#models/panel-session";
import { Scholarship } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { mailsOf } from "#tests/factories/files";
import { createIntern } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import {
  createExampleProgramme,
  createScholarship,
  createSession,
  scholarshipAt,
  scholarshipOf,
} from "#tests/factories/scholarships";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";

const LIST = "_staff.scholarships._index.tsx";
const NEW = "_staff.scholarships.new.tsx";
const PAGE = "_staff.scholarships.$id._index.tsx";
const LAYOUT = "_staff.scholarships.$id.tsx";
const SESSIONS = "_staff.scholarships.sessions._index.tsx";
const SESSION = "_staff.scholarships.sessions.$id.tsx";

let user: User;
let intern: CandidateRecord;
let programmeId: string;

beforeEach(async () => {
  user = await createUser("referent");
  intern = await createIntern(user);
  programmeId = await createExampleProgramme(user);
});

it("takes a request from a person’s project to its agreement, each page saying what comes next", async () => {
  const start = `/scholarships/new?candidate=${intern._id}`;
  expect((await callRoute(NEW, user, start)).body).toContain("Bourse départementale");
  const asked = { programmeId, year: "intern-1", askedOn: "2026-05-04" };
  const { location } = await callRoute(NEW, user, start, asked);
  const address = location ?? "";
  expect((await callRoute(LAYOUT, user, address)).body).toContain("3 pièces attendues.");
  for (const _press of ["first", "second"]) await act(address, { intent: "papers-ask" });
  expect(await mailsOf("scholarship-papers")).toHaveLength(1);
  expect((await callRoute(LAYOUT, user, address)).body).toContain("Redemander ce qui manque");
  const { papers } = await Scholarship.findOne().orFail().lean();
  for (const { key } of papers) await act(address, { intent: "paper-accept", itemId: key });
  expect((await callRoute(LAYOUT, user, address)).body).toContain("Déclarer le dossier complet");
  await act(address, { intent: "move", from: "requested", to: "complete" });
  await act(address, { intent: "move", from: "complete", to: "review" });
  await act(address, { intent: "review", before: "{}", assessment: "Trois stages ici." });
  await act(address, { intent: "agenda", sessionId: await createSession(user) });
  const decided = { intent: "decide", result: "granted", votesFor: "2", actNumber: "12", on: "2026-05-12" };
  await act(address, decided);
  const { body } = await callRoute(PAGE, user, address);
  expect(body).toContain("accordée");
  expect((await callRoute(LAYOUT, user, address)).body).toContain('"hasAgreement":true');
});

it("finds for whom to open one by the beginning of a name, in the files one sees", async () => {
  const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
  const found = async (who: User, q: string) =>
    (await callRoute(NEW, who, `/scholarships/new?q=${q}`)).body.includes(intern._id);
  expect(await found(user, intern.lastName.slice(0, 4))).toBe(true);
  expect(await found(user, "zzzz")).toBe(false);
  await Household.updateMany({}, { $set: { visibleTo: [] } });
  expect(await found(stranger, intern.lastName.slice(0, 4))).toBe(false);
});

it("lists by stage, programme and name, and those that are over apart", async () => {
  const { _id } = await createScholarship(user, { candidateId: intern._id, programmeId });
  await settle();
  const list = async (search: string) => (await callRoute(LIST, user, `/scholarships${search}`)).body;
  for (const search of ["", "?etape=requested", `?programme=${programmeId}`, "?q=caron"])
    expect(await list(search), search).toContain("CARON Élodie");
  for (const search of ["?etape=review", "?programme=other", "?q=zq", "?closes=1"])
    expect(await list(search), search).not.toContain("CARON Élodie");
  await act(`/scholarships/${_id}`, { intent: "close", reason: "withdrawn" });
  expect(await list("?closes=1")).toContain("Sans suite");
});

it("shows a scholarship on the project and in the file, to the team alone", async () => {
  await createScholarship(user, { candidateId: intern._id, programmeId });
  const project = "_staff.candidates.$id.tsx";
  expect((await callRoute(project, user, `/candidates/${intern._id}`)).body).toContain(
    "Bourse départementale",
  );
  const file = await callRoute("_staff.households.$id._index.tsx", user, `/households/${intern.householdId}`);
  expect(file.body).toContain("Bourse départementale");
});

it("asks again for a paper by mail, and takes a file on paper as seen", async () => {
  const { _id, papers } = await createScholarship(user, { candidateId: intern._id, programmeId });
  const address = `/scholarships/${_id}`;
  const key = papers[0]?.key ?? "";
  await act(address, { intent: "paper-accept", itemId: key });
  const bare = await act(address, { intent: "paper-refuse", itemId: key });
  expect([bare.status, bare.body]).toEqual([400, expect.stringContaining("Écrivez ce qui ne convient pas")]);
  await act(address, { intent: "paper-refuse", itemId: key, reason: "Illisible." });
  expect((await scholarshipOf(_id)).papers[0]).toMatchObject({ state: "refused", reason: "Illisible." });
  expect((await mailsOf("scholarship-papers"))[0]?.params).toMatchObject({ reason: "Illisible." });
});

it("opens a session, orders its agenda, notes who is present, decides, and ends it", async () => {
  const card = { on: "2026-05-12", members: "Anne Roques, maire\nPaul Sol" };
  const { location } = await callRoute(SESSIONS, user, "/scholarships/sessions", card);
  const address = location ?? "";
  const one = await scholarshipAt(user, "panel", { candidateId: intern._id, programmeId });
  const other = await scholarshipAt(user, "panel", {
    candidateId: (await createIntern(user, "Delmas"))._id,
    programmeId,
  });
  const sit = (form: Record<string, string>) => callRoute(SESSION, user, address, form);
  for (const { _id } of [one, other])
    await act(`/scholarships/${_id}`, { intent: "agenda", sessionId: address.split("/").at(-1) ?? "" });
  await sit({ intent: "down", itemId: one._id });
  expect((await PanelSession.findOne({ members: { $size: 2 }, agenda: { $ne: [] } }).lean())?.agenda).toEqual(
    [other._id, one._id],
  );
  await sit({ intent: "presence", present: "Paul Sol" });
  const decision = { intent: "decide", result: "refused", actNumber: "13", votesAgainst: "2" };
  expect((await sit({ ...decision, itemId: one._id })).body).toContain("2 voix pour 1 membres présents");
  expect((await sit({ intent: "end" })).body).toContain("n’est pas décidée");
  await sit({ ...decision, itemId: one._id, votesAgainst: "1" });
  await sit({ intent: "off", itemId: other._id });
  await sit({ intent: "end" });
  expect((await callRoute(SESSIONS, user, "/scholarships/sessions?closes=1")).body).toContain("2026-05-12");
  expect((await callRoute(SESSION, user, address)).body).toContain("refusée");
});

it("says beside the field what is wrong with a request", async () => {
  const start = `/scholarships/new?candidate=${intern._id}`;
  const { status, body } = await callRoute(NEW, user, start, { programmeId, askedOn: "2027-01-01" });
  expect([status, Object.keys(JSON.parse(body).data.error).sort()]).toEqual([400, ["askedOn", "year"]]);
});

it("has no page for whoever does not see the file", async () => {
  const { _id } = await createScholarship(user, { candidateId: intern._id, programmeId });
  const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
  await Household.updateMany({}, { $set: { visibleTo: [] } });
  const seen = async (route: string, address: string) => (await callRoute(route, stranger, address)).status;
  expect(await seen(PAGE, `/scholarships/${_id}`)).toBe(404);
  expect(await seen(LAYOUT, `/scholarships/${_id}`)).toBe(404);
  expect(await seen(NEW, `/scholarships/new?candidate=${intern._id}`)).toBe(404);
  expect((await callRoute(LIST, stranger, "/scholarships")).body).not.toContain("CARON");
  const sent = await callRoute(PAGE, stranger, `/scholarships/${_id}`, { intent: "reopen" });
  expect(sent.status).toBe(404);
});

async function act(address: string, form: Record<string, string>) {
  return callRoute(PAGE, user, address, form);
}

import { beforeEach, expect, it } from "vitest";
import { Household } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
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
import { getBoardPage } from "~/features/boards/board-page.queries.server";
import { SCHOLARSHIP_STAGES } from "~/vocabulary/scholarship-states";
import { valuesOf } from "~/vocabulary/words";

const ROUTE = "_staff.board.$slug.tsx";
const BOARD = "/board/bourses";

let user: User;

beforeEach(async () => {
  user = await createUser("referent");
});

it("has a column for each stage, and a tab beside those of the journeys", async () => {
  const board = await boardOf();
  expect(board.columns.map(({ key }) => key)).toEqual(valuesOf(SCHOLARSHIP_STAGES));
  expect(board.columns.filter(({ isExit }) => isExit).map(({ key }) => key)).toEqual(["closed"]);
  expect(board.tabs.at(-1)).toEqual({ slug: "bourses", name: "Bourses" });
  const journeys = await callRoute(ROUTE, user, "/board/internes");
  expect(journeys.body).toContain('"slug":"bourses"');
});

it("prints of a scholarship its programme and what comes next, and nothing of the family", async () => {
  const { _id, householdId } = await createScholarship(user);
  await settle();
  const [card] = cardsAt(await boardOf(), "requested");
  expect(card).toEqual({
    ...{ id: _id, fileId: householdId, name: "CARON Élodie", situation: "Bourse départementale" },
    ...{ days: 0, next: "3 pièces attendues.", dueOn: "2026-05-26" },
  });
});

it("filters by person and by programme, within the files a colleague may see", async () => {
  await createScholarship(user);
  const { _id: candidateId } = await createIntern(user, "Delmas");
  const programmeId = await createExampleProgramme(user, "vienne", "Bourse de la Vienne");
  await createScholarship(user, { candidateId, programmeId });
  await settle();
  expect(names(await boardOf(`${BOARD}?q=delm`))).toEqual(["DELMAS Élodie"]);
  expect(names(await boardOf(`${BOARD}?programme=${programmeId}`))).toEqual(["DELMAS Élodie"]);
  const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
  await Household.updateMany({}, { $set: { visibleTo: [] } });
  expect(names(await boardOf(BOARD, stranger))).toEqual([]);
});

it("moves a scholarship, refuses in words what its stage misses, and takes the move back", async () => {
  const { _id, papers } = await createScholarship(user);
  const refused = await move(_id, "requested", "complete");
  expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("Il manque des pièces")]);
  const { _id: id } = await scholarshipAt(user, "complete", {
    candidateId: (await createIntern(user, "Sol"))._id,
  });
  expect((await move(id, "complete", "review")).status).toBe(200);
  expect((await scholarshipOf(id)).stage).toBe("review");
  await move(id, "review", "complete", "undo-move");
  expect((await scholarshipOf(id)).stage).toBe("complete");
  expect(papers).toHaveLength(3);
});

it("puts a scholarship on the agenda of the next session when it is dropped on its panel", async () => {
  const sessionId = await createSession(user, "2026-06-15");
  const { _id } = await scholarshipAt(user, "panel");
  await move(_id, "panel", "review");
  await move(_id, "review", "panel");
  const { stage, panel, nextOn } = await scholarshipOf(_id);
  expect([stage, panel?.sessionId === sessionId || nextOn === "2026-05-12"]).toEqual(["panel", true]);
});

it("asks why before a scholarship is left without sequel, and takes it back where it was", async () => {
  const { _id } = await scholarshipAt(user, "review");
  expect((await move(_id, "review", "closed")).body).toContain("Dites d’abord pourquoi");
  const end = { intent: "end-scholarship", candidateId: _id, from: "review", to: "closed" };
  expect((await callRoute(ROUTE, user, BOARD, end)).body).toContain("Choisissez pourquoi.");
  expect((await callRoute(ROUTE, user, BOARD, { ...end, reason: "withdrawn" })).status).toBe(200);
  expect((await scholarshipOf(_id)).stage).toBe("closed");
  await move(_id, "closed", "review", "undo-move");
  expect((await scholarshipOf(_id)).stage).toBe("review");
});

it("offers without script the stages that may follow, each with what it misses", async () => {
  const { _id } = await createScholarship(user);
  expect((await callRoute(ROUTE, user, `${BOARD}?deplacer=${_id}`)).body).toContain('"from":"requested"');
  const page = "_staff.scholarships.$id_.stage.tsx";
  expect((await callRoute(page, user, `/scholarships/${_id}/stage?to=complete`)).body).toContain("Il manque");
  expect((await callRoute(page, user, `/scholarships/${_id}/stage?to=paying`)).status).toBe(404);
  const end = {
    intent: "end-scholarship",
    candidateId: _id,
    from: "requested",
    to: "closed",
    reason: "other",
  };
  expect(await callRoute(page, user, `/scholarships/${_id}/stage?to=closed`, end)).toMatchObject({
    ...{ status: 302, location: BOARD },
  });
});

it("is nowhere for a recruteur, and moves nothing for whoever does not see the file", async () => {
  const { _id } = await createScholarship(user);
  const recruteur = await createUser("recruteur");
  expect((await callRoute(ROUTE, recruteur, BOARD)).status).toBe(404);
  const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
  await Household.updateMany({}, { $set: { visibleTo: [] } });
  const act = { candidateId: _id, pipeline: "scholarship", from: "complete", to: "review" };
  expect((await callRoute(ROUTE, stranger, BOARD, { intent: "move-stage", ...act })).status).toBe(404);
  expect(await refusalOf(getBoardPage(recruteur, "bourses", new URL(BOARD, "http://127.0.0.1")))).toBe(404);
});

async function boardOf(address = BOARD, reader = user) {
  const board = await getBoardPage(reader, "bourses", new URL(address, "http://127.0.0.1"));
  return board;
}

type Board = Awaited<ReturnType<typeof boardOf>>;

function cardsAt({ columns }: Board, stage: string) {
  return columns.find(({ key }) => key === stage)?.cards ?? [];
}

function names({ columns }: Board): string[] {
  return columns.flatMap(({ cards }) => cards.map(({ name }) => name));
}

async function move(candidateId: string, from: string, to: string, intent = "move-stage") {
  return callRoute(ROUTE, user, BOARD, { intent, candidateId, pipeline: "scholarship", from, to });
}

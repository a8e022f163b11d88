import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { getBoardPage } from "~/features/boards/board-page.queries.server";
import { ageOf, type BoardColumn, withMoves } from "~/features/boards/board-view";
import { receivedColumn, sentColumn } from "~/features/boards/card-lines";
import { exitJourney } from "~/features/candidates/candidate-journeys.commands.server";
import { setNextAction } from "~/features/households/households.commands.server";
import { listViews } from "~/features/saved-views/saved-views.queries.server";

const ROUTE = "_staff.board.$slug.tsx";
const INTERNS = "/board/internes";
const FIGEAC = "200067361";
const CAHORS = "200023737";
const DOCTOR = {
  ...{ firstName: "Clara", lastName: "Marchetti", email: "clara@cabinet.example", phone: "06 00 00 00 02" },
  ...{ kind: "doctor" as const, territories: [CAHORS], needs: [] },
};

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { semester: "5" });
});

describe("a board by stage", () => {
  it("shows every stage in its order with its rules, and those by which one leaves last", async () => {
    const { columns } = await boardOf(user, "/board/medecins");
    expect(columns.map(({ label }) => label).slice(-4)).toEqual([
      "Suivi (6/12/24 mois)",
      "En sommeil",
      "Abandon",
      "Installé·e ailleurs",
    ]);
    expect(columns.find(({ key }) => key === "project")?.rules).toBe(
      "un entretien a eu lieu, un type d’exercice est choisi et un territoire est souhaité",
    );
  });

  it("prints of a file what its card says, and nothing else", async () => {
    // Ascension and Whit Monday are between.
    setClock(new Date("2026-05-27T08:00:00Z"));
    const [card] = cardsAt(await boardOf(user), "interest");
    const { _id } = await candidateOf(householdId);
    expect(card).toMatchObject({ id: _id, fileId: householdId, name: "Élodie Caron" });
    expect(card).toMatchObject({
      situation: "Interne, Médecine générale, semestre 5",
      days: 9,
      adults: 1,
      children: 0,
    });
    expect(Object.keys(card ?? {}).sort()).toEqual(
      "adults blocking children days dueOn fileId id name next situation".split(" "),
    );
  });

  it("puts the most urgent first and says that there are more than 30", async () => {
    await copies(30, "2026-06-15");
    const last = await createFile(user, {
      ...DOCTOR,
      kind: "intern",
      firstName: "Zoé",
      email: "z@i.example",
    });
    await setNextAction(user, last, {
      ...{ label: "Appeler", ownerId: user.id, dueOn: "2026-05-11", origin: "typed" },
    });
    await settle();
    const column = (await boardOf(user)).columns.find(({ key }) => key === "interest");
    expect(column?.cards).toHaveLength(30);
    expect(column?.cards[0]?.name).toBe("Zoé Marchetti");
    expect(column?.more).toBe("/candidates?stage=interest");
  });

  it("keeps a closed file in the column of its exit only", async () => {
    const file = await createFile(user, DOCTOR);
    await leave(file);
    const board = await boardOf(user, "/board/medecins");
    expect(board.columns.filter(({ cards }) => cards.length > 0).map(({ key }) => key)).toEqual([
      "abandoned",
    ]);
    expect((await fileOf(file)).state).toBe("closed");
  });

  it("shows a colleague the files they may see, filtered as asked", async () => {
    await createFile(user, { ...DOCTOR, kind: "intern" });
    const narrow = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
    expect(names(await boardOf(narrow))).toEqual(["Clara Marchetti"]);
    expect(names(await boardOf(user, `${INTERNS}?epci=${FIGEAC}`))).toEqual(["Élodie Caron"]);
    expect(names(await boardOf(user, `${INTERNS}?q=march`))).toEqual(["Clara Marchetti"]);
    expect(names(await boardOf(user, `${INTERNS}?referent=${narrow.id}`))).toEqual([]);
  });

  it("is nowhere for a pipeline that does not exist", async () => {
    expect(await refusalOf(boardOf(user, "/board/nowhere"))).toBe(404);
  });
});

describe("a board grouped otherwise", () => {
  it.each([
    ["referent", "Jeanne Vidal"],
    ["epci", FIGEAC],
    ["semestre", "Semestre 5"],
    ["pret", /^Prêts/],
  ])("by %s has a column for each that has files, and says the stage on the card", async (par, label) => {
    const { columns } = await boardOf(user, `${INTERNS}?par=${par}`);
    expect(columns).toHaveLength(1);
    expect(columns[0]?.label).toMatch(label);
    expect(columns[0]?.cards).toMatchObject([{ name: "Élodie Caron", stage: "interest" }]);
  });

  it("puts years of study together, before semesters", async () => {
    for (const [place, semester] of ["2ᵉ semestre", "3ᵉ année", "1ᵉʳ semestre"].entries())
      await createFile(user, { semester, email: `interne${place}@internes.example` });
    const { columns } = await boardOf(user, `${INTERNS}?par=semestre`);
    expect(columns.map(({ label }) => label)).toEqual([
      "3ᵉ année",
      "1ᵉʳ semestre",
      "2ᵉ semestre",
      "Semestre 5",
    ]);
  });

  it("says of each stage when its cards age, for they stand in other columns", async () => {
    const url = new URL(`${INTERNS}?par=referent`, "http://127.0.0.1");
    const board = await getBoardPage(user, "internes", url);
    expect("stages" in board && board.stages[0]).toMatchObject({
      key: "interest",
      ageing: { attention: 3, late: 10 },
    });
  });

  it("leaves out those who left", async () => {
    const file = await createFile(user, DOCTOR);
    await leave(file);
    expect((await boardOf(user, "/board/medecins?par=referent")).columns).toEqual([]);
  });
});

describe("the board of a recruteur", () => {
  let recruteur: User;

  beforeEach(async () => {
    recruteur = await createUser("recruteur", { partnerId: newId() });
    await createFile(user, DOCTOR);
    await Candidate.updateOne({ lastName: "Caron" }, { introducedTo: [recruteur.partnerId ?? ""] });
  });

  it("has those introduced to their structure, and no word of their families", async () => {
    await plantMarker(householdId);
    const { body, status } = await callRoute(ROUTE, recruteur, INTERNS);
    expect(status).toBe(200);
    expect(body).toContain("Élodie Caron");
    expect(body).not.toMatch(/MARQUEUR|Marchetti/);
    expect(body).not.toContain(householdId);
    const [card] = cardsAt(await boardOf(recruteur), "interest");
    expect(Object.keys(card ?? {}).sort()).toEqual(["id", "name", "situation"]);
  });

  it("says nothing of why a journey ended, and moves nobody", async () => {
    const candidate = await candidateOf(householdId);
    await Candidate.updateOne(
      { _id: candidate._id },
      { "journeys.0.exit": { reason: "spouse-work", decidedBy: "spouse", note: "MARQUEUR", at: new Date() } },
    );
    expect((await callRoute(ROUTE, recruteur, INTERNS)).body).not.toMatch(/spouse|MARQUEUR/);
    const form = { intent: "move-stage", candidateId: candidate._id, pipeline: "intern" };
    const moved = await callRoute(ROUTE, recruteur, INTERNS, { ...form, from: "interest", to: "review" });
    expect(moved.status).toBe(403);
  });
});

describe("an act on a board", () => {
  it("moves a card, and moves it back", async () => {
    const { _id: candidateId } = await candidateOf(householdId);
    const move = { candidateId, pipeline: "intern" };
    const there = { ...move, intent: "move-stage", from: "interest", to: "on-placement" };
    expect((await callRoute(ROUTE, user, INTERNS, there)).status).toBe(200);
    expect(names(await boardOf(user), "on-placement")).toEqual(["Élodie Caron"]);
    const back = { ...move, intent: "undo-move", from: "on-placement", to: "interest" };
    expect((await callRoute(ROUTE, user, INTERNS, back)).status).toBe(200);
    expect(names(await boardOf(user), "interest")).toEqual(["Élodie Caron"]);
  });

  it("refuses a stage whose rule is missed, and a card that somebody has moved", async () => {
    const { _id: candidateId } = await candidateOf(householdId);
    const move = { intent: "move-stage", candidateId, pipeline: "intern" };
    const missed = await callRoute(ROUTE, user, INTERNS, { ...move, from: "interest", to: "housed" });
    expect(missed).toMatchObject({ status: 400, body: expect.stringContaining("l’hébergement est réglé") });
    await callRoute(ROUTE, user, INTERNS, { ...move, from: "interest", to: "review" });
    const late = await callRoute(ROUTE, user, INTERNS, { ...move, from: "interest", to: "pool" });
    expect(late).toMatchObject({ status: 400, body: expect.stringContaining("Bilan de stage") });
    expect(names(await boardOf(user), "review")).toEqual(["Élodie Caron"]);
  });

  it("keeps what the board shows under a name, apart from the views of the list", async () => {
    const form = { intent: "save", name: "Mes EPCI", page: "board/internes", search: "par=epci&kind=intern" };
    const done = await callRoute(ROUTE, user, INTERNS, form);
    expect(done).toMatchObject({ status: 302, location: "/board/internes?par=epci" });
    expect((await boardOf(user)).views).toMatchObject([{ name: "Mes EPCI", to: "/board/internes?par=epci" }]);
    expect((await boardOf(user, "/board/medecins")).views).toEqual([]);
    expect(await listViews(user)).toHaveLength(1);
  });
});

describe("a column", () => {
  it.each([
    [undefined, undefined],
    [9, undefined],
    [10, "attention"],
    [19, "attention"],
    [20, "late"],
  ])("ages a card of %s working days as %s", (days, age) => {
    expect(ageOf(days, { attention: 10, late: 20 })).toBe(age);
    expect(ageOf(days, undefined)).toBeUndefined();
  });

  it("arrives as it was sent, whatever its cards hold", () => {
    const full = {
      ...{ id: "1", fileId: "f", name: "Élodie Caron", situation: "Interne, semestre 5", stage: "interest" },
      ...{
        days: 0,
        adults: 2,
        children: 0,
        blocking: "Logement : à préciser",
        next: "Appeler",
        dueOn: "2026-05-13",
      },
    };
    const column: BoardColumn = {
      key: "a",
      label: "A",
      limit: 12,
      cards: [full, { id: "2", name: "Noé", situation: "" }],
    };
    expect(receivedColumn(sentColumn(column))).toEqual(column);
    expect(receivedColumn(sentColumn({ ...column, cards: [] })).cards).toEqual([]);
    const typed = { ...full, next: "Appeler\tà 9 h\nou plus tard" };
    expect(receivedColumn(sentColumn({ ...column, cards: [typed, full] })).cards).toEqual([
      { ...full, next: "Appeler à 9 h ou plus tard" },
      full,
    ]);
  });

  it("takes the card that is moved there at its place, at once", () => {
    const card = (id: string, dueOn?: string) => ({ id, name: id, situation: "Médecin", dueOn });
    const columns: BoardColumn[] = [
      { key: "a", label: "A", cards: [card("one", "2026-05-13"), card("two")] },
      { key: "b", label: "B", cards: [card("three", "2026-05-12"), card("four", "2026-05-14")] },
    ];
    const moved = withMoves(columns, [
      { id: "one", from: "a", to: "b" },
      { id: "two", from: "a", to: "b" },
      { id: "gone", from: "a", to: "b" },
    ]);
    expect(moved.map(({ cards }) => cards.map(({ id }) => id))).toEqual([
      [],
      ["two", "three", "one", "four"],
    ]);
  });
});

/** The team's board, or the recruteur's: both have columns. */
async function boardOf(reader: User, address = INTERNS) {
  await settle();
  const url = new URL(address, "http://127.0.0.1:3000");
  const board = await getBoardPage(reader, url.pathname.split("/")[2] ?? "", url);
  return { ...board, views: "views" in board ? board.views : [] };
}

function cardsAt({ columns }: { columns: BoardColumn[] }, key: string) {
  return columns.find((column) => column.key === key)?.cards ?? [];
}

function names({ columns }: { columns: BoardColumn[] }, key?: string): string[] {
  return columns
    .filter((column) => key === undefined || column.key === key)
    .flatMap(({ cards }) => cards.map(({ name }) => name));
}

async function leave(fileId: string): Promise<void> {
  const move = { pipeline: "doctor", from: "first-contact", to: "abandoned" };
  const candidate = await candidateOf(fileId);
  await exitJourney(user, candidate, move, { reason: "conditions", decidedBy: "candidate" });
  await settle();
}

/** As many files like the first one, planned for a day. */
async function copies(count: number, dueOn: string): Promise<void> {
  const { _id, heads, ...file } = await fileOf(householdId);
  const one = (): HouseholdRecord => ({
    ...file,
    _id: newId(),
    heads: heads.map((head) => ({ ...head, candidateId: newId() })),
    nextAction: { label: "Appeler", ownerId: user.id, dueOn, origin: "typed" },
  });
  await Household.insertMany(Array.from({ length: count }, one));
}

async function plantMarker(fileId: string): Promise<void> {
  await Household.updateOne(
    { _id: fileId },
    {
      title: "MARQUEUR",
      adults: [{ id: newId(), firstName: "MARQUEUR", relation: "couple" }],
      children: [{ id: newId(), firstName: "MARQUEUR" }],
      blocking: { label: "MARQUEUR" },
      nextAction: { label: "MARQUEUR", ownerId: user.id, dueOn: "2026-05-12", origin: "typed" },
    },
  );
}

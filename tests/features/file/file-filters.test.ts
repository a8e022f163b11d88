import { beforeEach, describe, expect, it } from "vitest";
import { Household } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import { readColumns, readFileFilters, writeFileFilters } from "~/features/file/file-filters";
import { listFiles } from "~/features/file/file-list.queries.server";
import { MOST_READ } from "~/features/file/file-page.queries.server";
import { fileSentence } from "~/features/file/file-sentence";
import { USUAL_COLUMNS } from "~/vocabulary/file-filters";
import { NBSP } from "~/vocabulary/typography";

const DAY = 24 * 60 * 60 * 1000;
const FIGEAC = "200067361";

let user: User;

beforeEach(async () => {
  user = await createUser();
});

it("writes the filters it reads, and nothing else of an address", () => {
  const search = params(
    "q=caron&kind=intern&arrival-from=2026-05-01&next=late&page=3&evil=1&ready=over&sort=due",
  );
  expect(writeFileFilters(search)).toBe("q=caron&kind=intern&next=late&arrival-from=2026-05-01&sort=due");
  expect(writeFileFilters(params("kind=&q=&page=2"))).toBe("");
});

it("reads the columns in their own order, the usual ones when nobody chose", () => {
  expect(readColumns(params(""))).toEqual(USUAL_COLUMNS);
  expect(readColumns(params("columns=&columns=next&columns=kind&columns=evil"))).toEqual(["kind", "next"]);
  expect(readColumns(params("columns=next,tags"))).toEqual(["tags", "next"]);
  expect(readColumns(params("columns="))).toEqual([]);
});

describe("the sentence", () => {
  const labels = {
    stages: new Map([["housed", "Logé"]]),
    territories: new Map([[FIGEAC, "Grand-Figeac"]]),
    referents: new Map([["r1", "Jeanne Vidal"]]),
  };
  it.each([
    ["", ""],
    ["sort=due", ""],
    [
      `kind=intern&epci=${FIGEAC}&need=housing&referent=r1&sort=due`,
      "Internes | du Grand-Figeac | avec un besoin de logement | suivis par Jeanne Vidal | triés par échéance",
    ],
    ["next=none", "Dossiers | sans prochaine action"],
    ["arrival-from=2026-05-01&arrival-to=2026-05-12", "Dossiers | arrivant du 1ᵉʳ mai 2026 au 12 mai 2026"],
    [
      "created-from=2026-05-02&silence=90",
      "Dossiers | ouverts à partir du 2 mai 2026 | sans nouvelles depuis 3 mois",
    ],
    ["ready=low&tag=été", "Dossiers | étiquetés « été » | prêts à moins de 25 %"],
  ])("of « %s » reads « %s »", (search, sentence) => {
    const parts = fileSentence(params(search), readFileFilters(params(search)), labels);
    expect(
      parts
        .map(({ text }) => text)
        .join(" | ")
        .replaceAll(NBSP, " "),
    ).toBe(sentence);
  });

  it("takes each filter away by its own link", () => {
    const search = params("kind=intern&arrival-from=2026-05-01&arrival-to=2026-05-12&page=2&need=");
    const parts = fileSentence(search, readFileFilters(search), labels);
    expect(parts.map(({ without }) => without)).toEqual([
      "/candidates?arrival-from=2026-05-01&arrival-to=2026-05-12",
      "/candidates?kind=intern",
    ]);
  });
});

describe("the filters", () => {
  let caron: string;

  beforeEach(async () => {
    caron = await createFile(user);
    const lagarde = await createFile(user, { lastName: "Lagarde", email: "l@x.example", kind: "doctor" });
    await fileOf(caron);
    await fileOf(lagarde);
    const day = (days: number) => new Date(now().getTime() + days * DAY);
    const dueOn = day(-3).toISOString().slice(0, 10);
    await Household.updateOne(
      { _id: caron },
      {
        $set: {
          tags: ["Salon"],
          arrivalOn: "2026-11-02",
          readiness: 80,
          lastActAt: day(-40),
          createdAt: new Date("2020-05-10T22:30:00Z"),
          "nextAction.dueOn": dueOn,
        },
      },
    );
    await Household.updateOne(
      { _id: lagarde },
      { $set: { arrivalOn: "2027-01-04" }, $unset: { nextAction: 1 } },
    );
  });

  it.each([
    ["tag=Salon", ["Caron"]],
    ["tag=salons", []],
    ["next=late", ["Caron"]],
    ["next=none", ["Lagarde"]],
    ["ready=high", ["Caron"]],
    ["ready=low", ["Lagarde"]],
    ["silence=30", ["Caron"]],
    ["silence=90", []],
    ["arrival-to=2026-11-02", ["Caron"]],
    ["arrival-from=2026-11-03", ["Lagarde"]],
    ["created-from=2020-05-11&created-to=2020-05-11", ["Caron"]],
    ["created-to=2020-05-10", []],
    ["kind=intern&ready=high&tag=Salon&q=caron", ["Caron"]],
    ["kind=doctor&tag=Salon", []],
    ["q=carron&kind=intern", ["Caron"]],
  ])("« %s » keeps %o", async (search, titles) => {
    expect(
      (await listFiles(user, readFileFilters(params(search)), 1)).rows.map(({ title }) => title),
    ).toEqual(titles);
  });

  it("say when no name is spelt so", async () => {
    expect(await listFiles(user, readFileFilters(params("q=carron")), 1)).toMatchObject({ isNear: true });
    expect(await listFiles(user, readFileFilters(params("q=zzzzz")), 1)).toMatchObject({
      isNear: false,
      total: 0,
    });
  });

  it("go through 5,000 files at most, and say so", async () => {
    const { _id, ...model } = await fileOf(caron);
    const copies = Array.from({ length: MOST_READ }, (_, place) => ({
      ...model,
      _id: newId(),
      readiness: place % 100,
      searchWords: [],
    }));
    await Household.collection.insertMany(copies as never);
    const wide = await listFiles(user, readFileFilters(params("kind=intern&ready=high")), 1);
    expect(wide).toMatchObject({ isCut: true, hasNext: true });
    const narrow = await listFiles(user, readFileFilters(params("kind=intern&ready=low&q=lagarde")), 1);
    expect(narrow).toMatchObject({ isCut: false, total: 0 });
  }, 60_000);
});

it("puts a tag on a file and takes it off, in the spelling the team uses", async () => {
  const id = await createFile(user);
  const post = (form: Record<string, string>) =>
    callRoute("_staff.households.$id.tags.ts", user, `/households/${id}/tags`, form);
  expect((await post({ intent: "add-tag", tag: "Été" })).status).toBe(302);
  await post({ intent: "add-tag", tag: "ete" });
  expect((await fileOf(id)).tags).toEqual(["Été"]);
  expect((await post({ intent: "add-tag", tag: "…" })).status).toBe(400);
  await post({ intent: "remove-tag", tag: "Été" });
  expect((await fileOf(id)).tags).toEqual([]);
});

function params(search: string): URLSearchParams {
  return new URLSearchParams(search);
}

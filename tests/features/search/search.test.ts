import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf, needOf } from "#tests/factories/files";
import { createAgency, createHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile, createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { search } from "~/features/search/search.queries.server";
import type { SearchHit } from "~/vocabulary/search";

const CAHORS = "200023737";

let user: User;
let marchetti: string;

beforeEach(async () => {
  user = await createUser();
  marchetti = await createFile(user, {
    firstName: "Chiara",
    lastName: "Marchetti",
    email: "chiara@internes.example",
  });
  await recordFamily(user, marchetti, {
    adults: [{ firstName: "Noé", lastName: "Œuvrard", relation: "couple" }],
    children: [{ firstName: "Lilou" }],
  });
  await fileOf(marchetti);
});

describe("people", () => {
  it.each([
    "marchetti",
    "MARCHÉTTI",
    "march",
    "chiara mar",
    "marcheti",
    "macrhetti",
    "marchettti",
    "parchetti",
  ])("are found by « %s »", async (typed) => {
    expect(await labels("people", typed)).toEqual(["Chiara Marchetti"]);
  });

  it("are those whose request waits to be sorted, for whoever may see it", async () => {
    const { _id } = await createSubmission({
      firstName: "Margaux",
      lastName: "Prévost",
      territories: [CAHORS],
      email: "margaux@internes.example",
    });
    for (const typed of ["prevost", "prevots", "margaux@internes"])
      expect(await search(user, typed)).toMatchObject([{ label: "Margaux Prévost", to: `/triage/${_id}` }]);
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: ["999"] });
    expect(await search(stranger, "prevost")).toEqual([]);
    expect(await search(await createUser("elu"), "prevost")).toEqual([]);
  });

  it.each(["06 12 34 56 78", "06-12-34", "+33 6 12 34 56 78", "0033612345678"])(
    "are found by the number « %s »",
    async (typed) => {
      expect(await labels("people", typed)).toEqual(["Chiara Marchetti"]);
    },
  );

  it("are the adults of the household too, never its children", async () => {
    expect(await labels("people", "oeuvrrd")).toEqual(["Noé Œuvrard"]);
    expect(await labels("people", "lilou")).toEqual([]);
  });

  it.each(["archetti roux", "chi", "mrchtti", "zzz", ".*", "~marchetti x"])(
    "are not found by « %s » unless it begins a name",
    async (typed) => {
      expect(await labels("people", typed)).toEqual(typed === "chi" ? ["Chiara Marchetti"] : []);
    },
  );

  it("come by the very word, then its beginning, then one letter away; the family name first", async () => {
    await file({ firstName: "Zoé", lastName: "Martin" });
    await file({ firstName: "Anne", lastName: "Martinez" });
    await file({ firstName: "Martin", lastName: "Abadie" });
    await file({ firstName: "Luc", lastName: "Mertin" });
    const found = await labels("people", "martin");
    expect(found).toEqual(["Zoé Martin", "Martin Abadie", "Anne Martinez", "Luc Mertin"]);
  });

  it("come with one's own files first among equals", async () => {
    const other = await createUser("referent", { name: "Sonia Delbos" });
    await file({ firstName: "Anne", lastName: "Vidal" }, other);
    await file({ firstName: "Zoé", lastName: "Vidal" });
    expect(await labels("people", "vidal")).toEqual(["Zoé Vidal", "Anne Vidal"]);
    expect(await labels("people", "vidal", other)).toEqual(["Anne Vidal", "Zoé Vidal"]);
  });

  it("are those of the files a colleague may see", async () => {
    const far = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
    expect(await search(far, "marchetti")).toEqual([]);
    expect(await search(far, "marcheti")).toEqual([]);
  });
});

describe("acts", () => {
  it("lead to the page of the file where they are done", async () => {
    const { _id: needId } = await needOf(marchetti);
    expect(await places("loger marchetti")).toEqual([`/needs/${needId}`]);
    expect(await places("noter marcheti")).toEqual([`/households/${marchetti}#note`]);
    expect(await places("répondre march")).toEqual([`/households/${marchetti}/reply`]);
    expect(await places("APPELER chiara")).toEqual([`/households/${marchetti}/call`]);
    expect(await places("call chiara")).toEqual([`/households/${marchetti}/call`]);
    expect(await places("confier marchetti")).toEqual([`/households/${marchetti}#assign`]);
  });

  it("lead « relancer » to the need of which an answer is awaited", async () => {
    const { needId } = await createHandOff(user, { householdId: marchetti });
    expect(await places("relancer marchetti")).toEqual([`/needs/${needId}`]);
  });

  it("ask for a name after a verb alone", async () => {
    const [hit] = await search(user, "relan");
    expect(hit).toMatchObject({ group: "acts", label: "Relancer…", fill: "relancer " });
  });

  it("open a new request", async () => {
    expect(await places("nouvelle demande")).toEqual(["/triage/new"]);
  });
});

it("finds partners, one letter away too", async () => {
  await createAgency(user, { name: "Agence Bellecombe" });
  expect(await labels("partners", "bellecom")).toEqual(["Agence Bellecombe"]);
  expect(await labels("partners", "belecombe")).toEqual(["Agence Bellecombe"]);
});

it.each(["05 65 00 00 01", "05.65.00", "+33 5 65 00 00 01", "33565000001"])(
  "finds a partner by the number « %s »",
  async (typed) => {
    await createAgency(user, { name: "Agence Bellecombe" });
    expect(await labels("partners", typed)).toEqual(["Agence Bellecombe"]);
  },
);

it("finds the pages and the settings by their names and other words", async () => {
  expect(await labels("pages", "regl")).toContain("Réglages");
  expect(await labels("pages", "delais")).toEqual(["Délais"]);
  expect(await labels("pages", "outbox")).toEqual(["Courrier"]);
});

describe("each role", () => {
  it("élu·e and dpo find their pages and nobody", async () => {
    await createAgency(user, { name: "Marchetti Immobilier" });
    for (const role of ["elu", "dpo"] as const) {
      const reader = await createUser(role);
      expect(await search(reader, "marchetti")).toEqual([]);
      expect(await search(reader, "loger marchetti")).toEqual([]);
      expect((await search(reader, "chiffres")).map(({ to }) => to)).toEqual(["/reports"]);
    }
  });

  it("a recruteur finds those introduced to their structure, by their professional name only", async () => {
    const recruiter = await createUser("recruteur", { partnerId: "p1" });
    expect(await search(recruiter, "marchetti")).toEqual([]);
    const { _id } = await candidateOf(marchetti);
    await Candidate.updateOne({ _id }, { introducedTo: ["p1"] });
    const [hit, ...others] = await search(recruiter, "marcheti");
    expect(hit).toEqual({
      id: _id,
      group: "people",
      label: "Chiara Marchetti",
      detail: "Interne, Médecine générale",
      to: `/candidates/${_id}`,
    });
    expect(others).toEqual([]);
    expect(await search(recruiter, "oeuvrard")).toEqual([]);
    expect(await search(recruiter, "loger marchetti")).toEqual([]);
  });

  it("gets the answer of the route with what was typed", async () => {
    const { status, body } = await callRoute("_staff.search.ts", user, "/search?q=marchetti");
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ typed: "marchetti", hits: [{ label: "Chiara Marchetti" }] });
    expect(JSON.parse((await callRoute("_staff.search.ts", user, "/search")).body).hits).toEqual([]);
  });
});

async function file(values: { firstName: string; lastName: string }, owner = user): Promise<void> {
  await fileOf(
    await createFile(owner, { ...values, email: `${values.firstName}@x.example`, phone: undefined }),
  );
}

async function labels(group: SearchHit["group"], typed: string, reader = user): Promise<string[]> {
  const hits = await search(reader, typed);
  return hits.filter((hit) => hit.group === group).map(({ label }) => label);
}

async function places(typed: string): Promise<(string | undefined)[]> {
  return (await search(user, typed)).filter(({ group }) => group === "acts").map(({ to }) => to);
}

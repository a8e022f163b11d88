import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createCommunes, createMsp, createPlace, FIGEAC } from "#tests/factories/structures";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { linkOpening, unlinkOpening } from "~/features/openings/candidate-openings.commands.server";
import {
  listCandidatesLinkedTo,
  listOpeningsFor,
} from "~/features/openings/candidate-openings.queries.server";
import { inputOf, openingTitle } from "~/features/openings/opening-card";
import {
  checkOpening,
  fillOpening,
  reopenOpening,
  updateOpening,
  withdrawOpening,
} from "~/features/openings/openings.commands.server";
import {
  getOpening,
  listOpenings,
  listOpeningsOfStructure,
  listSpecialties,
} from "~/features/openings/openings.queries.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
});

describe("an opening", () => {
  it("carries the name and the place of its structure", async () => {
    const { _id, structureName, communeCode, epciCode, state } = await createPlace(user);
    expect([structureName, communeCode, epciCode, state]).toEqual([
      "Maison de santé des Tilleuls",
      FIGEAC.code,
      FIGEAC.epci,
      "open",
    ]);
    expect(await countAudited("opening.created", _id)).toBe(1);
  });

  it("is named by how one would practise, and why there is a place", async () => {
    const opening = await createPlace(user, { nature: "succession" });
    expect(openingTitle(opening)).toBe("Libéral (succession), médecine générale");
    await updateOpening(
      user,
      opening._id,
      { ...inputOf(opening) },
      { ...inputOf(opening), nature: undefined },
    );
    expect(openingTitle(await getOpening(opening._id))).toBe("Libéral, médecine générale");
  });

  it("is changed field by field, and refuses the same field changed twice", async () => {
    const opening = await createPlace(user);
    const before = { ...inputOf(opening) };
    await updateOpening(user, opening._id, before, { ...inputOf(opening), fte: 0.5 });
    await updateOpening(user, opening._id, before, { ...inputOf(opening), premises: "Neuf" });
    expect(await getOpening(opening._id)).toMatchObject({ fte: 0.5, premises: "Neuf" });
    const late = updateOpening(user, opening._id, before, { ...inputOf(opening), fte: 0.8 });
    expect(await refusalOf(late)).toMatch(
      /vous avez écrit «.0,8.ETP.».; entre-temps, «.0,5.ETP.» a été enregistré/,
    );
  });

  it("is checked in one act, which can be taken back", async () => {
    const { _id } = await createPlace(user, { lastCheckedOn: "2026-01-05" });
    await checkOpening(user, _id);
    expect((await getOpening(_id)).lastCheckedOn).toBe("2026-05-12");
    await checkOpening(user, _id, "2026-01-05");
    expect((await getOpening(_id)).lastCheckedOn).toBe("2026-01-05");
    expect(await countAudited("opening.checked", _id)).toBe(2);
  });

  it.each([
    ["filled", fillOpening],
    ["withdrawn", withdrawOpening],
  ] as const)("once %s is no longer to fill, until it is offered again", async (state, end) => {
    const { _id } = await createPlace(user);
    await end(user, _id);
    expect((await getOpening(_id)).state).toBe(state);
    for (const again of [fillOpening, withdrawOpening])
      expect(await refusalOf(again(user, _id))).toContain("n’est plus à pourvoir");
    await reopenOpening(user, _id);
    expect((await getOpening(_id)).state).toBe("open");
    expect(await countAudited("opening.reopened", _id)).toBe(1);
  });

  it("keeps who took it, and forgets it when offered again", async () => {
    const { _id } = await createPlace(user);
    await fillOpening(user, _id, "candidate-1");
    expect((await getOpening(_id)).filledBy).toBe("candidate-1");
    await reopenOpening(user, _id);
    expect((await getOpening(_id)).filledBy).toBeUndefined();
  });
});

it("lists openings by state, exercise, specialty, place, day and freshness, in the order asked for", async () => {
  const structure = await createMsp(user);
  await createPlace(user, { fromOn: "2026-09-01", lastCheckedOn: "2026-01-05" }, structure);
  await createPlace(user, { kind: "salaried", specialty: "Gériatrie", fromOn: "2026-06-01" }, structure);
  const gone = await createPlace(user, { kind: "locum" }, structure);
  await withdrawOpening(user, gone._id);
  const kinds = async (filters: Partial<Parameters<typeof listOpenings>[0]>) =>
    (await listOpenings({ state: "open", sort: "from", ...filters }, 1)).rows.map(({ kind }) => kind);
  expect(await kinds({})).toEqual(["salaried", "private"]);
  expect(await kinds({ sort: "checked" })).toEqual(["private", "salaried"]);
  expect(await kinds({ kind: "private" })).toEqual(["private"]);
  expect(await kinds({ specialty: "Gériatrie" })).toEqual(["salaried"]);
  expect(await kinds({ epciCode: FIGEAC.epci })).toHaveLength(2);
  expect(await kinds({ by: "2026-07-01" })).toEqual(["salaried"]);
  expect(await kinds({ isStale: true })).toEqual(["private"]);
  expect(await kinds({ state: "withdrawn" })).toEqual(["locum"]);
  expect(await listSpecialties("open")).toEqual(["Gériatrie", "Médecine générale"]);
  const ofStructure = await listOpeningsOfStructure(structure._id);
  expect(ofStructure.map(({ state }) => state)).toEqual(["open", "open", "withdrawn"]);
});

describe("a candidate", () => {
  it("is linked to an opening once, on the professional track of the file", async () => {
    const householdId = await createFile(user);
    const opening = await createPlace(user);
    for (let times = 0; times < 2; times += 1)
      await linkOpening(user, await candidateOf(householdId), opening);
    const { _id, openings = [] } = await candidateOf(householdId);
    expect(openings.map(({ openingId, by }) => [openingId, by])).toEqual([[opening._id, user.id]]);
    const told = await Entry.find({ householdId, text: /^Ouverture reliée/ }).lean();
    expect(told.map(({ track, text }) => [track, text])).toEqual([
      ["professional", expect.stringMatching(/Tilleuls \(libéral, médecine générale\)\.$/)],
    ]);
    expect(await listCandidatesLinkedTo(user, opening._id)).toEqual([{ id: _id, name: "Élodie Caron" }]);
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
    expect(await listCandidatesLinkedTo(stranger, opening._id)).toEqual([]);
  });

  it("is unlinked, and then proposed it again", async () => {
    const householdId = await createFile(user);
    const opening = await createPlace(user);
    await linkOpening(user, await candidateOf(householdId), opening);
    expect(await listOpeningsFor(await candidateOf(householdId))).toMatchObject({
      linked: [{ _id: opening._id }],
      proposed: [],
    });
    await unlinkOpening(user, await candidateOf(householdId), opening);
    expect(await listOpeningsFor(await candidateOf(householdId))).toMatchObject({
      linked: [],
      proposed: [{ opening: { _id: opening._id } }],
    });
  });

  it("who was known twice keeps the openings of both files, each once", async () => {
    const kept = await createFile(user);
    const gone = await createFile(user, { email: "caron@x.example", phone: "06 98 76 54 32" });
    const [one, other] = [await createPlace(user), await createPlace(user, { kind: "locum" })];
    await linkOpening(user, await candidateOf(kept), one);
    for (const opening of [one, other]) await linkOpening(user, await candidateOf(gone), opening);
    const { _id } = await candidateOf(gone);
    await mergeFiles(user, kept, gone, { choices: {}, sameIds: [_id] });
    const { openings = [] } = await candidateOf(kept);
    expect(openings.map(({ openingId }) => openingId)).toEqual([one._id, other._id]);
  });

  it("is not linked to an opening that is no longer to fill", async () => {
    const householdId = await createFile(user);
    const opening = await createPlace(user);
    await fillOpening(user, opening._id);
    const linked = linkOpening(user, await candidateOf(householdId), await getOpening(opening._id));
    expect(await refusalOf(linked)).toContain("choisissez-en une autre");
  });

  it("has openings proposed, linked, filled and unlinked by their page", async () => {
    const { _id } = await candidateOf(await createFile(user));
    const { _id: openingId } = await createPlace(user);
    const page = `/candidates/${_id}/openings`;
    const route = "_staff.candidates.$id_.openings.tsx";
    expect((await callRoute(route, user, page)).body).toContain("intercommunalité souhaitée");
    for (const intent of ["link", "fill", "reopen", "unlink"])
      expect((await callRoute(route, user, page, { intent, openingId })).status, intent).toBe(302);
    expect((await callRoute(route, user, page, { intent: "link", openingId: "nowhere" })).status).toBe(404);
  });

  it("of a file out of sight is nowhere for a colleague, and forbidden to a recruteur", async () => {
    const { _id } = await candidateOf(await createFile(user));
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
    const recruiter = await createUser("recruteur", { partnerId: "structure" });
    const page = `/candidates/${_id}/openings`;
    const route = "_staff.candidates.$id_.openings.tsx";
    expect((await callRoute(route, stranger, page)).status).toBe(404);
    expect((await callRoute(route, recruiter, page)).status).toBe(403);
    expect((await callRoute("_staff.openings._index.tsx", recruiter, "/openings")).status).toBe(403);
  });

  it("shows a recruteur nothing of the openings linked", async () => {
    const householdId = await createFile(user);
    await linkOpening(user, await candidateOf(householdId), await createPlace(user));
    const { _id } = await candidateOf(householdId);
    const { Candidate } = await import("#models/candidate");
    await Candidate.updateOne({ _id }, { introducedTo: ["structure"] });
    const recruiter = await createUser("recruteur", { partnerId: "structure" });
    const { status, body } = await callRoute("_staff.candidates.$id.tsx", recruiter, `/candidates/${_id}`);
    expect([status, body.includes("Tilleuls")]).toEqual([200, false]);
  });
});

it("tells on its page what was done, with the way back", async () => {
  const { _id } = await createPlace(user);
  const page = `/openings/${_id}`;
  const act = (form: Record<string, string>) => callRoute("_staff.openings.$id.tsx", user, page, form);
  for (const intent of ["check", "fill", "reopen", "withdraw", "reopen"])
    expect((await act({ intent })).status, intent).toBe(302);
  expect((await act({ intent: "uncheck", lastCheckedOn: "2026-01-05" })).status).toBe(302);
  const wrong = await act({ intent: "opening", kind: "private", lastCheckedOn: "2026-06-01" });
  expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining("n’est pas encore venu")]);
  await settle();
  expect((await callRoute("_staff.openings.$id.tsx", user, page)).body).toContain('"isStale":true');
});

it("leaves discreet openings out of the file one takes away", async () => {
  await createPlace(user, { specialty: "Gériatrie" });
  await createPlace(user, { confidentiality: "team", specialty: "Cardiologie" });
  const asked = { list: "openings", format: "csv", purpose: "Salon des internes", filters: "" };
  const { body } = await callRoute("_staff.exports_.file.ts", user, "/exports/file", asked);
  expect([body.includes("Gériatrie"), body.includes("Cardiologie")]).toEqual([true, false]);
});

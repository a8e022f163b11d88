import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import type { HouseholdRecord } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, needOf, refusalOf } from "#tests/factories/files";
import { createAgency } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { recordObstacle } from "~/features/candidates/candidate-project.commands.server";
import { exportedRows } from "~/features/exports/exported-rows.queries.server";
import { getFile } from "~/features/file/file.queries.server";
import { saveFamily } from "~/features/file/file-family.commands.server";
import { listFiles } from "~/features/file/file-list.queries.server";
import { composeHandOff, getComposer } from "~/features/hand-offs/hand-off-composer.commands.server";
import {
  makeCandidate,
  openCandidateOf,
  removeCandidate,
  withdrawCandidate,
} from "~/features/households/household-candidates.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { kinOf } from "~/features/households/kinship-words";
import { updateCriteria } from "~/features/needs/needs.commands.server";
import { search } from "~/features/search/search.queries.server";

const ADULT = {
  firstName: "Noé",
  lastName: "Marchetti",
  relation: "couple",
  sinceOn: "2019-06-01",
  trade: "infirmier",
  phone: "06 77 00 11 22",
} as const;

let user: User;
let householdId: string;
let adultId: string;

beforeEach(async () => {
  user = await createUser("responsable");
  householdId = await createFile(user);
  await recordFamily(user, householdId, { adults: [ADULT], children: [] });
  adultId = (await fileOf(householdId)).adults[0]?.id ?? "";
});

async function opened(): Promise<HouseholdRecord> {
  const professional = { adultId, lastName: "Marchetti", birthName: "Rossi", kind: "doctor" } as const;
  await openCandidateOf(user, await fileOf(householdId), professional);
  return fileOf(householdId);
}

describe("an adult who becomes a candidate", () => {
  it("has a project of their own in the same file, under their id, beside the first", async () => {
    const file = await opened();

    expect(file).toMatchObject({ adults: [], title: "Caron – Marchetti" });
    expect(file.heads.map(({ firstName, pipeline }) => [firstName, pipeline])).toEqual([
      ["Élodie", "intern"],
      ["Noé", "doctor"],
    ]);
    const candidate = await Candidate.findById(adultId).orFail().lean();
    expect(candidate).toMatchObject({ householdId, birthName: "Rossi", emails: [], phones: [] });
    expect(JSON.stringify(candidate)).not.toContain("infirmier");
    expect(await countAudited("candidate.created", adultId)).toBe(1);
  });

  it("is shown by the header, the list and the palette, by either name", async () => {
    await opened();

    const { candidates } = await getFile(user, householdId);
    expect(candidates.map(({ name }) => name)).toEqual(["Élodie Caron", "Noé Marchetti"]);
    const { rows } = await listFiles(user, { sort: "-updated" } as never, 1);
    expect(rows[0]?.together).toEqual(["Élodie Caron, interne", "Noé Marchetti, médecin"]);
    for (const [typed, name] of [
      ["caron", "Élodie Caron"],
      ["noe marchetti", "Noé Marchetti"],
      ["rossi", "Noé Marchetti"],
    ] as const) {
      const [found] = (await search(user, typed)).filter(({ group }) => group === "people");
      expect(found, typed).toMatchObject({ label: name, to: `/households/${householdId}` });
    }
  });

  it("keeps what links them to the first, told on both sides", async () => {
    const [elodie, noe] = kinOf(await opened());

    expect(elodie?.ties[0]).toMatch(/^conjoint·e de Noé depuis le 1.*juin.2019$/);
    expect(noe?.ties[0]).toMatch(/^conjoint·e d’Élodie depuis le 1.*juin.2019$/);
  });

  it("has a professional page that shows nothing of the other, whom a recruteur does not see", async () => {
    await opened();
    const recruiter = await createUser("recruteur", { partnerId: "structure" });
    await Candidate.updateOne({ _id: adultId }, { introducedTo: ["structure"] });

    const page = (id: string) => callRoute("_staff.candidates.$id.tsx", recruiter, `/candidates/${id}`);
    const own = await page(adultId);
    expect(own).toMatchObject({ status: 200, body: expect.stringContaining("Noé Marchetti") });
    for (const word of ["Caron", "Élodie", "Rossi", "infirmier", "householdId"])
      expect(own.body).not.toContain(word);
    expect((await page((await candidateOf(householdId))._id)).status).toBe(404);
    expect(await search(recruiter, "rossi")).toEqual([]);
  });

  it("is refused once the adult is gone, or a colleague changed the household", async () => {
    const seen = await fileOf(householdId);
    const asked = { adultId, lastName: "Marchetti", kind: "doctor" } as const;
    await opened();

    expect(await refusalOf(openCandidateOf(user, seen, asked))).toMatch(/^Un·e collègue a modifié ce foyer/);
    expect(await refusalOf(openCandidateOf(user, await fileOf(householdId), asked))).toContain(
      "n’est plus parmi",
    );
    expect(await Candidate.countDocuments({ householdId })).toBe(2);
  });
});

describe("two candidates of one household", () => {
  it("are found each by their own situation and stage, which the list then shows", async () => {
    await opened();
    const listed = async (filters: object) =>
      (await listFiles(user, { sort: "-updated", ...filters } as never, 1)).rows;

    expect(await listed({ kind: "doctor" })).toMatchObject([{ kind: "doctor", stage: "Nouveau contact" }]);
    expect(await listed({ kind: "doctor", stage: "first-contact" })).toHaveLength(1);
    expect(await listed({ kind: "doctor", stage: "interest" })).toEqual([]);
    const rows = exportedRows(user, "candidates", new URL("http://127.0.0.1:3000/candidates"));
    await rows.next();
    expect((await rows.next()).value).toEqual(expect.arrayContaining(["Interne, Médecin"]));
  });

  it("are each greeted by their own first name", async () => {
    await opened();
    const page = "_staff.households.$id.reply.tsx";
    const { body } = await callRoute(page, user, `/households/${householdId}/reply`);
    expect(body).toContain("Bonjour Noé,");
    expect(body).toContain("Bonjour Élodie,");
  });

  it("each give their own agreement, which is told under their name", async () => {
    await opened();
    await Consent.deleteMany({ householdId });
    await updateCriteria(user, await needOf(householdId), { communes: [], rooms: 2 });
    const need = await needOf(householdId);
    const { _id: partnerId, contacts } = await createAgency(user);
    const letter = { partnerId, contactId: contacts[0]?.id ?? "", answerBy: "2100-01-04" };
    const agreed = { ...letter, consentMeans: "phone", consentBy: adultId } as const;
    const unknown = composeHandOff(user, need, { ...agreed, consentBy: "somebody else" });
    expect(await refusalOf(unknown)).toContain("Il manque l’accord");
    expect(await composeHandOff(user, need, agreed)).toBeTruthy();
    await settle();

    expect(await Consent.findOne({ householdId }).lean()).toMatchObject({ candidateId: adultId });
    expect(await getComposer(user, need._id, { partnerId })).toMatchObject({ person: "Noé" });
    const children = [{ isUnborn: true, birthMonth: "2026-09" }];
    const agreement = { unbornMeans: "phone", unbornBy: adultId } as const;
    await saveFamily(user, await fileOf(householdId), { adults: [], children, ...agreement });
    await settle();
    const expected = await Consent.findOne({ householdId, purpose: "expected-child" }).lean();
    expect(expected).toMatchObject({ candidateId: adultId });
  });
});

describe("a candidate withdrawn", () => {
  it("is an adult again, as they were told of", async () => {
    const before = await fileOf(householdId);
    await withdrawCandidate(user, await opened(), adultId);
    const after = await fileOf(householdId);

    expect(after.adults).toEqual(before.adults);
    expect(after).toMatchObject({ title: before.title, relations: [], formerAdults: [] });
    expect(after.heads).toHaveLength(1);
    expect(await Candidate.findById(adultId)).toBeNull();
    expect(await countAudited("candidate.withdrawn", householdId)).toBe(1);
    expect((await opened()).heads).toHaveLength(2);
  });

  it("is refused once something was recorded for them, which would be lost", async () => {
    await opened();
    const candidate = await Candidate.findById(adultId).orFail().lean();
    await recordObstacle(user, candidate, { kind: "premises", state: "open" });

    const refusal = await refusalOf(withdrawCandidate(user, await fileOf(householdId), adultId));
    expect(refusal).toMatch(/^Le projet de Noé a déjà été complété/);
    expect(await Candidate.countDocuments({ householdId })).toBe(2);
  });

  it("stays a candidate, and is no adult besides, when something is recorded at that very moment", async () => {
    const before = await opened();
    await withdrawCandidate(user, before, adultId);
    await Candidate.updateOne({ _id: adultId }, { $inc: { version: 1 } });
    await removeCandidate({ householdId, candidateId: adultId });

    expect(await fileOf(householdId)).toMatchObject({
      adults: [],
      formerAdults: [{ id: adultId }],
      relations: before.relations,
      heads: [{ firstName: "Élodie" }, { firstName: "Noé" }],
    });
  });

  it("is never the one who asked first", async () => {
    const { _id } = await candidateOf(householdId);
    expect(await refusalOf(withdrawCandidate(user, await fileOf(householdId), _id))).toBe(404);
  });

  it("stays away when the follow-up that made them comes late, or comes twice", async () => {
    await opened();
    const told = {
      householdId,
      candidateId: adultId,
      firstName: "Noé",
      lastName: "Marchetti",
      kind: "doctor",
    } as const;
    await makeCandidate(user, told);
    await removeCandidate({ householdId, candidateId: adultId });
    expect(await Candidate.countDocuments({ householdId })).toBe(2);

    await withdrawCandidate(user, await fileOf(householdId), adultId);
    await settle();
    await makeCandidate(user, told);
    expect(await Candidate.countDocuments({ householdId })).toBe(1);
  });
});

it("opens and withdraws by the page of the household, which says why it refuses", async () => {
  const page = "_staff.households.$id.candidate.tsx";
  const address = `/households/${householdId}/candidate`;
  const shown = await callRoute(page, user, `${address}?adult=${adultId}`);
  expect(shown.body).toContain("Marchetti");
  expect((await callRoute(page, user, address)).body).not.toContain("77 00 11 22");
  const refused = await callRoute(page, user, address, { intent: "open", adultId, lastName: "Marchetti" });
  expect(refused).toMatchObject({ status: 400, body: expect.stringContaining("Choisissez une situation") });
  const form = { intent: "open", adultId, lastName: "Marchetti", kind: "doctor" };
  expect(await callRoute(page, user, address, form)).toMatchObject({
    location: `/candidates/${adultId}/edit`,
  });
  const back = await callRoute(page, user, address, { intent: "withdraw", candidateId: adultId });
  expect(back.location).toBe(`/households/${householdId}/family`);
  const recruiter = await createUser("recruteur", { partnerId: "structure" });
  expect((await callRoute(page, recruiter, address, form)).status).toBe(403);
});

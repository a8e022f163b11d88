import { beforeEach, describe, expect, it } from "vitest";
import { Programme } from "#models/programme";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, mailsOf, refusalOf } from "#tests/factories/files";
import { createIntern } from "#tests/factories/placements";
import {
  createExampleProgramme,
  createScholarship,
  createSession,
  scholarshipAt,
  scholarshipOf,
} from "#tests/factories/scholarships";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { offerProgramme, prepareVersion } from "~/features/programmes/programmes.commands.server";
import {
  decideScholarship,
  putOnAgenda,
  takeBackDecision,
} from "~/features/scholarships/panel-decisions.commands.server";
import { notePresence } from "~/features/scholarships/panel-sessions.commands.server";
import { papersLetter } from "~/features/scholarships/paper-letters.server";
import { openScholarship } from "~/features/scholarships/scholarship-opening.commands.server";
import {
  acceptPaper,
  receivePaper,
  refusePaper,
  reviewPaper,
} from "~/features/scholarships/scholarship-papers.commands.server";
import { updateRequest } from "~/features/scholarships/scholarship-review.commands.server";
import {
  closeScholarship,
  moveScholarship,
  reopenScholarship,
  takeBackMove,
} from "~/features/scholarships/scholarship-stages.commands.server";
import { stageRefusal } from "~/features/scholarships/stage-conditions";
import { NEXT_SCHOLARSHIP_STAGES, SCHOLARSHIP_STAGES } from "~/vocabulary/scholarship-states";
import { valuesOf } from "~/vocabulary/words";

let user: User;

beforeEach(async () => {
  user = await createUser("referent");
});

describe("opening a scholarship", () => {
  it("takes the terms in force the day it was asked, with the papers they ask for", async () => {
    const { stage, papers, isOpen, nextOn, name } = await createScholarship(user, { askedOn: "2026-05-01" });
    expect({ stage, isOpen, nextOn, name }).toEqual({
      ...{ stage: "requested", isOpen: true, nextOn: "2026-05-26", name: "CARON Élodie" },
    });
    expect(papers.map(({ state }) => state)).toEqual(["missing", "missing", "missing"]);
    expect(await Task.findOne({ state: "open", dueOn: "2026-05-26" }).lean()).toMatchObject({
      label: expect.stringContaining("relancer les pièces de la bourse"),
      track: "professional",
    });
    expect(await countAudited("scholarship.opened")).toBe(1);
  });

  it("refuses a second open one of the same programme for the same person", async () => {
    const { candidateId, programmeId } = await createScholarship(user);
    expect(await refusalOf(createScholarship(user, { candidateId, programmeId }))).toMatch(/déjà ouverte/);
    const other = await createExampleProgramme(user, "vienne", "Bourse de la Vienne");
    expect((await createScholarship(user, { candidateId, programmeId: other })).isOpen).toBe(true);
  });

  it("refuses a programme that is not offered, and a day before its first terms", async () => {
    const programmeId = await createExampleProgramme(user);
    const { _id: candidateId } = await createIntern(user);
    const request = { candidateId, programmeId, year: "intern-1" as const };
    expect(await refusalOf(openScholarship(user, { ...request, askedOn: "2025-12-31" }))).toMatch(
      /pas de termes en vigueur/,
    );
    await offerProgramme(user, programmeId, false);
    expect(await refusalOf(openScholarship(user, { ...request, askedOn: "2026-05-01" }))).toMatch(
      /plus proposé/,
    );
  });
});

describe("the papers of a request", () => {
  it("are received, accepted, and complete the file only when all are accepted", async () => {
    const { _id, papers } = await createScholarship(user);
    const [first] = papers;
    await receivePaper(user, _id, { key: first?.key ?? "", documentId: "file" });
    await acceptPaper(user, _id, first?.key ?? "");
    const refusal = await refusalOf(moveScholarship(user, _id, { from: "requested", to: "complete" }));
    expect(refusal).toBe(
      "Il manque des pièces vérifiées\u00A0: Certificat de scolarité ou d’inscription et Lettre de motivation.",
    );
    for (const { key } of papers.slice(1)) await acceptPaper(user, _id, key);
    await moveScholarship(user, _id, { from: "requested", to: "complete" });
    const { stage, papers: accepted } = await scholarshipOf(_id);
    expect([stage, accepted[0]]).toMatchObject(["complete", { documentId: "file", checkedBy: user.name }]);
  });

  it("are asked again by a letter that says why, and the file is complete no more", async () => {
    const scholarship = await scholarshipAt(user, "complete");
    const [{ key } = { key: "" }] = scholarship.papers;
    const asked = { papers: ["Pièce d’identité"], reason: "Elle est périmée." };
    const effects = await papersLetter(user, scholarship, asked);
    await refusePaper(user, scholarship._id, { key, reason: asked.reason, effects });
    const after = await scholarshipOf(scholarship._id);
    expect([after.stage, after.papers[0]?.state]).toEqual(["requested", "refused"]);
    expect((await mailsOf("scholarship-papers"))[0]).toMatchObject({
      to: "caron@internes.example",
      mailClass: "bureau",
      params: { reason: "Elle est périmée.", link: { purpose: "tracking" } },
    });
  });

  it("are to be looked at again, or awaited, when it is taken back that one is in order", async () => {
    const { _id, papers } = await scholarshipAt(user, "complete");
    const [first, second] = papers.map(({ key }) => key);
    await Scholarship.updateOne({ _id }, { $set: { "papers.0.documentId": "file" } });
    await reviewPaper(user, _id, first ?? "");
    await reviewPaper(user, _id, second ?? "");
    const after = await scholarshipOf(_id);
    expect(after.stage).toBe("requested");
    expect(after.papers[0]).toMatchObject({ state: "received", documentId: "file" });
    expect(after.papers[1]).toEqual({ key: second, state: "missing" });
    for (const key of [first, second]) await acceptPaper(user, _id, key ?? "");
    await moveScholarship(user, _id, { from: "requested", to: "complete" });
    await moveScholarship(user, _id, { from: "complete", to: "review" });
    expect(await refusalOf(reviewPaper(user, _id, first ?? ""))).toMatch(/instruction a commencé/);
  });

  it("refuses a paper nobody asked for, one accepted already, and any once the request is closed", async () => {
    const { _id, papers } = await createScholarship(user);
    const key = papers[0]?.key ?? "";
    expect(await refusalOf(receivePaper(user, _id, { key: "other", documentId: "f" }))).toMatch(
      /pas demandée/,
    );
    await acceptPaper(user, _id, key);
    expect(await refusalOf(receivePaper(user, _id, { key, documentId: "f" }))).toMatch(/déjà vérifiée/);
    await closeScholarship(user, _id, { reason: "withdrawn" });
    expect(await refusalOf(acceptPaper(user, _id, papers[1]?.key ?? ""))).toMatch(/close/);
  });
});

describe("the panel", () => {
  it("hears a scholarship whose review is written, at the next session to come", async () => {
    const { _id } = await scholarshipAt(user, "review");
    const move = { from: "review", to: "panel" } as const;
    expect(await refusalOf(moveScholarship(user, _id, move))).toMatch(/Écrivez d’abord l’instruction/);
    await updateRequest(user, _id, {}, { assessment: "Trois stages ici." });
    expect(await refusalOf(moveScholarship(user, _id, move))).toMatch(/Aucune séance/);
    const sessionId = await createSession(user, "2026-06-15");
    await createSession(user, "2026-07-15");
    await moveScholarship(user, _id, move);
    expect(await scholarshipOf(_id)).toMatchObject({ panel: { sessionId }, nextOn: "2026-06-15" });
    expect(await Task.findOne({ state: "open" }).lean()).toMatchObject({ dueOn: "2026-06-12" });
  });

  it("grants on frozen terms, whatever the programme becomes", async () => {
    const { _id, programmeId, versionId } = await scholarshipAt(user, "panel");
    await decide(_id, "granted");
    const { stage, terms, panel } = await scholarshipOf(_id);
    expect({ stage, panel }).toMatchObject({
      stage: "agreement",
      panel: { result: "granted", actNumber: "12" },
    });
    expect(terms).toMatchObject({ id: versionId, usedAt: expect.any(Date) });
    const before = await Scholarship.findById(_id, { terms: 1 }).lean();
    await prepareVersion(user, programmeId, { fromVersionId: versionId, fromOn: "2026-09-01" });
    expect(await Scholarship.findById(_id, { terms: 1 }).lean()).toEqual(before);
    expect(await Programme.countDocuments({ "versions.usedAt": { $exists: true } })).toBe(1);
  });

  it("refuses with its act, which closes; puts off, which is reviewed again; and each is taken back", async () => {
    const { _id } = await scholarshipAt(user, "panel");
    await decide(_id, "postponed");
    expect(await scholarshipOf(_id)).toMatchObject({ stage: "review", postponed: [{ result: "postponed" }] });
    await takeBackDecision(user, _id);
    expect(await scholarshipOf(_id)).toMatchObject({ stage: "panel", postponed: [] });
    await decide(_id, "refused");
    expect(await scholarshipOf(_id)).toMatchObject({
      ...{ stage: "closed", isOpen: false, end: { reason: "refused", on: "2026-05-12" } },
    });
    await takeBackDecision(user, _id);
    const { stage, isOpen, end, panel } = await scholarshipOf(_id);
    expect({ stage, isOpen, end, result: panel?.result }).toEqual({ stage: "panel", isOpen: true });
  });

  it.each([
    [{ votes: { for: 2, against: 1, abstained: 0 } }, /3 voix pour 2 membres présents/],
    [{ actNumber: undefined }, /numéro de l’acte/],
    [{ on: "2026-05-11" }, /ne peut pas précéder la séance/],
  ])("refuses a decision with %o", async (wrong, sentence) => {
    const { _id } = await scholarshipAt(user, "panel");
    expect(await refusalOf(decide(_id, "granted", wrong))).toMatch(sentence);
  });

  it("decides nothing before its day, nor before somebody is present", async () => {
    const { _id } = await scholarshipAt(user, "panel");
    const later = await createSession(user, "2026-06-15");
    await putOnAgenda(user, _id, later);
    expect(await refusalOf(decide(_id, "granted"))).toMatch(/a lieu le 15\sjuin\s2026/);
    setClock(new Date("2026-06-16T08:00:00Z"));
    await notePresence(user, later, []);
    expect(await refusalOf(decide(_id, "granted"))).toMatch(/qui est présent/);
  });
});

describe("what a programme excludes", () => {
  it("is refused at the agreement with its source, unless the team writes why", async () => {
    const programmeId = await createExampleProgramme(user, "study-allowance");
    const { _id } = await scholarshipAt(user, "panel", { programmeId, heldSchemes: ["cesp"] });
    expect(await refusalOf(decide(_id, "granted"))).toMatch(
      /CESP.*depuis le 16\sjanvier\s2026 \(décret n°\s2026-4/,
    );
    await updateRequest(user, _id, {}, { exclusionReason: "Le CESP a pris fin en mars." });
    await decide(_id, "granted");
    expect((await scholarshipOf(_id)).stage).toBe("agreement");
  });

  it("does not count before the day it took effect", async () => {
    const programmeId = await createExampleProgramme(user, "study-allowance");
    const scholarship = { programmeId, heldSchemes: ["cesp" as const], askedOn: "2026-01-10" };
    const { _id } = await scholarshipAt(user, "panel", scholarship);
    await decide(_id, "granted");
    expect((await scholarshipOf(_id)).stage).toBe("agreement");
  });
});

describe("going from a stage to another", () => {
  const stages = valuesOf(SCHOLARSHIP_STAGES);
  const pairs = stages.flatMap((from) =>
    stages.filter((to) => !NEXT_SCHOLARSHIP_STAGES[from].includes(to)).map((to) => ({ from, to })),
  );

  it("is refused in words for every pair that does not follow", async () => {
    const { _id } = await createScholarship(user);
    for (const { from, to } of pairs) {
      if (to === "closed" || from === "closed") continue;
      await Scholarship.updateOne({ _id }, { $set: { stage: from } });
      expect(await refusalOf(moveScholarship(user, _id, { from, to }))).toMatch(/ne peut pas passer à/);
      expect((await scholarshipOf(_id)).stage).toBe(from);
    }
  });

  it("asks each stage for what makes it true", async () => {
    const bare = await createScholarship(user);
    const ground = { today: "2026-05-12", papers: new Map<string, string>(), excluded: [] };
    const refusals = (from: ScholarshipRecord["stage"]) =>
      NEXT_SCHOLARSHIP_STAGES[from].filter((to) => stageRefusal({ ...bare, stage: from }, to, ground));
    expect(Object.fromEntries(stages.map((from) => [from, refusals(from)]))).toEqual({
      ...{ requested: ["complete"], complete: [], review: ["panel"], panel: ["agreement"] },
      ...{ agreement: ["paying"], paying: ["obligation", "breached"], obligation: ["settled", "breached"] },
      ...{ settled: [], breached: ["repaying", "settled"], repaying: [], closed: [] },
    });
  });

  it("is taken back, whatever follows what", async () => {
    const { _id } = await scholarshipAt(user, "agreement");
    await Scholarship.updateOne({ _id }, { $set: { signedAt: new Date() } });
    await moveScholarship(user, _id, { from: "agreement", to: "paying" });
    await takeBackMove(user, _id, { from: "paying", to: "agreement" });
    expect((await scholarshipOf(_id)).stage).toBe("agreement");
    expect(await refusalOf(takeBackMove(user, _id, { from: "paying", to: "agreement" }))).toMatch(
      /Rechargez/,
    );
  });

  it("ends without sequel for a reason, and is opened again where it was", async () => {
    const { _id, candidateId, programmeId } = await scholarshipAt(user, "review");
    expect(await refusalOf(moveScholarship(user, _id, { from: "review", to: "closed" }))).toMatch(/pourquoi/);
    await closeScholarship(user, _id, { reason: "withdrawn", words: "Part à Lyon." });
    expect(await scholarshipOf(_id)).toMatchObject({
      stage: "closed",
      isOpen: false,
      end: { words: "Part à Lyon." },
    });
    expect(await Task.countDocuments({ scholarshipId: _id, state: "open" })).toBe(0);
    await reopenScholarship(user, _id);
    expect((await scholarshipOf(_id)).stage).toBe("review");
    await closeScholarship(user, _id, { reason: "withdrawn" });
    await createScholarship(user, { candidateId, programmeId });
    expect(await refusalOf(reopenScholarship(user, _id))).toMatch(/déjà ouverte/);
  });
});

async function decide(
  id: string,
  result: "granted" | "refused" | "postponed",
  wrong: Partial<Parameters<typeof decideScholarship>[2]> = {},
): Promise<void> {
  const votes = { for: 2, against: 0, abstained: 0 };
  await decideScholarship(user, id, { result, votes, actNumber: "12", ...wrong });
}

import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import { Counter } from "#models/counter";
import { Erasure, type ErasureRecord } from "#models/erasure";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { ImportRow } from "#models/import-row";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Restructuring } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import { SavedView } from "#models/saved-view";
import { Submission } from "#models/submission";
import { VisitDay } from "#models/visit-day";
import { createUser } from "#tests/factories/accounts";
import {
  CANDIDATE_MARKERS,
  everyByte,
  type Family,
  HOUSEHOLD_MARKERS,
  plantFamily,
  SPOUSE_MARKERS,
} from "#tests/factories/families";
import { countAudited, fileOf, mailsOf, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import { createDay, visitTold } from "#tests/factories/visits-told";
import type { User } from "~/core/auth/actor";
import { ALL_MODELS } from "~/core/db/models.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { linkToken } from "~/core/links.server";
import { PLACES } from "~/features/privacy/erasure-places.server";
import { ERASURE_REACH } from "~/features/privacy/erasure-reach";
import { eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import {
  askErasure,
  confirmDeletion,
  dismissErasure,
  resumeErasures,
  runErasure,
} from "~/features/privacy/erasures.commands.server";
import { getDeletion, getErasurePage, listErasures } from "~/features/privacy/erasures.queries.server";
import { countEverything } from "~/features/reports/counting.commands.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";
import { COLLECTIONS } from "~/vocabulary/collections";

const ASKED = { askedBy: "person", means: "phone", askedOn: "2026-05-11" } as const;
const ALL = [...CANDIDATE_MARKERS, ...SPOUSE_MARKERS, ...HOUSEHOLD_MARKERS];

let team: User;
let dpo: User;
let family: Family;

beforeEach(async () => {
  [team, dpo] = [await createUser(), await createUser("dpo")];
  family = await plantFamily(team);
});

it("says what becomes of every collection of the base", () => {
  expect(Object.keys(ERASURE_REACH).sort()).toEqual(Object.keys(COLLECTIONS).sort());
  const missing = ALL_MODELS.map(({ collection }) => collection.name).filter(
    (name) => !(name in ERASURE_REACH),
  );
  expect(missing).toEqual([]);
});

it("reaches every place it says it reaches", () => {
  const code = ["places", "intern-places", "scholarships", "traces"].map((part) =>
    readFileSync(`app/features/privacy/erasure-${part}.server.ts`, "utf8"),
  );
  const touched = ALL_MODELS.filter(({ modelName }) =>
    new RegExp(`\\b${modelName}\\b[,.]`).test(code.join()),
  );
  const said = Object.entries(ERASURE_REACH).flatMap(([name, { fate }]) => (fate === "kept" ? [] : [name]));
  expect([...touched.map(({ collection }) => collection.name), "files.files"].sort()).toEqual(said.sort());
});

it("finds by an index whatever grows, in the file and out of it", async () => {
  const scopes = [
    await getErasureScope(family.householdId),
    await getErasureScope(family.householdId, family.spouseId),
  ];
  const scanned = new Set<string>();
  for (const scope of scopes) {
    for (const { model, erased, emptied } of PLACES) {
      for (const filter of [erased?.(scope), emptied?.(scope)]) {
        const plan = filter && (await model.collection.find(filter as never).explain("queryPlanner"));
        if (JSON.stringify(plan?.queryPlanner.winningPlan ?? "").includes("COLLSCAN"))
          scanned.add(model.collection.name);
      }
    }
  }
  expect([...scanned].sort()).toEqual(["accounts", "imports", "saved-views"]);
});

describe("the erasure of a file", () => {
  it("leaves no word of the family in any collection, nor in the files", async () => {
    const before = await everyByte();
    for (const marker of ALL) expect(before, marker).toContain(marker);
    await erase();
    const after = await everyByte();
    for (const marker of [...ALL, "zqs-born", "0677001122", "0677003344"])
      expect(after, marker).not.toContain(marker);
    expect(await Household.countDocuments()).toBe(0);
  });

  it("leaves everybody else as they were", async () => {
    const other = await createFile(team, {
      lastName: "Lagarde",
      email: "zoe@x.example",
      phone: "06 98 76 54 32",
    });
    await settle();
    const [file, steps] = [await fileOf(other), await RestructuringStep.countDocuments()];
    await erase();
    expect(await fileOf(other)).toEqual(file);
    expect(await RestructuringStep.countDocuments()).toBe(steps - 1);
    expect(await ImportRow.find({}, { cells: 1 }).lean()).toMatchObject([
      { cells: ["Dupont", "Anne", "", ""] },
    ]);
    expect(await SavedView.findOne({}).lean()).toMatchObject({ name: "[effacé]", search: "vue=all" });
  });

  it("keeps the proof of what was agreed, withdrawn and without a name", async () => {
    await erase();
    const consents = await Consent.find({}).lean();
    expect(consents.length).toBeGreaterThan(0);
    for (const consent of consents) expect(consent.withdrawnAt).toBeInstanceOf(Date);
  });

  it("is proved by a date and counts, audited, its own scope forgotten", async () => {
    const erasure = await erase();
    expect(erasure).toMatchObject({
      state: "done",
      isOpen: false,
      startedBy: dpo.id,
      doneAt: expect.any(Date),
    });
    expect(erasure.scope).toBeUndefined();
    const counts = Object.fromEntries(erasure.counts.map(({ place, erased }) => [place, erased]));
    expect(counts).toMatchObject({
      households: 1,
      candidates: 1,
      "hand-offs": 1,
      "import-rows": 1,
      documents: 1,
    });
    expect(await countAudited("erasure.done", erasure._id)).toBe(1);
  });

  it("asks each partner who received something to delete it, once, without a name", async () => {
    const erasure = await erase();
    expect(erasure.partners).toMatchObject([
      { partnerName: "Agence des Deux Ponts", to: "paul.roques@deux-ponts.example" },
    ]);
    const [letter, ...more] = await mailsOf("deletion-request");
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      to: "paul.roques@deux-ponts.example",
      mailClass: "bureau",
      state: "waiting",
    });
    expect(letter?.params).toMatchObject({
      items: [{ what: "une recherche de logement", on: "2026-05-12" }],
    });
  });

  it("does not ask twice what was asked when it was taken back, whose link still answers", async () => {
    const to = "paul.roques@deux-ponts.example";
    const deletion = { id: newId(), to, askedAt: new Date("2026-05-12T09:00:00Z") };
    await HandOff.updateOne({ _id: family.handOffId }, { $set: { deletions: [deletion] } });
    await Mail.updateMany(
      { sentAt: { $exists: true } },
      { $set: { sentAt: new Date("2026-05-11T09:00:00Z") } },
    );
    const { partners } = await erase();
    expect(partners).toMatchObject([{ id: deletion.id, to, askedOn: "2026-05-12" }]);
    expect(await mailsOf("deletion-request")).toEqual([]);
    const token = linkToken({ purpose: "deletion", id: deletion.id, version: 1 });
    expect(await getDeletion(token)).toMatchObject({ partner: { id: deletion.id } });
  });

  it("asks nothing of a partner whose letter never left", async () => {
    await Mail.updateMany({}, { $unset: { sentAt: 1 } });
    expect((await erase()).partners).toEqual([]);
    expect(await mailsOf("deletion-request")).toEqual([]);
  });

  it("keeps what a partner says, once", async () => {
    const erasure = await erase();
    const id = erasure.partners[0]?.id ?? "";
    await confirmDeletion(dpo, erasure, id, "team");
    await confirmDeletion(dpo, await reload(erasure._id), id, "link");
    expect((await reload(erasure._id)).partners).toMatchObject([{ deletedOn: "2026-05-12", toldBy: "team" }]);
    expect(await countAudited("erasure.partner-deleted")).toBe(1);
  });

  it("leaves the figures as they were, counted again", async () => {
    await Candidate.updateOne(
      { _id: family.candidateId },
      {
        $set: {
          "journeys.0.exit": {
            reason: "elsewhere",
            decidedBy: "person",
            at: new Date("2026-05-12T08:00:00Z"),
          },
        },
      },
    );
    const before = await flows();
    expect(before).not.toEqual([]);
    await erase();
    expect(await flows()).toEqual(before);
  });

  it("reaches the files merged into it, and what would undo the merge", async () => {
    const gone = await createFile(team, {
      firstName: "zqc-first",
      lastName: "zqc-other",
      email: "zqc-o@x.example",
    });
    await settle();
    await mergeFiles(team, family.householdId, gone, { choices: {}, sameIds: [] });
    await erase();
    expect(await everyByte()).not.toMatch(/zqc-|zqs-|zqh-/);
    expect(await Restructuring.countDocuments({ kind: "merge" })).toBe(0);
  });

  it("is taken up again where a stop cut it short", async () => {
    const id = await askErasure(team, family.householdId, asking());
    const scope = await getErasureScope(family.householdId);
    await Household.deleteMany({ _id: family.householdId });
    await Erasure.updateOne({ _id: id }, { state: "running", startedBy: dpo.id, scope });
    expect(await resumeErasures()).toBe(1);
    expect(await reload(id)).toMatchObject({ state: "done" });
    expect(await everyByte()).not.toMatch(/zqc-|zqs-|zqh-/);
  });
});

describe("the erasure of one adult", () => {
  it("erases the candidate and leaves the other adult and the household", async () => {
    await erase(family.candidateId);
    const after = await everyByte();
    for (const marker of [...CANDIDATE_MARKERS, "0677001122"]) expect(after, marker).not.toContain(marker);
    for (const marker of [...SPOUSE_MARKERS, ...HOUSEHOLD_MARKERS]) expect(after, marker).toContain(marker);
    expect(await fileOf(family.householdId)).toMatchObject({ title: "zqs-last", heads: [], adults: [{}] });
    expect(await HandOff.countDocuments()).toBe(0);
  });

  it("erases the spouse and leaves the candidate and the household", async () => {
    await erase(family.spouseId);
    const after = await everyByte();
    for (const marker of [...SPOUSE_MARKERS, "zqs-born", "0677003344"])
      expect(after, marker).not.toContain(marker);
    for (const marker of [...CANDIDATE_MARKERS, ...HOUSEHOLD_MARKERS])
      expect(after, marker).toContain(marker);
    const file = await fileOf(family.householdId);
    expect(file).toMatchObject({ title: "zqc-last", adults: [], confidences: [], relations: [] });
    expect(file.nextAction?.label).toBe("zqh-action avec zqc-first et [effacé]");
  });

  it("keeps how a hand-off ended, without whoever said it nor their words", async () => {
    const said = { side: "family", said: "nothing", note: "zqs-note", origin: "link", at: new Date() };
    const outcomes = [{ ...said, memberId: family.spouseId, by: "zqs-first" }];
    await HandOff.updateOne({ _id: family.handOffId }, { $set: { outcomes } });
    await erase(family.spouseId);
    const [left] = (await HandOff.findById(family.handOffId).lean())?.outcomes ?? [];
    expect(left).toEqual({ side: "family", said: "nothing", origin: "link", at: expect.any(Date) });
  });

  it("leaves in a need neither what they thought of a visit, nor their name in what is told of it", async () => {
    const { householdId, candidateId, spouseId } = family;
    const named = { host: "zqs-first", place: "zqh-place", note: "zqs-last passe devant" };
    const visits = [visitTold(spouseId, named, "Trop sombre."), visitTold(candidateId, {}, "Très clair.")];
    const outcome = { said: "done", on: "2026-05-02", note: "zqs-first est content", at: new Date() };
    await Need.updateOne({ householdId, kind: "housing" }, { visits, outcome });
    await erase(spouseId);
    const need = await Need.findOne({ householdId, kind: "housing" }).lean();
    expect(need?.visits).toMatchObject([
      { host: "[effacé]", place: "zqh-place", note: "[effacé] passe devant", feedback: [] },
      { feedback: [{ memberId: candidateId, note: "Très clair." }] },
    ]);
    expect(need?.outcome?.note).toBe("[effacé] est content");
  });

  it("reaches their link and their answers in the visit days of a file they left", async () => {
    const { householdId, spouseId } = family;
    const day = await createDay(householdId, spouseId, "Le marché");
    const { newId: left } = await splitFile(team, householdId, {
      ...{ people: [spouseId], children: new Map(), items: [], referentId: team.id },
      ...{ label: "Reprendre contact", dueOn: "2100-01-04" },
    });
    await eraseEverywhere(await getErasureScope(left));
    expect(await VisitDay.findById(day).lean()).toMatchObject({
      title: "Découvrir Figeac",
      readers: [],
      feedback: [],
    });
  });

  it("leaves nobody to be answered who is gone", async () => {
    const action = { label: "Répondre à zqs-first", ownerId: team.id, dueOn: "2026-05-13", origin: "answer" };
    await Household.updateOne({ _id: family.householdId }, { $set: { nextAction: action } });
    await erase(family.spouseId);
    const { nextAction } = await fileOf(family.householdId);
    expect(nextAction).toMatchObject({ label: "Faire le point avec le foyer", ownerId: team.id });
  });

  it("leaves whole the address of whoever stays, though it holds the name that goes", async () => {
    const email = "le-foyer.zqs-last@courriel.example";
    await Candidate.updateOne({ _id: family.candidateId }, { $set: { emails: [email] } });
    await Submission.updateMany({ householdId: family.householdId }, { $set: { "interest.email": email } });
    await erase(family.spouseId);
    expect(await Submission.findOne({ householdId: family.householdId }).lean()).toMatchObject({
      interest: { email },
    });
  });

  it("refuses the only adult of a file", async () => {
    await erase(family.spouseId);
    const asked = asking(family.candidateId);
    expect(await refusalOf(askErasure(team, family.householdId, asked))).toMatch(/effacez le dossier entier/);
  });
});

describe("a request", () => {
  it("is recorded once, told by the file, and erases nothing", async () => {
    const id = await askErasure(team, family.householdId, asking());
    expect(await refusalOf(askErasure(team, family.householdId, asking()))).toMatch(/déjà demandé/);
    expect(await reload(id)).toMatchObject({
      state: "asked",
      askedBy: "person",
      means: "phone",
      recordedBy: team.id,
    });
    expect(await countAudited("erasure.asked", id)).toBe(1);
    expect(await Household.countDocuments()).toBe(1);
  });

  it("is refused for a file or an adult that is not there, and for a day to come", async () => {
    expect(await refusalOf(askErasure(team, "nowhere", ASKED))).toBe(404);
    expect(await refusalOf(askErasure(team, family.householdId, asking("x")))).toBe(404);
    const late = { ...asking(), askedOn: "2026-05-13" };
    expect(await refusalOf(askErasure(team, family.householdId, late))).toMatch(/à venir/);
  });

  it("is of whoever asks: nobody is erased alone at the request of another", async () => {
    const { requesterId: _requesterId, ...byNobody } = asking();
    expect(await refusalOf(askErasure(team, family.householdId, byNobody))).toMatch(/quel adulte/);
    const byOther = { ...asking(family.spouseId), requesterId: family.candidateId };
    expect(await refusalOf(askErasure(team, family.householdId, byOther))).toMatch(/propre demande/);
  });

  it("is closed when whoever asked is erased: it does not fall on the other adult", async () => {
    const whole = await askErasure(team, family.householdId, asking());
    const line = {
      who: "Tout le dossier\u00A0: zqc-first zqc-last et zqs-first zqs-last",
      dueOn: "2026-06-11",
    };
    const own = await askErasure(team, family.householdId, asking(family.candidateId));
    expect((await listErasures(1, "waiting")).rows).toMatchObject([
      line,
      { who: "zqc-first zqc-last, seul·e" },
    ]);
    await runErasure(dpo, await reload(own), "effacer");
    expect(await reload(whole)).toMatchObject({ state: "dismissed", dismissal: { reason: "asker-gone" } });
    expect(await getErasurePage(whole)).toMatchObject({
      asked: expect.stringContaining("par une personne qui n’est plus au dossier"),
    });
    const theirs = await askErasure(team, family.householdId, asking(undefined, family.spouseId));
    expect((await reload(theirs)).state).toBe("asked");
  });

  it("runs only with the word, and once", async () => {
    const id = await askErasure(team, family.householdId, asking());
    expect(await refusalOf(runErasure(dpo, await reload(id), "oui"))).toMatch(/effacer/);
    await runErasure(dpo, await reload(id), " Effacer ");
    expect(await refusalOf(runErasure(dpo, await reload(id), "effacer"))).toBe(404);
  });

  it("is closed without erasing, for a reason, and may be made again", async () => {
    const id = await askErasure(team, family.householdId, asking());
    await dismissErasure(dpo, await reload(id), "withdrawn");
    expect(await reload(id)).toMatchObject({
      state: "dismissed",
      dismissal: { reason: "withdrawn", by: dpo.id },
    });
    expect(await refusalOf(dismissErasure(dpo, await reload(id), "legal"))).toMatch(/déjà close/);
    await askErasure(team, family.householdId, asking());
    expect(await Household.countDocuments()).toBe(1);
  });
});

/** Somebody alone, at their own request; or all of the file, at the candidate’s. */
function asking(memberId?: string, requesterId = memberId ?? family.candidateId) {
  return { ...ASKED, memberId, requesterId };
}

async function erase(memberId?: string): Promise<ErasureRecord> {
  const id = await askErasure(team, family.householdId, asking(memberId));
  await runErasure(dpo, await reload(id), "effacer");
  return reload(id);
}

async function reload(id: string): Promise<ErasureRecord> {
  await settle();
  const erasure = await Erasure.findById(id).lean<ErasureRecord>();
  if (!erasure) throw new Error(`no erasure ${id}`);
  return erasure;
}

/** The figures of every day, counted again. */
async function flows() {
  await countEverything();
  const days = await Counter.find({}, { flow: 1 }).sort({ _id: 1 }).lean();
  return days.map(({ _id, flow }) => ({
    _id,
    flow: flow.map(({ measure, key, count }) => `${measure} ${key} ${count}`).sort(),
  }));
}

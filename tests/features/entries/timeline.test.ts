import { beforeEach, describe, expect, it } from "vitest";
import { Account } from "#models/account";
import { Entry } from "#models/entry";
import { Notice } from "#models/notice";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { recordObstacle, updateProject } from "~/features/candidates/candidate-project.commands.server";
import { projectOf } from "~/features/candidates/project-fields";
import { deleteEntry, restoreEntry } from "~/features/entries/entries.commands.server";
import { listEntries, timelineFilterOf } from "~/features/entries/entries.queries.server";
import { mentionsIn } from "~/features/entries/mentions";
import { recordCall } from "~/features/file/file.commands.server";
import { getFile } from "~/features/file/file.queries.server";
import { writeNote } from "~/features/file/file-notes.commands.server";
import { getPromiseOffer } from "~/features/file/file-promises.queries.server";
import { restoreChange } from "~/features/file/file-restore.commands.server";
import { getAnswered } from "~/features/file/file-timeline.queries.server";
import { noteArrival } from "~/features/households/household-arrival.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { assignReferent } from "~/features/households/households.commands.server";

const FILE = "_staff.households.$id._index.tsx";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

describe("the filters of the timeline", () => {
  it("combine kind, project and person, from the address", async () => {
    const { _id: memberId } = await candidateOf(householdId);
    await note("Sur elle", { memberId });
    await note("Sur le foyer");
    await note("Sur place", { memberId, visitOn: "2026-05-20" });
    await edit({ hours: "le soir" });
    const quotes = async (address: string) =>
      (await listEntries(householdId, timelineFilterOf(new URLSearchParams(address)))).entries.map(
        ({ quote, text }) => quote ?? text,
      );
    expect(await quotes("fil=notes")).toEqual(["Sur le foyer", "Sur elle"]);
    expect(await quotes(`fil=notes&personne=${memberId}`)).toEqual(["Sur elle"]);
    expect(await quotes("fil=visits")).toEqual(["Sur place"]);
    expect(await quotes("volet=professional")).toEqual(["Projet précisé."]);
    expect(await quotes(`volet=family&personne=${memberId}`)).toEqual(["Sur place", "Sur elle"]);
    expect((await quotes("fil=inconnu&volet=rien")).length).toBeGreaterThan(4);
  });

  it("uses an index for each", async () => {
    const plan = await Entry.find({ householdId, track: "family", memberId: "m" }).sort({ at: -1 }).explain();
    expect(JSON.stringify(plan)).toContain("IXSCAN");
    expect(JSON.stringify(plan)).not.toContain("COLLSCAN");
  });

  it("refuses to note something about somebody who is not of the household", async () => {
    expect(await refusalOf(note("x", { memberId: "nobody" }))).toMatch(/n’est plus dans le foyer/);
  });
});

describe("a change", () => {
  it("says what it was, what it is, by whom, on which project", async () => {
    await edit({ hours: "le soir" });
    expect(await lastChange()).toMatchObject({
      track: "professional",
      authorName: user.name,
      changes: [{ label: "Quand appeler", before: "", after: "le soir", field: "hours" }],
    });
  });

  it("is put back by the command that made it", async () => {
    await edit({ lastName: "Carton" });
    await restore("lastName");
    expect(await candidateOf(householdId)).toMatchObject({ lastName: "Caron" });
    expect((await fileOf(householdId)).title).toBe("Caron");
    expect((await lastChange()).changes).toMatchObject([{ before: "Carton", after: "Caron" }]);
  });

  it("put back, empties a field that was empty", async () => {
    await edit({ hours: "le soir" });
    await restore("hours");
    expect((await candidateOf(householdId)).hours).toBeUndefined();
  });

  it("is not put back once the value changed again, nor twice", async () => {
    await edit({ hours: "le soir" });
    const { _id: entryId } = await lastChange();
    await edit({ hours: "le matin" });
    const again = async () => restoreChange(user, await fileOf(householdId), { entryId, field: "hours" });
    expect(await refusalOf(again())).toMatch(/a encore changé depuis/);
    await edit({ hours: undefined });
    expect(await refusalOf(again())).toMatch(/déjà la valeur enregistrée/);
  });

  it("of the obstacles is told and put back", async () => {
    await recordObstacle(user, await candidateOf(householdId), {
      kind: "other",
      state: "open",
      remedy: "Prêt",
    });
    expect((await lastChange()).changes).toMatchObject([
      { label: "Freins", after: "Autre frein (Prêt, à lever)" },
    ]);
    await restore("obstacles");
    expect((await candidateOf(householdId)).obstacles).toEqual([]);
  });

  it("of the family stays on its project, and is put back", async () => {
    await recordFamily(user, householdId, {
      adults: [],
      children: [{ firstName: "Inès", birthMonth: "2019-04" }],
    });
    expect(await lastChange()).toMatchObject({
      track: "family",
      changes: [{ label: "Enfants", before: "", after: "Inès, avril 2019" }],
    });
    await restore("children");
    expect((await fileOf(householdId)).children).toEqual([]);
  });

  it("never tells how to join an adult, nor a child on the way", async () => {
    await recordFamily(user, householdId, {
      adults: [{ firstName: "Hugo", relation: "couple", phone: "06 11 22 33 44" }],
      children: [{ isUnborn: true }],
    });
    const { changes } = await lastChange();
    expect(changes.map(({ label }) => label)).toEqual(["Adultes"]);
    expect(JSON.stringify(changes.map(({ before, after }) => [before, after]))).not.toContain("11");
    await recordFamily(user, householdId, { adults: [], children: [{ firstName: "Léo" }] });
    expect((await lastChange()).changes).toMatchObject([
      { label: "Adultes" },
      { label: "Enfants", after: "Léo" },
    ]);
    expect((await lastChange()).changes[1]?.was).toBeUndefined();
  });

  it("of another file is not found", async () => {
    await edit({ hours: "le soir" });
    const { _id: entryId } = await lastChange();
    const other = await fileOf(await createFile(user, { email: "z@internes.example" }));
    expect(await refusalOf(restoreChange(user, other, { entryId, field: "hours" }))).toBe(404);
  });
});

describe("a change of the file itself", () => {
  const move = { pipeline: "intern", from: "interest", to: "housed" };

  it("of its référent·e is told and put back, unless they follow no file any more", async () => {
    const other = await createUser("referent", { name: "Sonia Delbos" });
    await assignReferent(user, householdId, { _id: other.id, name: other.name }, user.id);
    expect((await lastChange()).changes).toMatchObject([
      { label: "Référent·e", before: user.name, after: "Sonia Delbos", field: "referentId" },
    ]);
    await restore("referentId");
    expect((await fileOf(householdId)).referentId).toBe(user.id);
    await Account.updateOne({ _id: other.id }, { state: "disabled" });
    expect(await refusalOf(restore("referentId"))).toMatch(/^Sonia Delbos ne suit plus de dossiers/);
    await Account.deleteOne({ _id: other.id });
    expect(await refusalOf(restore("referentId"))).toMatch(/^Cette personne ne suit plus de dossiers/);
  });

  it("of the arrival date, corrected by the person, is told and put back", async () => {
    const { arrivalOn } = await fileOf(householdId);
    await noteArrival(user, householdId, "2027-08-17", arrivalOn);
    expect(await lastChange()).toMatchObject({
      text: "Arrivée le 17\u00A0août 2027.",
      changes: [{ label: "Arrivée", field: "arrivalOn", was: arrivalOn, is: "2027-08-17" }],
    });
    await restore("arrivalOn");
    expect((await fileOf(householdId)).arrivalOn).toBe(arrivalOn);
  });

  it("of the stage is told and put back, unless the pipeline has it no more", async () => {
    await moveStage(user, await candidateOf(householdId), move);
    expect((await lastChange()).changes).toMatchObject([{ field: "stage:intern", was: "interest" }]);
    await restore("stage:intern");
    expect((await candidateOf(householdId)).journeys).toMatchObject([{ stage: "interest" }]);
    const { _id: entryId } = await lastChange();
    await Entry.updateOne({ _id: entryId }, { "changes.0.was": "gone", "changes.0.before": "Reçu" });
    expect(await refusalOf(restore("stage:intern"))).toBe(
      "L’étape « Reçu » n’existe plus dans ce parcours. Choisissez-en une autre dans le dossier.",
    );
  });

  it("is put back by nobody who may not make it", async () => {
    await moveStage(user, await candidateOf(householdId), move);
    const asked = { entryId: (await lastChange())._id, field: "stage:intern" };
    const elu = { ...user, role: "elu" as const };
    expect(await refusalOf(restoreChange(elu, await fileOf(householdId), asked))).toBe(403);
  });
});

describe("an « @ »", () => {
  const [jeanne, ines, other] = [
    { id: "1", name: "Jeanne Vidal" },
    { id: "2", name: "Inès Marty" },
    { id: "3", name: "Jeanne Roux" },
  ];

  it.each([
    ["@ines à voir", [jeanne, ines], ["2"], []],
    ["Vu avec @Inès Marty.", [jeanne, ines], ["2"], []],
    ["(@Inès) et @Inès", [jeanne, ines], ["2"], []],
    ["@Jeanne", [jeanne, other], [], ["Jeanne"]],
    ["@Jeanne Roux, @jeanne vidal", [jeanne, other], ["3", "1"], []],
    ["jeanne@ines.example", [jeanne, ines], [], []],
    ["@Personne", [jeanne, ines], [], []],
  ])("in « %s » names whoever it is clear about", (text, colleagues, named, unclear) => {
    const found = mentionsIn(text, colleagues);
    expect(found.named.map(({ id }) => id)).toEqual(named);
    expect(found.unclear).toEqual(unclear);
  });

  it("tells a colleague, with a link to the line, and says who may not see the file", async () => {
    const seeing = await createUser("referent", { name: "Inès Marty" });
    const blind = await createUser("referent", { name: "Bruno Salles", isWholeDepartement: false });
    const { entryId, said } = await note("Voir avec @ines et @Bruno Salles.");
    await settle();
    expect(said).toBe(" Inès Marty est prévenu·e. Bruno Salles n’a pas accès à ce dossier.");
    expect(await Notice.find({ accountId: seeing.id }).lean()).toMatchObject([
      { href: `/households/${householdId}?ligne=${entryId}#${entryId}` },
    ]);
    expect(await Notice.countDocuments({ accountId: blind.id })).toBe(0);
  });

  it("reaches whoever stands in for a colleague of the file", async () => {
    const stand = await createUser("referent", { name: "Bruno Salles", isWholeDepartement: false });
    const delegate = { accountId: stand.id, fromOn: "2026-05-11", toOn: "2026-05-15" };
    await Account.updateOne({ _id: user.id }, { delegate });
    expect((await note("@bruno ?")).said).toBe(" Bruno Salles est prévenu·e.");
  });

  it("works in the note of a call", async () => {
    await createUser("referent", { name: "Inès Marty" });
    const { said } = await recordCall(user, await fileOf(householdId), {
      ...{
        candidateId: "",
        isReached: true,
        text: "@Inès : à suivre",
        nextLabel: "Suivre",
        nextOn: "2026-05-14",
      },
    });
    expect(said).toContain("Inès Marty est prévenu·e");
  });
});

describe("a promise in a line", () => {
  it("is offered after the note, once", async () => {
    const { entryId } = await note("On vous rappelle jeudi.");
    const answer = await callRoute(FILE, user, `/households/${householdId}?promesse=${entryId}`);
    expect(answer.body).toContain("Rappeler Élodie");
    const offer = { intent: "promise", label: "Rappeler Élodie", dueOn: "2026-05-14", entryId };
    expect((await callRoute(FILE, user, `/households/${householdId}`, offer)).status).toBe(302);
    expect(await getPromiseOffer(await getFile(user, householdId), entryId)).toBeNull();
  });

  it("is not offered without a day", async () => {
    const { entryId } = await note("Elle va bien.");
    expect(await getPromiseOffer(await getFile(user, householdId), entryId)).toBeNull();
  });
});

it("answers a line in place, with its subject", async () => {
  const form = await Entry.findOne({ householdId, kind: "form" }).lean();
  const answered = await getAnswered(await fileOf(householdId), form?._id ?? "");
  expect(answered?.subject).toMatch(/^Re\u00A0: /);
  expect(answered?.quote).toContain("je cherche un logement");
});

describe("a note in the bin", () => {
  it("leaves the timeline and comes back to its place", async () => {
    const { entryId } = await note("Une erreur");
    await deleteEntry(user, householdId, entryId);
    expect(await quotes()).not.toContain("Une erreur");
    expect(await countAudited("household.note-deleted", householdId)).toBe(1);
    await restoreEntry(user, householdId, entryId);
    expect(await quotes()).toContain("Une erreur");
    expect(await countAudited("household.note-restored", householdId)).toBe(1);
  });

  it("is put there by its author or a responsable only, and never a line of the software", async () => {
    const { entryId } = await note("À moi");
    const colleague = await createUser("referent", { name: "Inès Marty" });
    expect(await refusalOf(deleteEntry(colleague, householdId, entryId))).toMatch(/^Seul·e l’auteur·e/);
    const form = await Entry.findOne({ householdId, kind: "form" }).lean();
    expect(await refusalOf(deleteEntry(user, householdId, form?._id ?? ""))).toMatch(/ne se retire pas/);
    const responsable = await createUser("responsable");
    expect(await refusalOf(deleteEntry(responsable, householdId, entryId))).toBe("accepted");
  });
});

async function note(text: string, details: { memberId?: string; visitOn?: string } = {}) {
  const written = await writeNote(user, await fileOf(householdId), { text, ...details });
  await settle();
  return written;
}

async function edit(values: Partial<ReturnType<typeof projectOf>>): Promise<void> {
  const candidate = await candidateOf(householdId);
  const drawn = projectOf(candidate);
  await updateProject(user, candidate._id, { ...drawn }, { ...drawn, ...values });
  await settle();
}

async function lastChange() {
  await settle();
  const entry = await Entry.findOne({ householdId, kind: "change", changed: { $exists: true } })
    .sort({ at: -1, _id: -1 })
    .lean();
  if (!entry) throw new Error("no change");
  return entry;
}

async function restore(field: string): Promise<void> {
  const { _id: entryId } = await lastChange();
  await restoreChange(user, await fileOf(householdId), { entryId, field });
  await settle();
}

async function quotes(): Promise<(string | undefined)[]> {
  return (await listEntries(householdId)).entries.map(({ quote }) => quote);
}

import { beforeEach, describe, expect, it } from "vitest";
import { Task, type TaskRecord } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { startJourney } from "~/features/candidates/journey-start.commands.server";
import { inputOf, type TemplateInput, type TemplatePlace } from "~/features/templates/template-card";
import {
  createDefaultTemplates,
  createTemplate,
  updateTemplate,
} from "~/features/templates/templates.commands.server";
import { getTemplate, listTemplates } from "~/features/templates/templates.queries.server";
import { newTemplateSchema, templateSchema } from "~/features/templates/templates.schema.server";

const PRIVATE = "doctor-private";
const STEP = { label: "Écrire au maire", count: "2", counting: "days-after", anchor: "entry" };
const TYPED = { fr: "Accueil au cabinet", isActive: true, steps: [STEP] };
const PLACE: TemplatePlace = { pipeline: "doctor", stage: "paperwork", group: "welcome" };

let user: User;

beforeEach(async () => {
  await createDefaultTemplates();
  user = await createUser("responsable");
});

describe("editing a template", () => {
  it("is drawn from what is stored, and writes nothing when nothing is changed", async () => {
    const stored = await getTemplate(PRIVATE);
    await edit({});
    expect(await getTemplate(PRIVATE)).toEqual(stored);
    expect(await countAudited("template.saved")).toBe(0);
  });

  it("changes the steps, which keep their key, and tells the fields in the journal", async () => {
    const [first, ...others] = (await drawn()).steps;
    await edit({ exercise: undefined, steps: [...others, { ...first, ...read(STEP), label: "Assurer" }] });
    const { exercise, steps } = await getTemplate(PRIVATE);
    expect(exercise).toBeUndefined();
    expect(steps.map(({ key }) => key)).toEqual([...others, first].map((step) => step?.key));
    expect(steps.at(-1)).toMatchObject({ label: "Assurer", anchor: "entry", offset: { days: 2 } });
    expect(await countAudited("template.saved", PRIVATE)).toBe(1);
  });

  it("gives a new step a key of its own, its papers one by one, its legal term", async () => {
    const { steps } = await drawn();
    const more = {
      ...read({ ...STEP, isLegal: true, papers: "Bail\r\n\r\n RIB ", count: "" }),
      key: undefined,
    };
    await edit({ steps: [...steps, more, more] });
    const [one, other] = (await getTemplate(PRIVATE)).steps.slice(-2);
    expect(one).toMatchObject({ papers: ["Bail", "RIB"], offset: { isLegal: true } });
    expect(one?.key).not.toBe(other?.key);
    expect(one?.note).toBeUndefined();
  });

  it("leaves the tasks already planned as they are, and plans an added step for the next file", async () => {
    const known = await enter();
    const before = await planned(known);
    const steps = (await drawn()).steps.map((step) => ({ ...step, count: 9, label: "Autrement" }));
    await edit({ steps: [...steps, { ...read(STEP), key: undefined }] });
    expect(await planned(known)).toEqual(before);
    const next = await planned(await enter("b@c.example"));
    expect(next).toHaveLength(before.length + 1);
    expect(next.map(({ label }) => label)).toEqual([...steps.map(({ label }) => label), STEP.label]);
  });

  it("keeps what a colleague changed elsewhere, and refuses the same field with both values", async () => {
    const shown = await drawn();
    const [first, ...others] = shown.steps;
    await edit({ steps: others });
    await updateTemplate(user, PRIVATE, { ...shown }, { ...shown, fr: "Libéral" });
    expect(await getTemplate(PRIVATE)).toMatchObject({ fr: "Libéral", steps: { length: others.length } });
    const steps = shown.steps.map((step) => (step === first ? { ...step, count: 5 } : step));
    const refusal = await refusalOf(updateTemplate(user, PRIVATE, { ...shown }, { ...shown, steps }));
    expect(refusal).toMatch(/^Tâches prévues.*5 mois avant la date d’arrivée.*entre-temps/);
  });

  it("refuses a step that is there twice", async () => {
    const [first] = (await drawn()).steps;
    expect(await refusalOf(edit({ steps: first ? [first, first] : [] }))).toMatch(/deux fois/);
  });

  it("switches one off: it plans nothing more", async () => {
    await edit({ isActive: false });
    expect(await planned(await enter())).toEqual([]);
  });
});

describe("adding a template", () => {
  it("plans it at its stage, among the others of the list", async () => {
    const id = await createTemplate(user, PLACE, parse(TYPED));
    expect(await getTemplate(id)).toMatchObject({ ...PLACE, fr: "Accueil au cabinet", isActive: true });
    expect(await listTemplates()).toContainEqual({
      id,
      label: "Accueil au cabinet",
      place: "Médecin, Démarches en cours",
      group: "Accueil",
      steps: 1,
      isActive: true,
    });
    expect(await countAudited("template.saved", id)).toBe(1);
  });

  it("plans it where journeys begin: of a new file, and of a journey that is begun", async () => {
    await createTemplate(user, { ...PLACE, stage: "first-contact" }, parse(TYPED));
    await createTemplate(user, { ...PLACE, pipeline: "intern", stage: "interest" }, parse(TYPED));
    const householdId = await createFile(user, { kind: "doctor" });
    const candidate = await candidateOf(householdId);
    const atFirst = () => Task.countDocuments({ householdId, "plan.candidateId": candidate._id });
    expect(await atFirst()).toBe(1);
    await startJourney(user, candidate, "intern");
    await settle();
    expect(await atFirst()).toBe(2);
  });

  it("refuses a stage nobody knows, and an exit unless it is to keep in touch", async () => {
    const input = parse(TYPED);
    expect(await refusalOf(createTemplate(user, { ...PLACE, stage: "gone" }, input))).toMatch(
      /n’existe plus/,
    );
    const exit = { ...PLACE, stage: "dormant" };
    expect(await refusalOf(createTemplate(user, exit, input))).toMatch(/Garder le lien/);
    const id = await createTemplate(user, { ...exit, group: "nurture" }, input);
    expect(await getTemplate(id)).toMatchObject({ stage: "dormant", group: "nurture" });
  });
});

describe("the form of a template", () => {
  it.each([
    ["no name", { fr: "" }, "Donnez un nom à ce modèle."],
    ["no step", { steps: [] }, "Ajoutez au moins une tâche."],
    ["a step that says nothing", { steps: [{ ...STEP, label: undefined }] }, /^Dites ce qu’il y a à faire/],
    ["five hundred days", { steps: [{ ...STEP, count: "500" }] }, /^365 jours au plus/],
    ["ten years", { steps: [{ ...STEP, count: "120", counting: "months-before" }] }, "60 mois au plus."],
    ["a signed count", { steps: [{ ...STEP, count: "-3" }] }, /^Un nombre sans signe/],
    ["a day nobody counts from", { steps: [{ ...STEP, anchor: "easter" }] }, /^Choisissez le jour/],
  ])("refuses %s", (_, values, sentence) => {
    const { error } = templateSchema.safeParse({ ...TYPED, ...values });
    expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringMatching(sentence)]);
  });

  it("asks where a new one plans, and what for", () => {
    const { error } = newTemplateSchema.safeParse({ ...TYPED, at: "paperwork" });
    expect(error?.issues.map(({ path }) => path[0])).toEqual(["at", "group"]);
  });
});

function parse(values: unknown): TemplateInput {
  const { before: _, ...template } = templateSchema.parse(values);
  return template;
}

function read(step: Record<string, unknown>): TemplateInput["steps"][number] {
  const [line] = parse({ ...TYPED, steps: [step] }).steps;
  if (!line) throw new Error("the form lost its step");
  return line;
}

async function drawn(): Promise<TemplateInput> {
  return inputOf(await getTemplate(PRIVATE));
}

async function edit(values: Partial<TemplateInput>): Promise<void> {
  const before = await drawn();
  await updateTemplate(user, PRIVATE, { ...before }, { ...before, ...values });
}

/** A file that has just entered the stage where paperwork is planned. */
async function enter(email = "a@b.example"): Promise<string> {
  const wishes = { fromOn: "2026-11-02", seeks: ["settlement" as const] };
  const householdId = await createFile(user, { kind: "doctor", email, ...wishes });
  const candidate = await candidateOf(householdId);
  const from = candidate.journeys[0]?.stage ?? "";
  await moveStage(user, candidate, { pipeline: "doctor", from, to: "paperwork" });
  return householdId;
}

async function planned(householdId: string): Promise<TaskRecord[]> {
  await settle();
  return Task.find({ householdId, "plan.templateId": PRIVATE }).sort({ "plan.rank": 1 }).lean<TaskRecord[]>();
}

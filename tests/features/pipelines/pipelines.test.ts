import { beforeEach, describe, expect, it } from "vitest";
import type { PipelineRecord } from "#models/pipeline";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { previewStage } from "~/features/pipelines/pipeline-changes.queries.server";
import { DEFAULT_PIPELINES } from "~/features/pipelines/pipelines";
import { arrangeStages, saveStage } from "~/features/pipelines/pipelines.commands.server";
import { getPipeline } from "~/features/pipelines/pipelines.queries.server";
import { type StageInput, stageSchema } from "~/features/pipelines/pipelines.schema.server";
import { inputOf } from "~/features/pipelines/stage-fields";

let user: User;

beforeEach(async () => {
  user = await createUser("responsable");
});

describe("the stages a new base starts with", () => {
  it("are those of the domain, word for word, with their exits", () => {
    expect(DEFAULT_PIPELINES.map(({ slug, stages }) => [slug, stages.map(({ fr }) => fr)])).toEqual([
      [
        "medecins",
        [
          "Nouveau contact",
          "Entretien d’accueil",
          "Projet défini",
          "Mises en relation",
          "Visite / immersion",
          "Décision",
          "Démarches en cours",
          "Installé·e",
          "Suivi (6/12/24 mois)",
          "En sommeil",
          "Abandon",
          "Installé·e ailleurs",
        ],
      ],
      [
        "internes",
        [
          "Manifestation d’intérêt",
          "Stage confirmé",
          "Hébergement réglé",
          "Accueilli·e",
          "En stage",
          "Bilan de stage",
          "Vivier",
        ],
      ],
    ]);
    const exits = DEFAULT_PIPELINES.flatMap(({ stages }) => stages.filter(({ isExit }) => isExit));
    expect(exits.map(({ key }) => key)).toEqual(["dormant", "abandoned", "elsewhere"]);
  });
});

describe("editing a stage", () => {
  it("changes its words, not those that journeys keep of it", async () => {
    const householdId = await createFile(user, { kind: "intern" });
    await save("interest", { fr: "Premier signe" });
    const { journeys } = await candidateOf(householdId);
    expect(journeys[0]?.history[0]?.label).toBe("Manifestation d’intérêt");
    expect((await stageOf("interest"))?.fr).toBe("Premier signe");
    expect(await countAudited("pipeline.updated")).toBe(1);
  });

  it("takes away what is left empty", async () => {
    await save("interest", { limit: "12", colour: "green", rules: ["consent-given"] });
    expect(await stageOf("interest")).toMatchObject({ limit: 12, colour: "green", rules: ["consent-given"] });
    await save("interest", { attention: undefined, late: undefined, rules: [] });
    const stage = await stageOf("interest");
    expect([stage?.ageing, stage?.limit, stage?.rules]).toEqual([undefined, undefined, undefined]);
  });

  it("adds one before the exits, under a key of its own", async () => {
    await saveStage(user, await getPipeline("doctor"), undefined, read({ fr: "Visite de contrôle" }));
    await saveStage(user, await getPipeline("doctor"), undefined, read({ fr: "Décisiøn" }));
    const { stages } = await getPipeline("doctor");
    expect(stages.slice(8, 12).map(({ key }) => key)).toEqual([
      "follow-up",
      "visite-de-controle",
      expect.any(String),
      "dormant",
    ]);
  });

  it("refuses a name taken, half an ageing, a lateness before the attention, and a pipeline changed meanwhile", async () => {
    const pipeline = await getPipeline("intern");
    expect(await refusalOf(saveStage(user, pipeline, "interest", read({ fr: "accueilli·e" })))).toMatch(
      /porte ce nom/,
    );
    expect(stageSchema.safeParse({ ...TYPED, attention: "3" }).success).toBe(false);
    expect(stageSchema.safeParse({ ...TYPED, attention: "5", late: "3" }).success).toBe(false);
    await save("interest", { fr: "Signe" });
    const before = drawn(pipeline, "interest");
    expect(
      await refusalOf(saveStage(user, pipeline, "interest", read({ ...before, before, fr: "Autre" }))),
    ).toMatch(/Un·e collègue a modifié ce parcours/);
  });

  it("keeps what a colleague changed elsewhere, and refuses the same field with both values", async () => {
    const before = drawn(await getPipeline("intern"), "interest");
    await saveStage(user, await getPipeline("intern"), "interest", read({ ...before, before, fr: "Signe" }));
    await saveStage(user, await getPipeline("intern"), "interest", read({ ...before, before, limit: "4" }));
    expect(await stageOf("interest")).toMatchObject({
      fr: "Signe",
      limit: 4,
      ageing: { attention: 3, late: 10 },
    });
    const again = saveStage(
      user,
      await getPipeline("intern"),
      "interest",
      read({ ...before, before, fr: "Autre" }),
    );
    expect(await refusalOf(again)).toMatch(/^Nom.*vous avez écrit.*Autre.*Signe.*enregistré/);
  });
});

describe("arranging stages", () => {
  it("moves one up and down, never out of the list", async () => {
    await arrange("housed", "up");
    await arrange("pool", "down");
    expect(await keys()).toEqual([
      "interest",
      "housed",
      "placement-confirmed",
      "welcomed",
      "on-placement",
      "review",
      "pool",
    ]);
  });

  it("leaves first the one where journeys begin", async () => {
    const before = await keys();
    expect(await refusalOf(arrange("interest", "up"))).toMatch(/commencent à la première étape/);
    expect(await refusalOf(arrange("interest", "down"))).toMatch(/commencent à la première étape/);
    expect(await refusalOf(arrange("placement-confirmed", "up"))).toMatch(/commencent à la première étape/);
    expect(await keys()).toEqual(before);
  });

  it("takes away one where nobody is, and refuses the others", async () => {
    const householdId = await createFile(user, { kind: "intern" });
    await moveStage(user, await candidateOf(householdId), {
      pipeline: "intern",
      from: "interest",
      to: "review",
    });
    await fileOf(householdId);
    expect(await refusalOf(arrange("review", "remove"))).toMatch(/déplacez-les d’abord/);
    expect(await refusalOf(arrange("interest", "remove"))).toMatch(/commencent à cette étape/);
    await arrange("welcomed", "remove");
    expect(await keys()).not.toContain("welcomed");
  });
});

describe("the preview of a stage", () => {
  it("says which files read another name or become late, and writes nothing", async () => {
    const householdId = await createFile(user, { kind: "intern" });
    await fileOf(householdId);
    const before = await getPipeline("intern");
    const changes = await previewStage(
      before,
      "interest",
      read({ fr: "Premier signe", rules: ["visit-held"] }),
    );
    expect(changes.map(({ files }) => files.map(({ id }) => id))).toEqual([[householdId], []]);
    expect(changes[0]?.words).toMatch(
      /^1 dossier à cette étape : « Manifestation d’intérêt » se lira « Premier signe »/,
    );
    expect(changes[1]?.words).toMatch(/une visite a eu lieu/);
    expect(await getPipeline("intern")).toEqual(before);
  });

  it("says that one leaves by it, that it means something else, and who is late the very day", async () => {
    const householdId = await createFile(user, { kind: "intern" });
    await fileOf(householdId);
    setClock(new Date("2026-05-18T08:00:00Z"));
    const pipeline = await getPipeline("intern");
    const { fr, en } = pipeline.stages[0] ?? {};
    const values = { fr, en, meaning: "waiting", isExit: "on", attention: "2", late: "3" };
    const changes = await previewStage(pipeline, "interest", read(values));
    expect(changes.map(({ words }) => words)).toEqual([
      expect.stringMatching(/^1 dossier à cette étape.*« en attente d’une décision »/),
      expect.stringMatching(/^On sortira du parcours par cette étape.* 1 dossier à cette étape/),
      "1 dossier de plus en retard.",
    ]);
    expect(changes.flatMap(({ files }) => files.map(({ id }) => id))).toEqual(Array(3).fill(householdId));
  });

  it("says nothing of what changes nothing", async () => {
    const pipeline = await getPipeline("intern");
    const { fr, en, ageing } = pipeline.stages[0] ?? {};
    expect(await previewStage(pipeline, "interest", read({ fr, en, ...ageing }))).toEqual([]);
  });
});

const TYPED = { fr: "Étape", en: "Stage", meaning: "open" };

function read(values: Record<string, unknown>): StageInput {
  return stageSchema.parse({ ...TYPED, ...values, before: JSON.stringify(values.before ?? {}) });
}

/** A stage as its form carries it. */
function drawn({ stages }: PipelineRecord, key: string) {
  const stage = stages.find((one) => one.key === key);
  if (!stage) throw new Error(`no stage ${key}`);
  return inputOf(stage);
}

async function save(key: string, values: Record<string, unknown>): Promise<void> {
  const pipeline = await getPipeline("intern");
  const stage = pipeline.stages.find((one) => one.key === key);
  const before = drawn(pipeline, key);
  await saveStage(user, pipeline, key, read({ before, fr: stage?.fr, en: stage?.en, ...values }));
}

async function arrange(stage: string, act: "up" | "down" | "remove"): Promise<void> {
  await arrangeStages(user, await getPipeline("intern"), { act, pipeline: "intern", stage });
}

async function stageOf(key: string): Promise<PipelineRecord["stages"][number] | undefined> {
  return (await getPipeline("intern")).stages.find((stage) => stage.key === key);
}

async function keys(): Promise<string[]> {
  return (await getPipeline("intern")).stages.map(({ key }) => key);
}

import { beforeEach, describe, expect, it } from "vitest";
import type { PipelineRecord } from "#models/pipeline";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { previewStage } from "~/features/pipelines/pipeline-changes.queries.server";
import { DEFAULT_PIPELINES } from "~/features/pipelines/pipelines";
import { arrangeStages, saveStage } from "~/features/pipelines/pipelines.commands.server";
import { getPipeline } from "~/features/pipelines/pipelines.queries.server";
import { type StageInput, stageSchema } from "~/features/pipelines/pipelines.schema.server";

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
    expect(await refusalOf(saveStage(user, pipeline, "interest", read({ fr: "Autre" })))).toMatch(
      /entre-temps/,
    );
  });
});

describe("arranging stages", () => {
  it("moves one up and down, never out of the list", async () => {
    await arrange("housed", "up");
    await arrange("interest", "up");
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

  it("says nothing of what changes nothing", async () => {
    const pipeline = await getPipeline("intern");
    const { fr, en, ageing } = pipeline.stages[0] ?? {};
    expect(await previewStage(pipeline, "interest", read({ fr, en, ...ageing }))).toEqual([]);
  });
});

const TYPED = { fr: "Étape", en: "Stage", meaning: "open" };

function read(values: Record<string, unknown>): StageInput {
  return stageSchema.parse({ ...TYPED, ...values });
}

async function save(key: string, values: Record<string, unknown>): Promise<void> {
  const pipeline = await getPipeline("intern");
  const stage = pipeline.stages.find((one) => one.key === key);
  await saveStage(user, pipeline, key, read({ fr: stage?.fr, en: stage?.en, ...values }));
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

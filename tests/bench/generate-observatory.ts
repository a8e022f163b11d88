import { Candidate } from "#models/candidate";
import { CareService, type CareServiceRecord } from "#models/care-service";
import { Commune } from "#models/commune";
import { Household } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import { SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { connectDatabase, disconnectDatabase, prepareDatabase } from "~/core/db/connect.server";
import { openEngine } from "~/core/db/engine.server";
import { env } from "~/core/env.server";
import { CARE_SERVICE_KINDS } from "~/features/care-supply/care-kinds";
import { createDefaultPipelines } from "~/features/pipelines/pipelines.commands.server";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
import { CARE_AGES, CARE_MANAGEMENTS, CARE_MODES, ODD_HOURS } from "~/vocabulary/childcare";
import { SERVICE_MODES } from "~/vocabulary/local-services";
import { DENSITIES } from "~/vocabulary/observatory";
import { valuesOf } from "~/vocabulary/words";
import { fillAccounts, fillSettings, insert } from "./base";
import { type GeneratedFile, generateFile } from "./files";
import { type Chance, chanceFrom } from "./random";

/** `tsx tests/bench/generate-observatory.ts 10000 2000` fills DATA_DIR, which must be empty, with so many needs and services. */
const SEED = 53;
const BATCH = 2000;
const DAY_MS = 24 * 3600 * 1000;

interface Place {
  code: string;
  name: string;
  epciCode: string;
}

await fill(Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 200));

async function fill(needs: number, services: number): Promise<void> {
  const engine = await openEngine({ dataDir: env().dataDir, log: () => {} });
  await connectDatabase(engine.uri);
  const chance = chanceFrom(SEED);
  const referentIds = await fillAccounts();
  await fillSettings(referentIds);
  const places = await fillCommunes(chance);
  for (let done = 0; done < needs; done += BATCH) {
    const size = Math.min(BATCH, needs - done);
    await save(Array.from({ length: size }, () => fileAt(chance, chance.pick(places), referentIds)));
  }
  await insert(
    CareService,
    Array.from({ length: services }, (_, rank) => serviceAt(chance, chance.pick(places), rank)),
  );
  await prepareDatabase();
  await createDefaultPipelines();
  await disconnectDatabase();
  await engine.stop();
}

/** Every commune of the Lot, each with some density and a « bassin de vie » of its own intercommunalité. */
async function fillCommunes(chance: Chance): Promise<Place[]> {
  await importCommunes(SOFTWARE, ["46"]);
  const communes = await Commune.find({ epciCode: { $ne: null } }, { name: 1, epciCode: 1 }).lean();
  const places = communes.map(({ _id, name, epciCode }) => ({ code: _id, name, epciCode: epciCode ?? "" }));
  for (const { code, epciCode } of places) {
    const density = chance.pick(valuesOf(DENSITIES));
    const basin = places.find((other) => other.epciCode === epciCode);
    await Commune.updateOne({ _id: code }, { density, basinCode: basin?.code, basinName: basin?.name });
  }
  return places;
}

/** A file whose one child has an open need. */
function fileAt(chance: Chance, { code, epciCode }: Place, referentIds: readonly string[]): GeneratedFile {
  const file = generateFile({ chance, referentIds, at: now(), lines: 0, needs: ["childcare"] });
  const child = { id: chance.id(), birthMonth: monthIn(chance, -36, 6) };
  const criteria: NeedRecord["criteria"] = {
    communes: chance.percent(80) ? [code] : [],
    ...(chance.percent(90) ? { careFromMonth: monthIn(chance, -2, 18) } : {}),
    modes: valuesOf(CARE_MODES).filter(() => chance.percent(20)),
    oddHours: valuesOf(ODD_HOURS).filter(() => chance.percent(15)),
    hasAdaptedCare: chance.percent(3),
  };
  const needs = file.needs.map((need) => ({
    ...need,
    ...{ childId: child.id, criteria, state: "searching" as const, isOpen: true },
  }));
  const household = { ...file.household, children: [child], territories: [epciCode] };
  return { ...file, needs, household };
}

function serviceAt(chance: Chance, { code, name, epciCode }: Place, rank: number): CareServiceRecord {
  const on = toDay(new Date(now().getTime() - chance.below(180) * DAY_MS));
  const figure = (most: number) => ({ value: chance.below(most), on, source: "PMI" });
  const byAge = valuesOf(CARE_AGES)
    .filter(() => chance.percent(50))
    .map((age) => ({ age, places: 2 + chance.below(10), free: figure(3) }));
  return {
    ...{ _id: chance.id(), version: 1, pendingEffects: [], appliedEffects: [] },
    ...{ name: `Accueil ${rank}`, sortName: `accueil ${rank}`, searchWords: ["accueil"] },
    kind: chance.pick(valuesOf(CARE_SERVICE_KINDS)),
    management: chance.pick(valuesOf(CARE_MANAGEMENTS)),
    mode: chance.percent(90) ? "fixed" : chance.pick(valuesOf(SERVICE_MODES)),
    ...{ communeCode: code, communeName: name, epciCode, communeCodes: [code], epciCodes: [epciCode] },
    ...{ places: figure(40), byAge, days: [], oddHours: chance.percent(20) ? ["early"] : [], stops: [] },
    ...{ fundings: [], commissions: [], source: "PMI", checkedOn: on, isActive: true, createdAt: now() },
  };
}

async function save(files: readonly GeneratedFile[]): Promise<void> {
  await Promise.all([
    insert(
      Household,
      files.map(({ household }) => household),
    ),
    insert(
      Candidate,
      files.map(({ candidate }) => candidate),
    ),
    insert(
      Need,
      files.flatMap(({ needs }) => needs),
    ),
  ]);
}

/** A month around this one, "YYYY-MM". */
function monthIn(chance: Chance, from: number, to: number): string {
  const at = now();
  at.setUTCMonth(at.getUTCMonth() + from + chance.below(to - from), 1);
  return toDay(at).slice(0, 7);
}

import { Epci } from "#models/epci";
import { SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { ChapterInput, SheetInput } from "~/features/discovery/discovery-sheet-card";
import { checkSheet, publishSheet, saveSheet } from "~/features/discovery/discovery-sheets.commands.server";
import type { SheetChapter } from "~/vocabulary/discovery";
import { formatNumber } from "~/vocabulary/typography";
import type { DemoProfile } from "./demo-profile";
import type { DemoSheet } from "./demo-sheet";

const DAY = 86_400_000;

/** Writes the discovery sheets of a profile, with the population of each intercommunalité. */
export async function createDemoSheets({ sheets, territories }: DemoProfile): Promise<void> {
  const codes = sheets.map(({ code }) => code);
  const epcis = await Epci.find({ _id: { $in: codes } }, { population: 1 }).lean();
  const populations = new Map(epcis.map(({ _id, population }) => [_id, population]));
  for (const sheet of sheets) {
    const label = territories.find(({ code }) => code === sheet.code)?.label ?? "";
    await createDemoSheet(sheet, label, populations.get(sheet.code));
  }
}

async function createDemoSheet(sheet: DemoSheet, label: string, population?: number): Promise<void> {
  const { code, checkedDaysAgo = 10, isDraft } = sheet;
  await saveSheet(SOFTWARE, { code, label }, {}, inputOf(sheet, population));
  await checkSheet(SOFTWARE, code, toDay(new Date(now().getTime() - checkedDaysAgo * DAY)));
  if (!isDraft) await publishSheet(SOFTWARE, code);
}

function inputOf({ fr, en, chapters, figures = [] }: DemoSheet, population?: number): SheetInput {
  const of = (key: SheetChapter): ChapterInput => ({
    ...chapters[key],
    figures: figures.filter(({ chapter }) => chapter === key).map(({ chapter: _, ...figure }) => figure),
  });
  const housing = of("housing");
  if (population) housing.figures.push(inhabitants(population));
  return {
    ...{ fr, en, housing, moving: of("moving"), health: of("health") },
    ...{ children: of("children"), leisure: of("leisure") },
  };
}

function inhabitants(population: number): ChapterInput["figures"][number] {
  return {
    label: "Habitants de l’intercommunalité",
    en: "Inhabitants of the district",
    value: formatNumber(population),
    on: "2023-01-01",
    source: "Insee, populations légales, via Etalab",
  };
}

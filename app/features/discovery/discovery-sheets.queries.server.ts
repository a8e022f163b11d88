import { DiscoverySheet, type DiscoverySheetRecord } from "#models/discovery-sheet";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import {
  getTerritoryMap,
  type TerritoryMapData,
} from "~/features/reference-data/territory-map.queries.server";
import type { SheetChapter } from "~/vocabulary/discovery";
import { inLanguage, type Language } from "~/vocabulary/languages";
import { emptyChaptersOf, inputOf, type SheetInput } from "./discovery-sheet-card";
import { checkedWords, isSheetStale } from "./discovery-sheet-words";

/** An intercommunalité served, or that was when its sheet was written. */
export interface SheetPlace {
  code: string;
  label: string;
}

/** One line of the list of the team. */
export interface SheetLine extends SheetPlace {
  state: "missing" | "draft" | "published";
  chapters: number;
  checked: string;
  isStale: boolean;
}

export interface FormerLine {
  id: string;
  at: Date;
  by: string;
  card: SheetInput;
}

export interface SheetPage extends SheetPlace {
  version: number;
  isWritten: boolean;
  isPublished: boolean;
  /** The chapters of which nothing is told yet. */
  empty: SheetChapter[];
  checked: string;
  isStale: boolean;
  card: SheetInput;
  former: FormerLine[];
  now: Date;
}

/** What a page that shows a sheet elsewhere says of it. */
export interface SheetLink {
  title: string;
  url: string;
  intro: string;
  /** The language of `intro`: French until it is translated. */
  lang: Language;
}

export interface PublicSheet extends Pick<DiscoverySheetRecord, "fr" | "en" | "chapters" | "checkedOn"> {
  label: string;
  code: string;
  language: Language;
  today: string;
  others: SheetLink[];
  map: TerritoryMapData;
  territories: SheetPlace[];
  contact: Pick<Settings["brand"], "phone" | "email" | "programme">;
}

const EMPTY = { fr: "", chapters: [] };
const SHOWN = { pendingEffects: 0, appliedEffects: 0 };
const MOST_SHEETS = 100;

/** The intercommunalités served, each with its sheet; a sheet of one no longer served is last. */
export async function listSheets(): Promise<SheetLine[]> {
  const [{ territories }, sheets] = await Promise.all([
    getSettings(),
    DiscoverySheet.find({}, { ...SHOWN, former: 0 })
      .limit(MOST_SHEETS)
      .lean<DiscoverySheetRecord[]>(),
  ]);
  const byCode = new Map(sheets.map((sheet) => [sheet._id, sheet]));
  const served = new Set(territories.list.map(({ code }) => code));
  const gone = sheets
    .filter(({ _id }) => !served.has(_id))
    .map(({ _id, epciName }) => ({ code: _id, label: epciName }));
  return [...territories.list, ...gone].map(({ code, label }) => lineOf({ code, label }, byCode.get(code)));
}

function lineOf(place: SheetPlace, sheet: DiscoverySheetRecord | undefined): SheetLine {
  if (!sheet) return { ...place, state: "missing", chapters: 0, checked: "", isStale: false };
  return {
    ...place,
    state: sheet.isPublished ? "published" : "draft",
    chapters: sheet.chapters.filter(({ fr }) => fr !== "").length,
    ...standingOf(sheet),
  };
}

function standingOf({ checkedOn }: DiscoverySheetRecord): Pick<SheetLine, "checked" | "isStale"> {
  const today = toDay(now());
  return { checked: checkedWords(checkedOn, now(), today), isStale: isSheetStale(checkedOn, today) };
}

/** The sheet of an intercommunalité; null while nobody wrote it. */
export async function findSheet(code: string): Promise<DiscoverySheetRecord | null> {
  return DiscoverySheet.findById(code, SHOWN).lean<DiscoverySheetRecord>();
}

/** An intercommunalité whose sheet may be written, with the day it was checked; 404 when neither served nor told already. */
export async function getSheetPlace(code: string): Promise<SheetPlace & { checkedOn?: string }> {
  const [{ territories }, sheet] = await Promise.all([getSettings(), findSheet(code)]);
  const label = territories.list.find((one) => one.code === code)?.label ?? sheet?.epciName;
  if (label === undefined) throw notFound();
  return { code, label, ...(sheet ? { checkedOn: sheet.checkedOn } : {}) };
}

/** A sheet to edit, empty while nobody wrote it. */
export async function getSheetPage(code: string): Promise<SheetPage> {
  const [{ label }, sheet] = await Promise.all([getSheetPlace(code), findSheet(code)]);
  const former = sheet?.former ?? [];
  const names = await colleagueNames(former.map(({ by }) => by));
  return {
    code,
    label,
    version: sheet?.version ?? 0,
    isWritten: sheet !== null,
    isPublished: sheet?.isPublished ?? false,
    empty: emptyChaptersOf(sheet?.chapters ?? []),
    ...(sheet ? standingOf(sheet) : { checked: "", isStale: false }),
    card: inputOf(sheet ?? EMPTY),
    former: former.map(({ id, at, by, ...content }) => ({
      id,
      at,
      by: names.get(by ?? "") ?? "Le logiciel",
      card: inputOf(content),
    })),
    now: now(),
  };
}

/** The published sheets, in alphabetical order. */
export async function listPublishedSheets(language: Language): Promise<(SheetLink & SheetPlace)[]> {
  const [settings, sheets] = await Promise.all([
    getSettings(),
    DiscoverySheet.find({ isPublished: true }, { fr: 1, en: 1, epciName: 1 })
      .limit(MOST_SHEETS)
      .lean<Linked[]>(),
  ]);
  return sheets
    .map((sheet) => ({
      ...linkTo(sheet, settings, language),
      code: sheet._id,
      label: nameOf(sheet, settings),
    }))
    .sort((a, b) => a.label.localeCompare(b.label, "fr"));
}

/** The published sheet of an intercommunalité, for a page which leads to it; null when there is none. */
export async function findPublishedSheet(epciCode: string, language: Language): Promise<SheetLink | null> {
  const [settings, sheet] = await Promise.all([
    getSettings(),
    DiscoverySheet.findOne(
      { _id: epciCode, isPublished: true },
      { fr: 1, en: 1, epciName: 1 },
    ).lean<Linked>(),
  ]);
  return sheet && linkTo(sheet, settings, language);
}

/** The public page of a sheet; 404 unless it is published. */
export async function getPublicSheet(code: string, language: Language): Promise<PublicSheet> {
  const sheet = await findSheet(code);
  if (!sheet?.isPublished) throw notFound();
  const settings = await getSettings();
  const territories = settings.territories.list.map(({ code: one, label }) => ({ code: one, label }));
  const [published, map] = await Promise.all([
    listPublishedSheets(language),
    getTerritoryMap(territories.map((territory) => territory.code)),
  ]);
  const { fr, en, chapters, checkedOn } = sheet;
  const { phone, email, programme } = settings.brand;
  return {
    ...{ code, label: nameOf(sheet, settings), language, today: toDay(now()) },
    ...{ fr, en, chapters, checkedOn, map, territories },
    others: published
      .filter((other) => other.code !== code)
      .map(({ title, url, intro, lang }) => ({ title, url, intro, lang })),
    contact: { phone, email, programme },
  };
}

/** What the list of the published sheets shows. */
export async function getPublicSheets(language: Language) {
  const [{ brand }, sheets] = await Promise.all([getSettings(), listPublishedSheets(language)]);
  const { phone, email, programme } = brand;
  return { language, sheets, contact: { phone, email, programme } };
}

type Linked = Pick<DiscoverySheetRecord, "_id" | "fr" | "en" | "epciName">;

function linkTo(sheet: Linked, settings: Settings, language: Language): SheetLink {
  return {
    title: nameOf(sheet, settings),
    url: inLanguage(`/decouvrir/${sheet._id}`, language),
    ...(language === "en" && sheet.en ? { intro: sheet.en, lang: "en" } : { intro: sheet.fr, lang: "fr" }),
  };
}

/** The name people use now, else the one of the day it was written. */
function nameOf({ _id, epciName }: Pick<Linked, "_id" | "epciName">, { territories }: Settings): string {
  return territories.list.find(({ code }) => code === _id)?.label ?? epciName;
}

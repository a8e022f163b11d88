import { Setting } from "#models/setting";
import { type ArrivalDocument, DEFAULT_ARRIVAL_DOCUMENTS } from "~/vocabulary/arrivals";
import {
  DEFAULT_LODGING_AIDS,
  DEFAULT_LODGING_RULES,
  type LodgingAid,
  type LodgingRule,
} from "~/vocabulary/lodgings";
import { PUBLISHED_HOLIDAYS, type SchoolHoliday, type SchoolZone } from "~/vocabulary/school-holidays";
import { DEFAULT_LEVELS, type TrainingLevel } from "~/vocabulary/training";

/** A territory served: an intercommunalité, how people call it, who follows its files. */
export interface Territory {
  code: string;
  label: string;
  referentId?: string;
}

export interface Settings {
  brand: {
    /** Name of the service, as people know it: « Oh My Lot ! ». */
    programme: string;
    /** Who runs it: « Département du Lot ». */
    owner: string;
    departementName: string;
    departements: string[];
    phone: string;
    email: string;
    /** One sentence under the name, on the public pages. */
    promise: string;
  };
  /** Without an address, mail leaves in the name of the brand. Some mailboxes take no « + » in their address. */
  sender: { name: string; address: string; hasPlainReplies: boolean };
  territories: { list: Territory[] };
  legal: {
    privacy: string;
    notices: string;
    accessibility: string;
    consentPartners: string;
    consentNews: string;
  };
  delays: {
    firstAnswerDays: number;
    answerLinkDays: number;
    reminderDays: number;
    urgentReminderDays: number;
    secondReminderDays: number;
    callTaskDays: number;
    changeAnswerDays: number;
    /** Working days after which both sides are asked how what was taken care of ended. */
    outcomeDays: number;
    /** After how many days what a partner said of their capacity is no longer relied on. */
    supplyStaleDays: number;
    /** Requests a partner is sent in a year before we think twice. */
    partnerCap: number;
    /** Whether partners are thanked, each quarter, for what they answered. */
    sendsThanks: boolean;
    /** How many months after the last act of a person their file is kept. */
    retentionMonths: number;
    /** How many years the signed scholarship of somebody erased is kept once it is over; null, for good, until it is fixed. */
    scholarshipYears: number | null;
  };
  calendar: {
    /** When the semesters of the interns begin, as "MM-DD"; the first working day from then on. */
    summerStart: string;
    winterStart: string;
    /** The zone of the schools of the département. */
    zone: SchoolZone;
    schoolHolidays: SchoolHoliday[];
  };
  /** What partners are not sent although the code would let them: « town-hall.rooms ». */
  sharing: { withheld: string[] };
  /** Of the lodgings of interns: the published rules of the waiting list, and the aids that being lodged takes away. */
  lodging: { rules: LodgingRule[]; aids: LodgingAid[] };
  /** The levels of placement, as the team names them. */
  training: { levels: TrainingLevel[] };
  /** Of the arrival of interns: the papers to bring. */
  arrival: { documents: ArrivalDocument[] };
  instance: { isDemo: boolean; isReady: boolean };
}

export type SettingName = keyof Settings;

export const DEFAULT_SETTINGS: Settings = {
  brand: {
    programme: "La conciergerie médicale",
    owner: "Le Département",
    departementName: "",
    departements: [],
    phone: "",
    email: "",
    promise: "Un point d’entrée unique pour les médecins, les internes et leur famille.",
  },
  sender: { name: "La conciergerie médicale", address: "", hasPlainReplies: false },
  territories: { list: [] },
  legal: { privacy: "", notices: "", accessibility: "", consentPartners: "", consentNews: "" },
  delays: {
    firstAnswerDays: 2,
    answerLinkDays: 30,
    reminderDays: 5,
    urgentReminderDays: 3,
    secondReminderDays: 10,
    callTaskDays: 15,
    changeAnswerDays: 7,
    outcomeDays: 20,
    supplyStaleDays: 30,
    partnerCap: 24,
    sendsThanks: false,
    retentionMonths: 24,
    scholarshipYears: null,
  },
  calendar: {
    summerStart: "05-02",
    winterStart: "11-02",
    zone: "C",
    schoolHolidays: [...PUBLISHED_HOLIDAYS],
  },
  sharing: { withheld: [] },
  lodging: { rules: [...DEFAULT_LODGING_RULES], aids: [...DEFAULT_LODGING_AIDS] },
  training: { levels: [...DEFAULT_LEVELS] },
  arrival: { documents: [...DEFAULT_ARRIVAL_DOCUMENTS] },
  instance: { isDemo: false, isReady: false },
};

const FRESH_MS = 2000;
let cached: { settings: Settings; readAt: number } | undefined;

/** All settings, read from the base at most every two seconds. */
export async function getSettings(): Promise<Settings> {
  if (cached && Date.now() - cached.readAt < FRESH_MS) return cached.settings;
  const stored = await Setting.find({}, { value: 1 }).lean();
  const byName = new Map(stored.map(({ _id, value }) => [_id, value]));
  const settings: Settings = { ...DEFAULT_SETTINGS };
  for (const name of settingNames()) merge(settings, name, byName.get(name));
  cached = { settings, readAt: Date.now() };
  return settings;
}

/** Makes the next reading go to the base: after a change, or between two tests. */
export function forgetSettings(): void {
  cached = undefined;
}

/** The name of a territory from its code; the code itself when it is no longer served. */
export function territoryLabel(settings: Settings, code: string): string {
  return settings.territories.list.find((territory) => territory.code === code)?.label ?? code;
}

function settingNames(): SettingName[] {
  return Object.keys(DEFAULT_SETTINGS) as SettingName[];
}

function merge<Name extends SettingName>(
  settings: Settings,
  name: Name,
  value: Record<string, unknown> | undefined,
): void {
  settings[name] = { ...DEFAULT_SETTINGS[name], ...value };
}

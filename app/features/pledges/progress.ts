import type { FundingAmounts, HistoryLine } from "#models/history-line";
import { AMOUNTS } from "./fundings";

/** What was moved: a plan, an action of it, a childcare project; named, with its kept history. */
export interface Mover {
  id: string;
  of: "plan" | "action" | "project";
  name: string;
  href: string;
  /** The plan of an action. */
  planName?: string;
  history: readonly HistoryLine[];
}

/** From one instant to another, both included. */
export interface Window {
  from: Date;
  to: Date;
}

/** What a thing gained between two instants: the first value it had there, the last it has, and nothing of what came back. */
export interface Gain {
  mover: Omit<Mover, "history">;
  isNew: boolean;
  /** First and last state. */
  state?: { from: string; to: string; text: string };
  steps: GainLine[];
  kickOff: GainLine[];
  evidence: GainLine[];
  votes: (GainLine & { to: string })[];
  exchanges: GainLine[];
  decisions: GainLine[];
  indicators: (GainLine & { from?: string; to: string })[];
  fundings: { funder: string; gained: Required<FundingAmounts> }[];
}

export interface GainLine {
  text: string;
  on?: string;
}

export interface Progress {
  gains: Gain[];
  totals: {
    moved: number;
    kept: number;
    steps: number;
    evidence: number;
    votes: number;
    projects: number;
    asked: number;
    granted: number;
    paid: number;
  };
}

/** What moved between two instants, as the kept history tells it; what moved and came back is left out. Amounts are whole cents. */
export function progressOf(movers: readonly Mover[], window: Window): Progress {
  const gains = movers.map((mover) => gainOf(mover, window)).filter(isSome);
  const sum = (amount: keyof FundingAmounts) =>
    gains.flatMap(({ fundings }) => fundings).reduce((total, { gained }) => total + gained[amount], 0);
  const count = (of: (gain: Gain) => number) => gains.reduce((total, gain) => total + of(gain), 0);
  return {
    gains,
    totals: {
      moved: gains.filter(({ state }) => state).length,
      kept: gains.filter(({ state }) => state?.to === "kept").length,
      steps: count(({ steps }) => steps.length),
      evidence: count(({ evidence }) => evidence.length),
      votes: count(({ votes }) => votes.filter(({ to }) => to !== "pending").length),
      projects: gains.filter(({ isNew, mover }) => isNew && mover.of === "project").length,
      ...{ asked: sum("asked"), granted: sum("granted"), paid: sum("paid") },
    },
  };
}

function gainOf({ history, ...mover }: Mover, { from, to }: Window): Gain {
  const lines = history.filter(({ at }) => at >= from && at <= to);
  const net = netOf(lines);
  const of = (kind: HistoryLine["kind"], value?: string) =>
    net.filter((line) => line.kind === kind && (value === undefined || line.to === value));
  const state = of("state")[0];
  return {
    mover,
    isNew: lines.some(({ kind }) => kind === "created"),
    ...(state ? { state: { from: state.from ?? "", to: state.to ?? "", text: state.text } } : {}),
    steps: of("step", "done").map(lineOf),
    kickOff: of("kick-off", "done").map(lineOf),
    evidence: of("evidence", "there").map(lineOf),
    votes: of("vote").map((line) => ({ ...lineOf(line), to: line.to ?? "" })),
    exchanges: lines.filter(({ kind }) => kind === "exchange").map(lineOf),
    decisions: lines
      .filter(({ kind }) => kind === "decision")
      .slice(-1)
      .map(lineOf),
    indicators: of("indicator").map(({ from: was, ...line }) => ({
      ...lineOf(line),
      ...(was === undefined ? {} : { from: was }),
      to: line.to ?? "",
    })),
    fundings: fundingsOf(lines),
  };
}

/** For each thing told of, from the first value it had in these lines to the last it has, unless they are the same. */
function netOf(lines: readonly HistoryLine[]): HistoryLine[] {
  const groups = new Map<string, HistoryLine>();
  for (const line of lines) {
    if (line.kind === "funding" || line.to === undefined) continue;
    const key = `${line.kind} ${line.ref ?? ""}`;
    const first = groups.get(key);
    groups.set(key, { ...line, from: first ? first.from : line.from });
  }
  return [...groups.values()].filter((line) => line.from !== line.to);
}

function fundingsOf(lines: readonly HistoryLine[]): Gain["fundings"] {
  const groups = new Map<string, { funder: string; before: FundingAmounts; after: FundingAmounts }>();
  for (const { kind, ref = "", text, before = {}, after = {} } of lines) {
    if (kind !== "funding") continue;
    groups.set(ref, { funder: text, before: groups.get(ref)?.before ?? before, after });
  }
  return [...groups.values()]
    .map(({ funder, before, after }) => ({ funder, gained: difference(before, after) }))
    .filter(({ gained }) => AMOUNTS.some((amount) => gained[amount] !== 0));
}

function difference(before: FundingAmounts, after: FundingAmounts): Required<FundingAmounts> {
  const of = (amount: keyof FundingAmounts) => (after[amount] ?? 0) - (before[amount] ?? 0);
  return { asked: of("asked"), granted: of("granted"), paid: of("paid") };
}

function lineOf({ text, on }: HistoryLine): GainLine {
  return { text, ...(on ? { on } : {}) };
}

function isSome({ isNew, state, fundings, ...lists }: Gain): boolean {
  const { steps, kickOff, evidence, votes, exchanges, decisions, indicators } = lists;
  const listed = [fundings, steps, kickOff, evidence, votes, exchanges, decisions, indicators];
  return isNew || state !== undefined || listed.some(({ length }) => length > 0);
}

import type { HandOffAnswer, HandOffRecord } from "#models/hand-off";
import type { NeedCriteria, NeedOption, NeedRecord, NeedSaid, NeedStanding } from "#models/need";
import { AWAITING_STATES, CLOSED_STATES, type HandOffState } from "~/vocabulary/hand-offs";
import { NEED_RULES, type NeedRuleKey } from "~/vocabulary/need-rules";
import { OPEN_NEED_STATES } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";

/** What the status of a need is computed from, of each hand-off. */
export interface AskedOf {
  state: HandOffState;
  partnerName: string;
  /** The day of the answer: promised by the partner, else asked of them. */
  answerBy?: string;
  askedAt: Date;
  /** When anything last happened to it. */
  at: Date;
}

export interface StatusSource {
  handOffs: readonly AskedOf[];
  options: readonly Pick<NeedOption, "state" | "at" | "markedAt">[];
  /** When the last of the adults who see the options said what they think; absent until each did. */
  rankedAt?: Date;
  /** Whether what is looked for is known. */
  isSpecified: boolean;
  /** Whether a visit day that was not called off answers it; of discovering the territory alone. */
  hasVisitDay?: boolean;
  said?: NeedSaid;
}

export interface NeedStatus extends NeedStanding {
  rule: NeedRuleKey;
}

/** The status of a need, by the first rule that holds: the same whatever the order of its hand-offs. */
export function needStatus(source: StatusSource): NeedStatus {
  const { said, handOffs } = source;
  const rule = valuesOf(NEED_RULES).find((key) => HOLDS[key](source)) ?? "to-qualify";
  const { gives } = NEED_RULES[rule];
  if (gives === "said") return { rule, ...(said ? standingOf(said) : NOTHING_SAID) };
  return { rule, ...gives, ...(gives.ball === "partner" ? holderOf(handOffs) : {}) };
}

const NOTHING_SAID: NeedStanding = { state: "to-qualify", ball: "us" };
/** What leaves us something to do: to answer a partner, to confirm a request. */
const OUR_TURN: readonly HandOffState[] = ["asked", "prepared"];

const HOLDS: Readonly<Record<NeedRuleKey, (source: StatusSource) => boolean>> = {
  "closed-by-us": ({ said, options }) =>
    said !== undefined && !isOpening(said) && options.every((option) => !isAfter(option.markedAt, said)),
  kept: ({ said, options }) =>
    options.some(
      ({ state, at, markedAt = at }) => state === "kept" && !(said && isOpening(said) && said.at > markedAt),
    ),
  said: (source) => source.said !== undefined && isOpening(source.said) && isLastWord(source, source.said),
  "to-show": ({ options }) => options.some(({ state }) => state === "new"),
  "shown-and-our-turn": (source) => hasShown(source) && (isOurTurn(source) || has(source, ["done"])),
  ranked: (source) => hasShown(source) && isRanked(source),
  shown: (source) => hasShown(source),
  "to-confirm": (source) => has(source, ["done"]),
  "our-turn-meanwhile": (source) => isOurTurn(source) && has(source, [...AWAITING_STATES, "accepted"]),
  "our-turn": (source) => isOurTurn(source),
  awaited: (source) => has(source, AWAITING_STATES),
  taken: (source) => has(source, ["accepted"]),
  "to-search-again": ({ handOffs, options }) => handOffs.length > 0 || options.length > 0,
  "day-planned": ({ hasVisitDay = false }) => hasVisitDay,
  searching: ({ isSpecified }) => isSpecified,
  "to-qualify": () => true,
};

function has({ handOffs }: StatusSource, states: readonly HandOffState[]): boolean {
  return handOffs.some(({ state }) => states.includes(state));
}

function hasShown({ options }: StatusSource): boolean {
  return options.some(({ state }) => state === "shown");
}

/** An option shown since is theirs to look at first. */
function isRanked({ options, rankedAt }: StatusSource): boolean {
  return options
    .filter(({ state }) => state === "shown")
    .every((option) => rankedAt !== undefined && shownAt(option) <= rankedAt);
}

/** Since when the household sees an option. */
export function shownAt({ at, markedAt = at }: Pick<NeedOption, "at" | "markedAt">): Date {
  return markedAt;
}

/** Somebody else to see is ours to contact until anybody is asked after that. */
function isOurTurn(source: StatusSource): boolean {
  const { handOffs } = source;
  const isLeftToUs = ({ state, at }: AskedOf) =>
    state === "passed-on" && handOffs.every(({ askedAt }) => askedAt <= at);
  return has(source, OUR_TURN) || handOffs.some(isLeftToUs);
}

function isOpening({ state }: NeedSaid): boolean {
  return OPEN_NEED_STATES.includes(state);
}

function isLastWord({ handOffs, options, rankedAt }: StatusSource, said: NeedSaid): boolean {
  const moves = [...handOffs.map(({ at }) => at), ...options.map(shownAt), rankedAt];
  return moves.every((at) => !isAfter(at, said));
}

function isAfter(at: Date | undefined, said: NeedSaid): boolean {
  return at !== undefined && at > said.at;
}

/** Who has the ball: the awaited partner whose day comes first, else one who takes care of it, from whom no day is awaited. */
function holderOf(handOffs: readonly AskedOf[]): Pick<NeedStanding, "holder" | "promisedOn"> {
  const awaited = handOffs.filter(({ state }) => AWAITING_STATES.includes(state));
  const [first] = awaited.toSorted(byDay);
  if (first) return withoutEmpty({ holder: first.partnerName, promisedOn: first.answerBy });
  const [taker] = handOffs.filter(({ state }) => state === "accepted").toSorted(byDay);
  return taker ? { holder: taker.partnerName } : {};
}

function byDay(one: AskedOf, other: AskedOf): number {
  const [a, b] = [one, other].map(({ answerBy = "9999", partnerName }) => `${answerBy} ${partnerName}`);
  return (a ?? "") < (b ?? "") ? -1 : 1;
}

/** A hand-off as the rules read it. */
export function askedOf(
  handOff: Pick<
    HandOffRecord,
    "state" | "partnerName" | "versions" | "answers" | "outcomes" | "sentAt" | "updatedAt"
  >,
): AskedOf {
  const { state, partnerName, versions, outcomes = [], sentAt, updatedAt } = handOff;
  const answer = answerSinceSent(handOff);
  const last = CLOSED_STATES.includes(state) ? updatedAt : (outcomes.at(-1)?.at ?? answer?.at ?? sentAt);
  const answerBy = answer?.promisedOn ?? versions.at(-1)?.answerBy;
  return { state, partnerName, answerBy, askedAt: sentAt, at: last };
}

/** What a partner last answered since it was last asked. */
export function answerSinceSent({
  answers,
  sentAt,
}: Pick<HandOffRecord, "answers" | "sentAt">): HandOffAnswer | undefined {
  const last = answers.at(-1);
  return last && last.at >= sentAt ? last : undefined;
}

type Described = Pick<NeedRecord, "state" | "ball" | "holder" | "promisedOn" | "criteria" | "options"> &
  Pick<NeedRecord, "rankedAt" | "rule" | "said" | "updatedAt">;

/** The source of a need's status. What was kept before there were rules, and which they do not explain, was said by a colleague. */
export function sourceOf(need: Described, handOffs: readonly AskedOf[], hasVisitDay = false): StatusSource {
  const { options, rankedAt, criteria, rule, said, updatedAt } = need;
  const source = { handOffs, options, rankedAt, isSpecified: isSpecified(criteria), hasVisitDay, said };
  if (rule || said || isSameStanding(need, needStatus(source))) return source;
  return { ...source, said: { ...standingOf(need), at: updatedAt } };
}

/** Whether two standings say the same. */
export function isSameStanding(one: NeedStanding, other: NeedStanding): boolean {
  const words = ({ state, ball, holder = "", promisedOn = "" }: NeedStanding) =>
    [state, ball, holder, promisedOn].join("|");
  return words(one) === words(other);
}

/** Only the standing, from what holds more. */
export function standingOf({ state, ball, holder, promisedOn }: NeedStanding): NeedStanding {
  return { state, ball, ...withoutEmpty({ holder, promisedOn }) };
}

function withoutEmpty({
  holder,
  promisedOn,
}: Pick<NeedStanding, "holder" | "promisedOn">): Pick<NeedStanding, "holder" | "promisedOn"> {
  return { ...(holder ? { holder } : {}), ...(promisedOn ? { promisedOn } : {}) };
}

/** Whether anything is known of what is looked for; what counts most, and who looks, say nothing by themselves. */
export function isSpecified({ importances: _weights, memberId: _who, ...criteria }: NeedCriteria): boolean {
  return Object.values(criteria).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
}

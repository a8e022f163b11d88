import type { Head, HouseholdRecord } from "#models/household";
import type { PipelineRecord, Stage } from "#models/pipeline";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { listFileReferents } from "~/features/file/file-list.queries.server";
import { ruleWords } from "~/features/pipelines/stage-fields";
import type { Grouping } from "~/vocabulary/boards";
import { READINESS_BANDS, READINESS_LIMITS } from "~/vocabulary/file-filters";
import { valuesOf } from "~/vocabulary/words";
import { type BoardFile, cardsOf, findBoardFiles } from "./board-files.queries.server";
import { type BoardFilters, stageListAddress } from "./board-filters";
import type { BoardCard, BoardColumn } from "./board-view";

/** Cards of a column; those by which one leaves tell less. */
const MOST_CARDS = 30;
const MOST_EXITS = 10;
/** Files gone through when the columns are not stages. */
export const MOST_GROUPED = 300;

interface Columns {
  columns: BoardColumn[];
  /** More files than are gone through: the least urgent are missing. */
  isCut: boolean;
}

type Board = Pick<PipelineRecord, "_id" | "stages">;

/** The stages of a pipeline as columns, the most urgent files first; exits come last. */
export async function listStageColumns(user: User, board: Board, filters: BoardFilters): Promise<Columns> {
  const stages = inOrder(board.stages);
  const { files, isCut } = await findBoardFiles(
    user,
    filters,
    stages.map(({ key, isExit }) => {
      const journeyKeys = `${board._id}/${key}`;
      return {
        filter: isExit ? { journeyKeys } : { journeyKeys, state: "open" as const },
        most: mostOf(isExit),
        isNewestFirst: isExit,
      };
    }),
  );
  const cards = cardsByStage(files, board);
  return { columns: stages.map((stage) => stageColumn(stage, cards.get(stage.key) ?? [], filters)), isCut };
}

/** A file that nobody follows any more shows where its journey ended, and nothing before. */
function cardsByStage(files: readonly BoardFile[], board: Board): Map<string, BoardCard[]> {
  const today = toDay(now());
  const all = board.stages.map(({ key }) => key);
  const exits = board.stages.filter(({ isExit }) => isExit).map(({ key }) => key);
  const cards = new Map<string, BoardCard[]>(all.map((key) => [key, []]));
  for (const file of files)
    for (const { card, journey } of cardsOf(file, board, file.state === "open" ? all : exits, today))
      cards.get(journey.stage)?.push(card);
  return cards;
}

/** The columns of a pipeline, the exits after the others. */
export function inOrder(stages: readonly Stage[]): Stage[] {
  return [...stages].sort((one, other) => Number(one.isExit ?? false) - Number(other.isExit ?? false));
}

/** The head of a column: what the team reads of a stage. */
export function columnHead(stage: Stage) {
  const { key, fr, isExit, limit, colour, ageing } = stage;
  return { key, label: fr, isExit, limit, colour, ageing, rules: ruleWords(stage) || undefined };
}

function stageColumn(stage: Stage, cards: BoardCard[], filters: BoardFilters): BoardColumn {
  const most = mostOf(stage.isExit);
  const shown = inUrgency(cards, stage.isExit).slice(0, most);
  return {
    ...columnHead(stage),
    cards: stage.isExit ? shown.map(leaving) : shown,
    more: cards.length > most ? stageListAddress(stage.key, filters) : undefined,
  };
}

/** As the base sorts them: what has no day comes first. */
function inUrgency(cards: BoardCard[], isNewestFirst = false): BoardCard[] {
  const keyOf = ({ dueOn = "", fileId }: BoardCard) => `${dueOn} ${fileId}`;
  const sorted = cards.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return isNewestFirst ? sorted.reverse() : sorted;
}

function mostOf(isExit: boolean | undefined): number {
  return isExit ? MOST_EXITS : MOST_CARDS;
}

/** Of somebody who left, who they are is enough. */
function leaving({ id, fileId, name, situation }: BoardCard): BoardCard {
  return { id, fileId, name, situation };
}

type GroupedFile = BoardFile & Pick<HouseholdRecord, "referentId" | "territories" | "readiness">;

type OtherGrouping = Exclude<Grouping, "stage">;

/** The most urgent open files of a pipeline, in columns that are not its stages. */
export async function listGroupedColumns(
  user: User,
  board: Board,
  filters: BoardFilters,
  grouping: OtherGrouping,
): Promise<Columns> {
  const stages = board.stages.filter(({ isExit }) => !isExit).map(({ key }) => key);
  const [{ files, isCut }, labels] = await Promise.all([
    findBoardFiles<GroupedFile>(user, filters, [
      {
        filter: { journeyKeys: { $in: stages.map((key) => `${board._id}/${key}`) }, state: "open" },
        most: MOST_GROUPED,
        shown: { referentId: 1, territories: 1, readiness: 1 },
      },
    ]),
    labelsOf(grouping),
  ]);
  const columns = new Map<string, BoardColumn>();
  const today = toDay(now());
  for (const file of files.slice(0, MOST_GROUPED)) {
    for (const { card, head, journey } of cardsOf(file, board, stages, today)) {
      const key = GROUP_OF[grouping](file, head);
      const column = columns.get(key) ?? {
        key,
        label: labels.get(key) ?? unknownOf(grouping, key),
        cards: [],
      };
      column.cards.push({ ...card, stage: journey.stage });
      columns.set(key, column);
    }
  }
  return { columns: sorted([...columns.values()], labels), isCut: isCut || files.length > MOST_GROUPED };
}

/** The first territory wished for: a person is on a board once. */
const GROUP_OF: Readonly<Record<OtherGrouping, (file: GroupedFile, head: Head) => string>> = {
  referent: ({ referentId }) => referentId ?? "",
  territory: ({ territories }) => territories[0] ?? "",
  semester: (_file, { semester }) => semester ?? "",
  readiness: ({ readiness }) =>
    valuesOf(READINESS_BANDS).find((band) => readiness < READINESS_LIMITS[band][1]) ?? "high",
};

const WITHOUT: Readonly<Record<OtherGrouping, string>> = {
  referent: "Sans référent·e",
  territory: "Sans préférence",
  semester: "Semestre inconnu",
  readiness: "",
};

function unknownOf(grouping: OtherGrouping, key: string): string {
  if (!key) return WITHOUT[grouping];
  if (grouping === "referent") return "Ancien·ne référent·e";
  return grouping === "semester" && /^\d+$/.test(key) ? `Semestre ${key}` : key;
}

async function labelsOf(grouping: OtherGrouping): Promise<Map<string, string>> {
  if (grouping === "referent") {
    const referents = await listFileReferents();
    return new Map(referents.map(({ _id, name }) => [_id, name]));
  }
  if (grouping === "territory") {
    const { territories } = await getSettings();
    return new Map(territories.list.map(({ code, label }) => [code, label]));
  }
  if (grouping === "readiness")
    return new Map(valuesOf(READINESS_BANDS).map((band) => [band, READINESS_BANDS[band].fr]));
  return new Map();
}

/** In the order of their list, then by name; what has no group is last. */
function sorted(columns: BoardColumn[], labels: ReadonlyMap<string, string>): BoardColumn[] {
  const order = [...labels.keys()];
  const placeOf = ({ key }: BoardColumn) => {
    if (key === "") return order.length + 1;
    return order.includes(key) ? order.indexOf(key) : order.length;
  };
  return columns.sort(
    (one, other) => placeOf(one) - placeOf(other) || byUnit(one).localeCompare(byUnit(other), "fr"),
  );
}

/** « 3ᵉ année » is read « année 3ᵉ »: years of study come together, then semesters. */
function byUnit({ label }: BoardColumn): string {
  return label.replace(/^(\d\S*) (.+)$/, "$2 $1");
}

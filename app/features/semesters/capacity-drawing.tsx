import type { Column, InternBlock, SeatBlock } from "./capacity";

interface Props {
  columns: readonly Column[];
  /** The same in words, for those who do not see it. */
  label: string;
}

/** As many as fit beside the names of the rows on a phone. */
const PER_LINE = 20;

/** Places, rooms and interns as three aligned rows of small blocks: what is missing is a hole in a column. */
export function CapacityDrawing({ columns, label }: Props) {
  return (
    <div className="capacity" role="img" aria-label={label}>
      {inLines(columns).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is nothing but its rank
        <div key={index} className="capacity-line">
          <Row name="Places" blocks={line.map(({ seat }) => seat)} />
          <Row name="Cabinets" blocks={line.map(roomOf)} />
          <Row name="Internes" blocks={line.map(({ intern }) => intern)} />
        </div>
      ))}
    </div>
  );
}

/** Beds over interns who need one, aligned in the same way. */
export function BedDrawing({
  beds: { beds, taken, asked, lodged },
  label,
}: {
  beds: { beds: number; taken: number; asked: number; lodged: number };
  label: string;
}) {
  const others = Math.max(0, taken - lodged);
  const length = Math.max(beds, others + asked);
  const line = Array.from({ length }, (_, rank) => ({
    bed: bedAt(rank, { beds, taken }),
    intern: internAt(rank - others, { asked, lodged }),
  }));
  return (
    <div className="capacity" role="img" aria-label={label}>
      {inLines(line).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is nothing but its rank
        <div key={index} className="capacity-line">
          <Row name="Lits" blocks={part.map(({ bed }) => bed)} />
          <Row name="Internes" blocks={part.map(({ intern }) => intern)} />
        </div>
      ))}
    </div>
  );
}

const KEY: readonly { block: Block; words: string }[] = [
  { block: "filled", words: "pris" },
  { block: "free", words: "libre" },
  { block: "unconfirmed", words: "à confirmer" },
  { block: "no-supervisor", words: "perdue, sans maître de stage" },
  { block: "no-room", words: "perdue, sans cabinet" },
  { block: "missing", words: "manque" },
  { block: "waiting", words: "interne à placer" },
  { block: "stranded", words: "interne à replacer" },
];

/** What each block means: once for the page. */
export function CapacityKey() {
  return (
    <ul className="capacity-key" aria-label="Légende">
      {KEY.map(({ block, words }) => (
        <li key={block}>
          <span className="capacity-block" data-block={block} aria-hidden="true" /> {words}
        </li>
      ))}
    </ul>
  );
}

type Block = SeatBlock | InternBlock | "missing";

function Row({ name, blocks }: { name: string; blocks: readonly (Block | undefined)[] }) {
  return (
    <div className="capacity-row">
      <span className="capacity-name">{name}</span>
      {blocks.map((block, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is nothing but its rank
        <span key={rank} className="capacity-block" data-block={block} />
      ))}
    </div>
  );
}

function roomOf({ seat, hasRoom, intern }: Column): Block | undefined {
  if (!seat) return undefined;
  if (!hasRoom) return "missing";
  return intern === "placed" ? "filled" : "free";
}

function bedAt(rank: number, { beds, taken }: { beds: number; taken: number }): Block | undefined {
  if (rank >= beds) return undefined;
  return rank < taken ? "filled" : "free";
}

function internAt(rank: number, { asked, lodged }: { asked: number; lodged: number }): Block | undefined {
  if (rank < 0 || rank >= asked) return undefined;
  return rank < lodged ? "placed" : "waiting";
}

function inLines<Item>(items: readonly Item[]): Item[][] {
  const count = Math.max(1, Math.ceil(items.length / PER_LINE));
  return Array.from({ length: count }, (_, line) => items.slice(line * PER_LINE, (line + 1) * PER_LINE));
}

import { Link } from "@remix-run/react";
import type { Language } from "~/vocabulary/languages";
import type { Word } from "~/vocabulary/words";
import type { TerritoryMapData } from "./territory-map.queries.server";

/** What is written on one territory, and how strongly it is tinted: 0 to 3. */
export interface MapPlace {
  code: string;
  label: string;
  value: string;
  level: number;
}

interface Props {
  map: TerritoryMapData;
  /** What the map shows, for those who do not see it; its figures are in a table nearby. */
  title: string;
  places: readonly MapPlace[];
  /** Whether who looks may go and import the contours. */
  canImport: boolean;
  language?: Language;
}

const SCHEMATIC: Word = {
  fr: "Carte schématique, du nord au sud.",
  en: "Schematic map, from north to south.",
};

const TILE = { width: 140, height: 76, gap: 4 };
const LINE_HEIGHT = 15;
/** Characters of a name that fit across a tile. */
const LONGEST_LINE = 18;

/** The territories drawn from north to south: tiles until contours are imported, real shapes after. */
export function TerritoryMap({ map, title, places, canImport, language = "fr" }: Props) {
  if (places.length === 0) return null;
  return (
    <figure className="territory-map">
      {map.kind === "tiles" ? (
        <Tiles map={map} title={title} places={places} />
      ) : (
        <Outlines map={map} title={title} places={places} />
      )}
      <figcaption className="text-muted">
        {map.kind === "tiles" ? SCHEMATIC[language] : "Contours : geo.api.gouv.fr."}
        {map.kind === "tiles" && canImport && (
          <>
            {" "}
            <Link to="/settings/reference-data">Importer les contours réels</Link>
          </>
        )}
      </figcaption>
    </figure>
  );
}

interface DrawingProps<Kind extends TerritoryMapData["kind"]>
  extends Omit<Props, "map" | "canImport" | "language"> {
  map: Extract<TerritoryMapData, { kind: Kind }>;
}

function Tiles({ map: { columns, rows, tiles }, title, places }: DrawingProps<"tiles">) {
  const [width, height] = [columns * TILE.width, rows * TILE.height];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-label={title}>
      {tiles.map(({ code, column, row }) => {
        const [x, y] = [column * TILE.width, row * TILE.height];
        const place = places.find((candidate) => candidate.code === code);
        return (
          place && (
            <g key={code}>
              <rect
                className="map-area"
                data-level={place.level}
                x={x}
                y={y}
                width={TILE.width - TILE.gap}
                height={TILE.height - TILE.gap}
                rx="4"
              />
              <Name place={place} x={x + (TILE.width - TILE.gap) / 2} y={y + (TILE.height - TILE.gap) / 2} />
            </g>
          )
        );
      })}
    </svg>
  );
}

function Outlines({ map: { width, height, shapes }, title, places }: DrawingProps<"outlines">) {
  const known = new Map(places.map((place) => [place.code, place]));
  return (
    <svg viewBox={`-1 -1 ${width + 2} ${height + 2}`} width={width} role="img" aria-label={title}>
      {shapes.map(({ code, path }) => (
        <path key={code} className="map-area" data-level={known.get(code)?.level ?? 0} d={path} />
      ))}
      {shapes.map(({ code, at: [x, y] }) => {
        const place = known.get(code);
        return place && <Name key={code} place={place} x={x} y={y} />;
      })}
    </svg>
  );
}

/** The name on as many lines as it needs, the value under it, centred on a point. */
function Name({ place: { label, value }, x, y }: { place: MapPlace; x: number; y: number }) {
  const lines = linesOf(label);
  const top = y - ((lines.length + 1) * LINE_HEIGHT) / 2 + LINE_HEIGHT * 0.75;
  return (
    <text textAnchor="middle" className="map-name">
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={top + index * LINE_HEIGHT}>
          {line}
        </tspan>
      ))}
      <tspan x={x} y={top + lines.length * LINE_HEIGHT} className="map-value">
        {value}
      </tspan>
    </text>
  );
}

function linesOf(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LONGEST_LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

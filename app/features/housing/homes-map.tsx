import { Section } from "~/components/ui/section";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { DrawnPlace, HomesMapData } from "./homes-map-layout";

/** Where the homes proposed are, and the place of work: the cards say the same in words. */
export function HomesMap({ map }: { map: HomesMapData | null | undefined }) {
  if (!map) return null;
  const { width, height, places, scale } = map;
  return (
    <Section title="Sur la carte">
      <figure className="territory-map">
        <svg viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-label={titleOf(places)}>
          {places.map((place) => (
            <Place key={place.name} place={place} />
          ))}
          <path
            className="map-scale"
            d={`M16 ${height - 14}h${scale.pixels}`}
            stroke="currentColor"
            strokeWidth="2"
          />
          <text className="map-name" x={16 + scale.pixels + 8} y={height - 10}>
            {`${scale.km}${NBSP}km`}
          </text>
        </svg>
        <figcaption className="text-muted">Les communes à leur place, le nord en haut.</figcaption>
      </figure>
    </Section>
  );
}

/** A dot for homes, a square for work: told apart without colour. */
function Place({ place: { name, homes, isWork, x, y, labelY } }: { place: DrawnPlace }) {
  const labelX = x + 14;
  return (
    <g fill="currentColor">
      {isWork && (
        <rect x={x - 7} y={y - 7} width="14" height="14" fill="none" stroke="currentColor" strokeWidth="2" />
      )}
      {homes > 0 && <circle cx={x} cy={y} r="4.5" />}
      {labelY > y && <path d={`M${x} ${y}L${labelX - 2} ${labelY}`} stroke="currentColor" strokeWidth="1" />}
      <text className="map-name" x={labelX} y={labelY + 5}>
        {name}
        <tspan className="map-value">{`, ${wordsOf({ homes, isWork })}`}</tspan>
      </text>
    </g>
  );
}

function wordsOf({ homes, isWork }: Pick<DrawnPlace, "homes" | "isWork">): string {
  return [homes > 0 && formatCount(homes, "logement", "logements"), isWork && "lieu de travail"]
    .filter(Boolean)
    .join(", ");
}

function titleOf(places: readonly DrawnPlace[]): string {
  const told = places.map((place) => `${place.name}, ${wordsOf(place)}`);
  return `Carte des logements proposés : ${told.join(" ; ")}`;
}

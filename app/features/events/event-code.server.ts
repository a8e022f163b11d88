import { encode } from "uqr";
import type { EventRecord } from "#models/event";
import { env } from "~/core/env.server";

export interface DrawnCode {
  /** Modules a side, its quiet zone with it. */
  size: number;
  /** The dark modules, as the path of an SVG. */
  path: string;
}

/** Modules left blank around, without which a phone may not see where the code ends (ISO/IEC 18004). */
const QUIET = 4;

/** Room under the code, in modules, for its address in letters. */
const UNDER = 4;

/** Of a letter as a share of its height, wide enough for the address to hold in one line. */
const LETTER_WIDTH = 0.65;

/** Where whoever is met opens the short form of an event. */
export function eventAddress({ code }: Pick<EventRecord, "code">): string {
  return `${env().publicUrl}/interet?rencontre=${code}`;
}

/** The code by which a phone opens an address, when it is held to it on paper or on a screen. */
export function drawnCode(address: string): DrawnCode {
  const { size, data } = encode(address, { ecc: "M", border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return { size, path: path.join("") };
}

/** The same as a file, to be printed at any size, with the address under it for whoever cannot scan it. */
export function codeFile({ size, path }: DrawnCode, address: string): string {
  const side = size + UNDER;
  const blank = `<rect width="${side}" height="${side}" fill="#fff"/>`;
  const code = `<path d="${path}" transform="translate(${UNDER / 2} 0)" shape-rendering="crispEdges"/>`;
  const font = `font-family="sans-serif" font-size="${(side / (LETTER_WIDTH * address.length)).toFixed(2)}"`;
  const words = `<text x="${side / 2}" y="${size + 1}" text-anchor="middle" ${font}>${address}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${blank}${code}${words}</svg>`;
}

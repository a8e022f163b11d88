import { expect, it } from "vitest";
import { codeFile, drawnCode, eventAddress } from "~/features/events/event-code.server";

/** What marks three corners of every code (ISO/IEC 18004). */
const CORNER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];
const QUIET = 4;

it("draws the address of an event with its three corners, and nothing in the blank around it", () => {
  const { size, path } = drawnCode(eventAddress({ code: "KXVRTA" }));
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  const at = (left: number, top: number) =>
    CORNER.map((row, y) => [...row].map((_, x) => (dark.has(`${left + x} ${top + y}`) ? 1 : 0)).join(""));
  const far = size - QUIET - CORNER.length;

  for (const [left, top] of [
    [QUIET, QUIET],
    [far, QUIET],
    [QUIET, far],
  ] as const)
    expect(at(left, top)).toEqual(CORNER);
  expect(at(far, far)).not.toEqual(CORNER);
  for (const place of dark)
    for (const side of place.split(" ").map(Number)) expect(side >= QUIET && side < size - QUIET).toBe(true);
});

it("draws another code for another event, the same twice, and both as files that print on white", () => {
  const [one, other] = ["KXVRTA", "BMDZQE"].map((code) => drawnCode(eventAddress({ code })));

  expect(one?.path).not.toBe(other?.path);
  expect(drawnCode(eventAddress({ code: "KXVRTA" }))).toEqual(one);
  const file = codeFile(one ?? { size: 0, path: "" }, eventAddress({ code: "KXVRTA" }));
  expect(file).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"[^>]*><rect [^>]*fill="#fff"\/><path d="M/);
  expect(file).toContain(`>${eventAddress({ code: "KXVRTA" })}</text>`);
});

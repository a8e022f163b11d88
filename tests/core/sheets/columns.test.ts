import { expect, it } from "vitest";
import { guessColumns } from "~/core/sheets/columns";

const WORDS = { names: { rooms: ["pieces", "type"], note: ["note", "surface"] }, several: ["note" as const] };

it("reads a field from the header that names it best, wherever it stands, and a note from several", () => {
  const read = (headers: string[]) => guessColumns(headers, WORDS).map(({ field }) => field);
  expect(read(["Type", "Pièces"])).toEqual([undefined, "rooms"]);
  expect(read(["Type", "Surface", "Note"])).toEqual(["rooms", "note", "note"]);
  expect(read(["Type", "Type"])).toEqual(["rooms", undefined]);
});

import { describe, expect, it } from "vitest";
import { readTable } from "~/core/sheets/read-table.server";
import { workbookOf } from "~/core/sheets/write-table.server";

const WIDE = Array.from({ length: 130 }, (_, column) => `c${column}`);
const LONG = "m".repeat(9000);

describe("a workbook larger than what is read", () => {
  it("keeps its first hundred columns, and two thousand signs of a cell", async () => {
    const [headers, row] = await readTable(await workbookOf([WIDE, ["Figeac", LONG]]));
    expect([headers?.length, headers?.at(-1)]).toEqual([100, "c99"]);
    expect(row?.slice(0, 2)).toEqual(["Figeac", "m".repeat(2000)]);
  });

  it("is bounded like a text of the same cells", async () => {
    const text = new TextEncoder().encode([WIDE.join(";"), `Figeac;${LONG}`].join("\n"));
    const [headers, row] = await readTable(text);
    expect([headers?.length, row?.[1]?.length]).toEqual([100, 2000]);
  });
});

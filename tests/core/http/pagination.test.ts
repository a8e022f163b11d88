import { expect, it } from "vitest";
import { COUNT_CAP, PAGE_SIZE, pageFrom, pageOf } from "~/core/http/pagination.server";
import { formatCapped } from "~/vocabulary/typography";

it.each([
  ["", 1],
  ["?page=3", 3],
  ["?page=2000", 2000],
  ["?page=2001", 1],
  ["?page=0", 1],
  ["?page=-4", 1],
  ["?page=1.5", 1],
  ["?page=deux", 1],
  ["?page=", 1],
  ["?page=Infinity", 1],
])("reads the page of « %s » as %i", (search, page) => {
  expect(pageOf(new URL(`http://127.0.0.1:3000/triage${search}`))).toBe(page);
});

it("shows a whole page and knows whether another follows", () => {
  const rows = Array.from({ length: PAGE_SIZE + 1 }, (_, place) => place);
  expect(pageFrom(rows, 1, 51)).toMatchObject({ hasNext: true, total: 51 });
  expect(pageFrom(rows, 1, 51).rows).toHaveLength(PAGE_SIZE);
  expect(pageFrom(rows.slice(0, PAGE_SIZE), 2, 100).hasNext).toBe(false);
});

it("says « plus de 1 000 » instead of counting further", () => {
  expect(formatCapped(COUNT_CAP + 1, COUNT_CAP)).toMatch(/plus de 1\s000/i);
});

/** Rows on a page of a list. */
export const PAGE_SIZE = 50;

/** Beyond this many, a list says « plus de 1 000 » instead of counting. */
export const COUNT_CAP = 1000;

export interface Page<Row> {
  rows: Row[];
  page: number;
  hasNext: boolean;
  /** Exact up to COUNT_CAP; COUNT_CAP + 1 means more. */
  total: number;
}

/** The page asked for in the URL; anything unreadable is the first. */
export function pageOf(url: URL): number {
  const page = Number(url.searchParams.get("page") ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 2000 ? page : 1;
}

/** Puts together a page read with one row more than it shows. */
export function pageFrom<Row>(rows: Row[], page: number, total: number): Page<Row> {
  return { rows: rows.slice(0, PAGE_SIZE), page, hasNext: rows.length > PAGE_SIZE, total };
}

import type { Page } from "~/core/http/pagination.server";

const MOST_PAGES = 2000;

/** The rows of a list, read page by page. */
export async function* everyRow<Row>(read: (page: number) => Promise<Page<Row>>): AsyncGenerator<Row> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { rows, hasNext } = await read(page);
    yield* rows;
    if (!hasNext) return;
  }
}

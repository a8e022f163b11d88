import { createElement } from "react";
import { expect, it } from "vitest";
import { readPdf } from "#tests/support/read-pdf";
import { PDF_FONT, pdfLibrary } from "~/features/scholarships/pdf-fonts.server";

it("copies as they are read the letters that an earlier document drew as part of others", async () => {
  // « Ĝ » is drawn from « G »: the letter alone was then known by its number, not by what it stands for.
  expect(await copied("Ĝ Û")).toBe("Ĝ Û");
  expect(await copied("Garonne, Ussel, G, U")).toBe("Garonne, Ussel, G, U");
});

async function copied(words: string): Promise<string> {
  const { Document, Page, Text, renderToBuffer } = await pdfLibrary();
  const text = createElement(Text, { style: { fontFamily: PDF_FONT } }, words);
  return readPdf(await renderToBuffer(createElement(Document, {}, createElement(Page, {}, text)))).text;
}

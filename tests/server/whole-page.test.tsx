import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { wholePage } from "~/server/whole-page.server";

it("sends accented letters whole, wherever the buffers of React end", async () => {
  const words = Array.from({ length: 400 }, (_, index) => `${"a".repeat(index % 7)}é—à côté…`);
  const page = await rendered(words);
  expect(page).not.toContain("\0");
  for (const word of words) expect(page).toContain(`<li title="${word}">${word}</li>`);
});

function rendered(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <ul>
        {words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once
          <li key={index} title={word}>
            {word}
          </li>
        ))}
      </ul>,
      { onAllReady: () => pipe(wholePage((body) => resolve(body.toString("utf8")))), onError: reject },
    );
  });
}

import { expect, it } from "vitest";
import { render } from "#tests/support/render";
import { AidMarks, LostAids } from "~/features/lodgings/aid-marks";
import { lostAidMark, lostAidWords } from "~/features/lodgings/lost-aids";
import { DEFAULT_LODGING_AIDS, type LodgingAid } from "~/vocabulary/lodgings";

it("says an aid in a word beside each booking, led to its whole sentence, which is there once", async () => {
  const marks = DEFAULT_LODGING_AIDS.map(lostAidMark);
  const html = await render(
    <>
      <AidMarks aids={marks} of="Élodie Caron" />
      <AidMarks aids={marks} of="Paul Roques" />
      <LostAids
        aids={DEFAULT_LODGING_AIDS.map((aid) => ({ ...lostAidMark(aid), words: lostAidWords(aid) }))}
      />
    </>,
  );
  const plain = html.replaceAll("<!-- -->", "");

  expect(plain).toMatch(/perd l’IFH<span class="visually-hidden">, Élodie Caron/);
  expect(plain.match(/href="#aide-housing-indemnity"/g)).toHaveLength(2);
  expect(plain.match(/id="aide-housing-indemnity"/g)).toHaveLength(1);
  expect(plain.match(/l’interne perd/g)).toHaveLength(1);
});

it("says « une aide » of one that has no short name", () => {
  const { short: _, ...aid } = DEFAULT_LODGING_AIDS[0] as LodgingAid;
  expect(lostAidMark(aid).mark).toBe("perd une aide");
});

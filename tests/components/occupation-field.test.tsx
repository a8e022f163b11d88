import { expect, it } from "vitest";
import { render } from "#tests/support/render";
import { OccupationField } from "~/features/occupations/occupation-field";

const field = { id: "work-occupation", name: "occupation", defaultValue: "Luthière" };
const romeCode = { id: "work-romeCode", name: "romeCode", defaultValue: "B1601" };

it("is a plain line of text before any script, its words and its code kept", async () => {
  const html = await render(<OccupationField label="Métier" field={field} romeCode={romeCode} />);
  expect(html).toMatch(/<label for="work-occupation">Métier<\/label>/);
  expect(html).toMatch(/<input(?=[^>]*name="occupation")(?=[^>]*type="text")(?=[^>]*value="Luthière")/);
  expect(html).toMatch(/<input(?=[^>]*type="hidden")(?=[^>]*name="romeCode")(?=[^>]*value="B1601")/);
});

it("shows its error and says so to a screen reader", async () => {
  const html = await render(
    <OccupationField label="Métier" field={{ ...field, errors: ["Trop long."] }} romeCode={romeCode} />,
  );
  expect(html).toMatch(/aria-invalid="true"/);
  expect(html).toContain("Trop long.");
});

import { expect, it } from "vitest";
import { render } from "#tests/support/render";
import { Combobox } from "~/components/ui/combobox";

const TOWNS = [
  { value: "46102", label: "Figeac", hint: "46100" },
  { value: "", label: "Aucune" },
];

it("offers the browser’s own list without JavaScript, and posts one value only", async () => {
  const empty = await render(<Combobox label="Commune" name="town" options={TOWNS} />, "/");
  expect(empty).toMatch(/<noscript><select[^>]* name="town"[^>]* aria-label="Commune"/);
  expect(empty).toContain('<option value="46102">Figeac, 46100</option>');
  expect(empty.match(/name="town"/g)).toHaveLength(1);

  const chosen = await render(
    <Combobox label="Commune" name="town" options={TOWNS} defaultValue="46102" />,
    "/",
  );
  expect(chosen).toMatch(/<input type="hidden" name="town" value="46102"/);
  expect(chosen).not.toContain("noscript>");
});

import { expect, it } from "vitest";
import { render } from "#tests/support/render";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { TextField } from "~/components/ui/text-field";

it("shows a label with the apostrophe of print, and names its control as it is said", async () => {
  const field = await render(<TextField label="Jusqu'au" id="until" />, "/");
  expect(field).toContain('<label for="until">Jusqu’au</label>');
  expect(field).toContain('aria-label="Jusqu&#x27;au"');
  expect(await render(<TextField label="À partir du" id="from" />, "/")).not.toContain("aria-label");
});

it("does so of what is ticked", async () => {
  const options = [{ value: "childcare", label: "Garde d'enfants" }];
  const group = await render(<CheckboxGroup label="Mes besoins" id="needs" options={options} />, "/");
  expect(group).toMatch(/aria-label="Garde d&#x27;enfants"[^>]*\/><span>Garde d’enfants/);
});

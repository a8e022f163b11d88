import { expect, it } from "vitest";
import { render } from "#tests/support/render";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { AccountForm } from "~/features/accounts/account-form";
import { IdentitySection } from "~/features/accounts/own-account-sections";
import { PartnerForm } from "~/features/partners/partner-form";

const PHONE = "0536490012";
const IN_PAIRS = "05\u00A036\u00A049\u00A000\u00A012";
const NONE = { lastResult: undefined, territories: [], structures: [], act: "Enregistrer" };

const AGENCY = { name: "Agence", kind: "estate-agency" as const, territories: [] };

const FORMS: Record<string, JSX.Element> = {
  "one’s own account": <IdentitySection account={{ name: "Jeanne", phone: PHONE }} {...NONE} />,
  "a colleague": <AccountForm account={{ name: "Jeanne", phone: PHONE }} {...NONE} />,
  "a partner": <PartnerForm partner={{ ...AGENCY, contacts: [{ name: "Paul", phone: PHONE }] }} {...NONE} />,
};

it.each(Object.entries(FORMS))("shows the number of %s in pairs in its field", async (_title, form) => {
  expect(await render(form)).toContain(`value="${IN_PAIRS}"`);
});

it("carries the values a form was drawn from, still the first ones after a refusal", async () => {
  const values = { name: "Agence du Pont" };
  const refused = { initialValue: { before: '{"name":"Agence"}' } };
  expect(await render(<DrawnFrom values={values} lastResult={undefined} />)).toContain("Agence du Pont");
  const kept = await render(<DrawnFrom values={values} lastResult={refused} />);
  expect(kept).toContain("{&quot;name&quot;:&quot;Agence&quot;}");
});

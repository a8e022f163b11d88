import { expect, it } from "vitest";
import { render } from "#tests/support/render";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { AccountForm } from "~/features/accounts/account-form";
import { IdentitySection } from "~/features/accounts/own-account-sections";
import { EventSection } from "~/features/events/event-sections";
import { FamilyForm } from "~/features/households/family-form";
import { PartnerForm } from "~/features/partners/partner-form";
import { CONSENT_MEANS } from "~/vocabulary/consents";
import { valuesOf } from "~/vocabulary/words";

const PHONE = "0536490012";
const IN_PAIRS = "05\u00A036\u00A049\u00A000\u00A012";
const PARTNER_CHOICES = {
  choices: { territories: [], communes: [], partners: [] },
  defaults: { delayDays: 5, yearlyCap: 24 },
};
const NONE = { lastResult: undefined, territories: [], structures: [], act: "Enregistrer" };

const FAMILY = { computed: {}, members: [], grownUps: [], projects: [], lastResult: undefined };
const AGENCY = { name: "Agence", kind: "estate-agency" as const, territories: [] };

const FORMS: Record<string, JSX.Element> = {
  "one’s own account": <IdentitySection account={{ name: "Jeanne", phone: PHONE }} {...NONE} />,
  "a colleague": <AccountForm account={{ name: "Jeanne", phone: PHONE }} {...NONE} />,
  "a partner": (
    <PartnerForm
      partner={{ ...AGENCY, contacts: [{ name: "Paul", phone: PHONE }] }}
      {...PARTNER_CHOICES}
      {...NONE}
    />
  ),
};

it.each(Object.entries(FORMS))("shows the number of %s in pairs in its field", async (_title, form) => {
  expect(await render(form)).toContain(`value="${IN_PAIRS}"`);
});

it("asks how the family agreed only for a child on the way who is not noted yet", async () => {
  const known = {
    adults: [],
    children: [{ id: "1", isUnborn: true }],
    familyObstacles: [],
    relations: [],
    confidences: [],
  };
  const typed = { initialValue: { children: [{ isUnborn: "on" }] } };
  const question = "accepte que cette naissance soit notée";
  expect(await render(<FamilyForm family={known} {...FAMILY} />)).not.toContain(question);
  const html = await render(<FamilyForm family={known} {...FAMILY} lastResult={typed} />);
  expect(html).toContain(question);
  for (const means of valuesOf(CONSENT_MEANS)) expect(html).toContain(`value="${means}"`);
});

it("carries the values a form was drawn from, still the first ones after a refusal", async () => {
  const values = { name: "Agence du Pont" };
  const refused = { initialValue: { before: '{"name":"Agence"}' } };
  expect(await render(<DrawnFrom values={values} lastResult={undefined} />)).toContain("Agence du Pont");
  const kept = await render(<DrawnFrom values={values} lastResult={refused} />);
  expect(kept).toContain("{&quot;name&quot;:&quot;Agence&quot;}");
});

it("offers to correct an event as long as it is not among the archives", async () => {
  const card = { name: "Bienvenue", kind: "welcome-evening" as const, on: "2026-04-10" };
  const shown = { card, typed: card, canWrite: true };
  const drawn = (isArchived: boolean) =>
    render(<EventSection page={{ ...shown, isArchived }} lastResult={undefined} />);
  expect(await drawn(false)).toContain("Modifier");
  expect(await drawn(true)).not.toContain("Modifier");
});

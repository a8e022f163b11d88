import { parseWithZod } from "@conform-to/zod/v4";
import { expect, it } from "vitest";
import { partnerSchema } from "~/features/partners/partners.schema.server";

const CARD = { name: "Essai Immobilier", kind: "estate-agency", "contacts[0].name": "Lou Essai" };

function parse(agreement: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...CARD, ...agreement })) form.append(name, value);
  return parseWithZod(form, { schema: partnerSchema });
}

it("takes a name, a kind and a contact, and reads an empty agreement as none", () => {
  const empty = { "agreement.signedOn": "", "agreement.untilOn": "", "agreement.note": "" };
  const parsed = parse(empty);
  expect(parsed.reply().error).toBeUndefined();
  expect(parsed).toMatchObject({ status: "success", value: { name: CARD.name } });
  expect("value" in parsed && parsed.value?.agreement).toBeUndefined();
});

it("asks when an agreement was signed once anything is said of it", () => {
  expect(parse({ "agreement.untilOn": "2027-05-01" }).reply().error).toEqual({
    "agreement.signedOn": ["Dites quand cet accord a été signé."],
  });
  expect(parse({ "agreement.signedOn": "2026-05-01" })).toMatchObject({
    value: { agreement: { signedOn: "2026-05-01" } },
  });
});

import { describe, expect, it } from "vitest";
import { UserFacingError } from "~/core/errors";
import { changesOf, compareEdit, type FieldsOf } from "~/core/lost-updates";

interface Card {
  name: string;
  phone?: string;
  territories: string[];
  contacts?: { id?: string; name: string; phone?: string }[];
}

const FIELDS: FieldsOf<Card> = {
  name: { label: "Nom" },
  phone: { label: "Téléphone" },
  territories: { label: "Territoires", words: (codes) => codes.join(", ") },
  contacts: { label: "Contacts", words: (contacts) => contacts.map(({ name }) => name).join(", ") },
};

const CARD: Card = { name: "Agence", phone: "05 65 00 00 01", territories: ["a", "b"] };

const compare = (submitted: Partial<Card>, current: Partial<Card> = {}) =>
  compareEdit(["name", "phone", "territories", "contacts"], {
    before: { ...CARD },
    submitted: { ...CARD, ...submitted },
    current: { ...CARD, ...current },
  });

describe("what changed", () => {
  it.each<[string, Partial<Card>, Partial<Card>, string[], string[]]>([
    ["nothing, nor by a colleague", {}, {}, [], []],
    ["one field", { name: "Agence Lot" }, {}, ["name"], []],
    ["one field while a colleague changed another", { name: "X" }, { phone: "06 00" }, ["name"], []],
    ["the field a colleague changed otherwise", { name: "X" }, { name: "Y" }, ["name"], ["name"]],
    ["the field a colleague changed alike", { name: "X" }, { name: "X" }, [], []],
    ["nothing while a colleague changed a field", {}, { name: "Y" }, [], []],
    ["a field emptied", { phone: undefined }, {}, ["phone"], []],
    [
      "a field emptied while a colleague filled it",
      { phone: undefined },
      { phone: "9" },
      ["phone"],
      ["phone"],
    ],
  ])("is %s", (_title, submitted, current, changes, conflicts) => {
    expect(compare(submitted, current)).toEqual({ changes, conflicts });
  });

  it.each<[string, Partial<Card>]>([
    ["the order of the boxes", { territories: ["b", "a"] }],
    ["the kind of space", { phone: "05\u00A065\u00A000\u00A000\u00A001" }],
  ])("is not %s", (_title, submitted) => {
    expect(compare(submitted).changes).toEqual([]);
  });

  it("is not an empty list where there was nothing", () => {
    expect(compareEdit(["modes"], { before: {}, submitted: { modes: [] }, current: {} }).changes).toEqual([]);
  });

  it("is found inside a list of lines, whatever the order of their keys", () => {
    const before = { contacts: [{ phone: "", id: "1", name: "Paul" }] };
    const current = { contacts: [{ id: "1", name: "Paul" }] };
    const submit = (name: string) =>
      compareEdit(["contacts"], { before, submitted: { contacts: [{ name, id: "1" }] }, current });
    expect(submit("Paul")).toEqual({ changes: [], conflicts: [] });
    expect(submit("Paule")).toEqual({ changes: ["contacts"], conflicts: [] });
  });
});

describe("the refusal", () => {
  const changes = (submitted: Partial<Card>, current: Partial<Card>) => () =>
    changesOf(FIELDS, {
      before: { ...CARD },
      submitted: { ...CARD, ...submitted },
      current: { ...CARD, ...current },
    });

  it("names the field and both values", () => {
    const refused = changes({ phone: "05 65 00 00 02" }, { phone: "05 65 00 00 03" });
    expect(refused).toThrow(UserFacingError);
    expect(refused).toThrow(
      "Téléphone\u00A0: vous avez écrit «\u00A005 65 00 00 02\u00A0»\u00A0; entre-temps, «\u00A005 65 00 00 03\u00A0» a été enregistré.",
    );
  });

  it("tells in words what is not text, and that a field was emptied", () => {
    expect(changes({ territories: ["a"] }, { territories: ["c", "d"] })).toThrow(
      "Territoires\u00A0: vous avez écrit «\u00A0a\u00A0»\u00A0; entre-temps, «\u00A0c, d\u00A0» a été enregistré.",
    );
    expect(changes({ phone: undefined }, { phone: "9" })).toThrow(
      "Téléphone\u00A0: vous avez vidé ce champ\u00A0; entre-temps, «\u00A09\u00A0» a été enregistré.",
    );
  });

  it("is none when the colleague changed something else", () => {
    expect(changes({ name: "X" }, { phone: "9" })()).toEqual(["name"]);
  });
});

import { expect, it } from "vitest";
import { knownOf } from "~/features/triage/known-call";

const ADDRESS = "p.durand@courriel.example";

it.each([
  ["Dr Paul Durand", { firstName: "Paul", lastName: "Durand" }],
  ["M. le Gall", { firstName: "le", lastName: "Gall" }],
  ["Docteur DURAND Paul", { firstName: "Paul", lastName: "DURAND" }],
  ["Pr. Durand", { firstName: undefined, lastName: "Durand" }],
  ["Mme Marie Petit", { firstName: "Marie", lastName: "Petit" }],
  ["Drissa Prune", { firstName: "Drissa", lastName: "Prune" }],
])("reads « %s » without a title", (name, { firstName, lastName }) => {
  const known = knownOf({ from: { name, address: ADDRESS }, text: "" });
  expect([known.firstName, known.lastName]).toEqual([firstName, lastName]);
});

it.each([
  ["Appelez-moi au 06 12 34 56 78.", "0612345678"],
  ["Mon numéro : +33 6 12 34 56 78 (ou 06.12.34.56.78)", "0612345678"],
  ["06 12 34 56 78, ou 05 36 49 00 12 au cabinet", undefined],
  ["Mon numéro RPPS est le 10012345678.", undefined],
])("takes of « %s » the phone number only when there is exactly one", (text, phone) => {
  expect(knownOf({ from: { name: "", address: ADDRESS }, text }).phone).toBe(phone);
});

import { expect, it } from "vitest";
import { monthOf, readChildren } from "~/features/imports/child-reading";

const UNREAD = "On ne lit pas d’enfant ici.";

function read(...texts: string[]) {
  const cells = texts.map((text, column) => ({ column, text }));
  const { children, problems } = readChildren(cells, "2026-05");
  return {
    children: children.map(({ firstName, birthMonth, isMonthUnknown }) =>
      [firstName, birthMonth, isMonthUnknown && "?"].filter(Boolean).join(" "),
    ),
    problems: problems.map(({ column, message }) => `${column} ${message}`),
  };
}

it.each([
  [["Inès 2017, Léo (03/2024) et Zoé"], ["Inès 2017-01 ?", "Léo 2024-03", "Zoé"]],
  [["Léo", "avril 2019"], ["Léo 2019-04"]],
  [["Léo", "Avril 2019"], ["Léo 2019-04"]],
  [["Léo", "2019-04"], ["Léo 2019-04"]],
  [["Léo", "2019-04-12"], ["Léo 2019-04"]],
  [["Léo", "Né le 12/04/2019"], ["Léo 2019-04"]],
  [
    ["Léo", "12 avril 2019", "Zoé", "2021"],
    ["Léo 2019-04", "Zoé 2021-01 ?"],
  ],
  [
    ["Léo", "", "Zoé", "05/2021"],
    ["Léo", "Zoé 2021-05"],
  ],
  [
    ["Léo", "Zoé", "04/2019", "05/2021"],
    ["Léo 2019-04", "Zoé 2021-05"],
  ],
  [
    ["Léo", "Zoé", "", "05/2021"],
    ["Léo", "Zoé 2021-05"],
  ],
  [["Léo", "", "04/2019", ""], ["Léo 2019-04"]],
  [["2 enfants : Inès 9 ans (CM1) et Léo"], ["Inès 2017-01 ?", "Léo"]],
  [["Avril 04/2019"], ["Avril 2019-04"]],
  [["aucun"], []],
  [["0", "-"], []],
])("reads the children of %j", (texts, children) => {
  expect(read(...texts)).toEqual({ children, problems: [] });
});

it.each([
  [["Léo", "2019-13"], 1],
  [["", "avril 2019"], 1],
  [["Avril 2019"], 0],
  [["2 enfants"], 0],
  [["Inès 2017 / Léo 2019"], 0],
])("says where it reads no child in %j", (texts, column) => {
  expect(read(...texts).problems).toEqual([`${column} ${UNREAD}`]);
});

it.each([[["Zoé 06/2026"]], [["Léo", "06/2026"]], [["Zoé 2027"]]])(
  "takes no child to be born from %j",
  (texts) => {
    const { children, problems } = read(...texts);
    expect(children.join()).not.toContain("202");
    expect(problems.join()).toContain("Un enfant à naître ne s’importe pas");
  },
);

it.each([
  ["11/2026", "2026-11"],
  ["nov. 2026", "2026-11"],
  ["novembre 2026", "2026-11"],
  ["2026-11", "2026-11"],
  ["Bellevue 2026", undefined],
])("reads the month of « %s »", (text, month) => {
  expect(monthOf(text)).toBe(month);
});

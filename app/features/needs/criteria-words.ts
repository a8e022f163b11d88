import type { NeedKind } from "~/vocabulary/needs";
import { joinWords, NBSP } from "~/vocabulary/typography";
import { NEED_KIND } from "./need-kinds";

/** What is asked for but not compared. */
const LABELS: Readonly<Record<string, string>> = {
  wish: "Ce qui est souhaité",
  communes: "Communes",
  place: "Précisions sur le lieu",
  note: "Note",
  memberId: "Pour qui",
  importances: "Ce qui compte",
  workplaceCode: "Commune du lieu de travail",
};

/** « « Budget » a changé depuis que cette page est ouverte », of the criteria that somebody else changed. */
export function changedMeanwhile(kind: NeedKind, fields: readonly string[]): string {
  const labels = new Set(fields.map((field) => `«${NBSP}${labelOf(kind, field)}${NBSP}»`));
  const verb = labels.size > 1 ? "ont changé" : "a changé";
  return `${joinWords([...labels])} ${verb} depuis que cette page est ouverte. Rechargez-la avant de préciser ses critères.`;
}

function labelOf(kind: NeedKind, field: string): string {
  const criterion = NEED_KIND[kind].criteria.find(({ key }) => key === field);
  return criterion?.label ?? LABELS[field] ?? "Critères";
}

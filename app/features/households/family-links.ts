import type { MemberRelation } from "#models/family";
import type { HouseholdRecord } from "#models/household";
import { KINSHIPS, type Kinship, RELATION_KINSHIPS, RELATIONS } from "~/vocabulary/family";
import { NBSP } from "~/vocabulary/typography";
import type { Family } from "./household-family.commands.server";
import { linkedTo } from "./kinship-words";

type Link = Omit<MemberRelation, "id">;

/** What a child is never for an adult. */
const FOR_GROWN_UPS: readonly Kinship[] = ["couple", "co-parent", "parent", "step-parent", "grandparent"];

/** The first link of a family, by its place in the form, that is told already or cannot be; null when all hold. */
export function wrongLink(
  { heads }: Pick<HouseholdRecord, "heads">,
  family: Pick<Family, "adults" | "children" | "relations">,
): { field: string; message: string } | null {
  const { relations = [] } = family;
  for (const [index, link] of relations.entries()) {
    const message =
      impossible(link, heads, family) ??
      toldByAdult(link, heads, family) ??
      (relations.slice(0, index).some((other) => saysTheSame(other, link))
        ? `Ce lien est déjà noté plus haut${NBSP}: retirez cette ligne.`
        : undefined);
    if (message) return { field: `relations[${index}].kind`, message };
  }
  return null;
}

function impossible(
  { oneId, kind, otherId }: Link,
  heads: HouseholdRecord["heads"],
  { adults, children }: Family,
): string | undefined {
  const grownUps: readonly (string | undefined)[] = [
    ...heads.map(({ candidateId }) => candidateId),
    ...adults.map(({ id }) => id),
  ];
  const isMutual = KINSHIPS[kind].back.fr === KINSHIPS[kind].fr;
  const sides = isMutual ? [oneId, otherId] : [oneId];
  const child = children.find(({ id }) => id !== undefined && sides.includes(id));
  const hasGrownUp = grownUps.includes(child?.id === oneId ? otherId : oneId);
  if (!child || !hasGrownUp || !FOR_GROWN_UPS.includes(kind)) return undefined;
  const name = child.firstName ?? "Cette personne";
  const repair = isMutual ? "choisissez un autre lien" : "échangez les deux, ou choisissez un autre lien";
  return `${name} est parmi les enfants du foyer${NBSP}: ${repair}.`;
}

function toldByAdult(link: Link, heads: HouseholdRecord["heads"], { adults }: Family): string | undefined {
  const teller = adults.find((adult) => {
    const { id = "", relation, sinceOn, untilOn } = adult;
    const oneId = linkedTo(heads, { ...adult, id });
    const kind = RELATION_KINSHIPS[relation];
    return oneId && saysTheSame({ oneId, kind, otherId: id, sinceOn, untilOn }, link);
  });
  if (!teller) return undefined;
  const said = `«${NBSP}${RELATIONS[teller.relation].fr}${NBSP}»`;
  return `Les adultes, plus haut, le disent déjà (${teller.firstName}${NBSP}: ${said})${NBSP}: retirez cette ligne.`;
}

/** Of the same two people, from either side, over days in common. */
function saysTheSame(one: Link, other: Link): boolean {
  const isPair = [other.oneId, other.otherId].every((id) => id === one.oneId || id === one.otherId);
  return one.kind === other.kind && isPair && haveDaysInCommon(one, other);
}

function haveDaysInCommon(one: Link, other: Link): boolean {
  const startsBeforeEnd = (a: Link, b: Link) => !a.sinceOn || !b.untilOn || a.sinceOn <= b.untilOn;
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
}

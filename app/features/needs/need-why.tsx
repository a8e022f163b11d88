import { Badge } from "~/components/ui/badge";
import { type Column, DataTable } from "~/components/ui/data-table";
import { NEED_RULES, type NeedRuleKey } from "~/vocabulary/need-rules";
import { BALLS, NEED_STATES } from "~/vocabulary/needs";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import type { NeedWhy as Why } from "./needs.queries.server";

/** Why a need stands where it does: the rule that applied, among all of them in the order they are tried. */
export function NeedWhy({ why }: { why: Why }) {
  return (
    <details className="-mt-4 mb-6">
      <summary className="cursor-pointer text-muted underline">Pourquoi ce statut{NBSP}?</summary>
      <div className="mt-3">
        <p className="mb-3">
          <strong className="font-semibold">{NEED_RULES[why.rule].fr}</strong>
          {why.said && ` Dit par ${why.said.by}, le ${formatDayLong(why.said.at)}.`}
        </p>
        <p className="mb-3 text-muted">
          Le statut se calcule tout seul, à partir des relais, des propositions et de ce que l’équipe a dit en
          dernier. Les règles sont essayées dans cet ordre{NBSP}: la première qui convient s’applique.
        </p>
        <DataTable
          caption="Règles du statut d’un besoin, dans l’ordre"
          columns={COLUMNS}
          rows={valuesOf(NEED_RULES).map((key, index) => ({
            key,
            rank: index + 1,
            isApplied: key === why.rule,
          }))}
          rowKey={({ key }) => key}
        />
      </div>
    </details>
  );
}

interface Row {
  key: NeedRuleKey;
  rank: number;
  isApplied: boolean;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    header: "Quand",
    cell: ({ key, rank, isApplied }) => (
      <>
        {rank}. {NEED_RULES[key].fr} {isApplied && <Badge tone="attention">s’applique ici</Badge>}
      </>
    ),
  },
  {
    header: "Statut",
    isNamedOnPhone: true,
    cell: ({ key }) => given(key, ({ state }) => NEED_STATES[state].fr),
  },
  { header: "La balle", isNamedOnPhone: true, cell: ({ key }) => given(key, ({ ball }) => BALLS[ball].fr) },
];

type Standing = Exclude<(typeof NEED_RULES)[NeedRuleKey]["gives"], "said">;

function given(key: NeedRuleKey, words: (standing: Standing) => string): string {
  const { gives } = NEED_RULES[key];
  return gives === "said" ? "ce qui a été dit" : words(gives);
}

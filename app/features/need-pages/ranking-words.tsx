import type { NeedCriteria } from "#models/need";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { importanceOf, WEIGHTS } from "~/features/needs/ranking";
import { IMPORTANCES } from "~/vocabulary/need-options";
import type { NeedKind } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

/** How the options are ranked: the formula and what it is applied with, so that nobody has to trust it. */
export function RankingWords({ kind, criteria }: { kind: NeedKind; criteria: NeedCriteria }) {
  const compared = NEED_KIND[kind].criteria;
  if (compared.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-muted">Comment c’est calculé</summary>
      <div className="mt-2 max-w-[75ch]">
        <p>
          Chaque critère demandé par le foyer donne de 0 à 1 selon que la proposition y répond. La note est la
          moyenne de ces valeurs, pondérée par leur poids, sur 100. Ce qui n’est pas su compte pour moitié. Ce
          qui ne répond pas à un critère indispensable passe en dernier, quelle que soit sa note.
        </p>
        <p className="mt-2 text-muted">
          Poids{NBSP}:{" "}
          {valuesOf(IMPORTANCES)
            .map((importance) => `${IMPORTANCES[importance].fr} ${WEIGHTS[importance]}`)
            .join(" · ")}
        </p>
        <ul className="mt-2 flex flex-wrap gap-x-4 text-muted">
          {compared.map((criterion) => (
            <li key={criterion.key}>
              {criterion.label}
              {NBSP}: <span className="text-ink">{IMPORTANCES[importanceOf(criterion, criteria)].fr}</span>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-muted">
          Les importances se changent plus bas, dans «{NBSP}Ce qui est cherché{NBSP}». Les distances sont
          mesurées à vol d’oiseau.
        </p>
      </div>
    </details>
  );
}

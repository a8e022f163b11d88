import { formatCents, NBSP } from "~/vocabulary/typography";

interface Props {
  lines: readonly { words: string; cents: number }[];
  totalCents: number;
  rule: readonly string[];
  deliberation: readonly string[];
}

/** A sum, line by line, with the rule of the agreement and the deliberation it rests on. */
export function BreachSum({ lines, totalCents, rule, deliberation }: Props) {
  return (
    <div className="max-w-[44rem] border-l-4 border-line pl-4">
      <ul>
        {lines.map(({ words, cents }) => (
          <li key={words} className="flex flex-wrap justify-between gap-x-4">
            <span>{words}</span>
            <span className="tabular-nums">{formatCents(cents)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1 flex flex-wrap justify-between gap-x-4 border-t border-line pt-1 font-semibold">
        <span>À rembourser</span>
        <span className="tabular-nums">{formatCents(totalCents)}</span>
      </p>
      <p className="mt-3 text-muted">{`Ce que dit la convention${NBSP}:`}</p>
      <ul className="list-disc pl-5 text-muted">
        {rule.map((words) => (
          <li key={words}>{words}</li>
        ))}
        <li>
          {deliberation.length > 0
            ? `Délibération ${deliberation.join(", ")}`
            : "Aucune délibération n’est notée dans ses termes"}
        </li>
      </ul>
    </div>
  );
}

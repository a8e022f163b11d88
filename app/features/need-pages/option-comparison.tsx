import { formatDay, NBSP } from "~/vocabulary/typography";
import type { ShownOption } from "./need-screen.queries.server";

/** What is proposed side by side: on a wide screen only, since the cards say the same. */
export function OptionComparison({ options }: { options: readonly ShownOption[] }) {
  const compared = options.filter(({ details }) => details.length > 0).slice(0, MOST_COMPARED);
  if (compared.length < 2) return null;
  const labels = [...new Set(compared.flatMap(({ details }) => details.map(({ label }) => label)))];
  return (
    <details className="mt-2 hidden lg:block" open>
      <summary className="cursor-pointer text-muted">Comparer</summary>
      <table className="mt-2 w-full table-fixed border-collapse tabular-nums">
        <caption className="visually-hidden">Propositions comparées</caption>
        <thead>
          <tr className="border-b border-line text-left align-bottom">
            <td className="w-36" />
            {compared.map(({ id, label }) => (
              <th key={id} scope="col" className="py-1.5 pr-4 font-semibold">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row label="Note" values={compared.map(scoreWords)} />
          {labels.map((label) => (
            <Row
              key={label}
              label={label}
              values={compared.map(({ details }) => details.find((one) => one.label === label)?.value)}
            />
          ))}
          <Row label="Reçue" values={compared.map(({ at }) => formatDay(at))} />
        </tbody>
      </table>
    </details>
  );
}

/** More columns are no longer read. */
const MOST_COMPARED = 5;

function Row({ label, values }: { label: string; values: readonly (string | undefined)[] }) {
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-1.5 pr-4 text-left font-normal text-muted">
        {label}
      </th>
      {values.map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
        <td key={place} className="py-1.5 pr-4 [overflow-wrap:anywhere]">
          {value ?? <span className="text-muted">inconnu</span>}
        </td>
      ))}
    </tr>
  );
}

function scoreWords({ rank: { score, excludedBy } }: ShownOption): string | undefined {
  if (score === undefined) return undefined;
  return excludedBy.length > 0 ? `${score}${NBSP}/${NBSP}100, mise de côté` : `${score}${NBSP}/${NBSP}100`;
}

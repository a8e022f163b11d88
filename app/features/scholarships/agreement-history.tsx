import { Link } from "@remix-run/react";
import { Section } from "~/components/ui/section";
import { NBSP } from "~/vocabulary/typography";
import type { AgreementPage } from "./agreement-page.queries.server";

/** The texts that were replaced, why, and what had been signed of them. */
export function EarlierTexts({ page: { earlier, id } }: { page: AgreementPage }) {
  if (earlier.length === 0) return null;
  return (
    <Section title="Versions précédentes" count={earlier.length}>
      {earlier.map(({ version, replacedBecause, lines }) => (
        <div key={version} className="mb-3 max-w-[75ch]">
          <p>
            <Link to={`/scholarships/${id}/agreement/pdf?version=${version}`} reloadDocument className="link">
              Version {version}
            </Link>
            {`, remplacée${NBSP}: ${replacedBecause}.`}
          </p>
          <ul className="text-muted">
            {lines.map(({ who, as, state, facts }) => (
              <li key={[who, as, state, facts.at(-1)].join()}>
                {who} ({as}){NBSP}: {state}
                {facts.length > 1 && <Facts facts={facts} who={who} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function Facts({ facts, who }: { facts: readonly string[]; who: string }) {
  return (
    <details>
      <summary className="link inline-flex min-h-6" aria-label={`Preuve de ${who}`}>
        Preuve
      </summary>
      <ul className="break-all">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </details>
  );
}

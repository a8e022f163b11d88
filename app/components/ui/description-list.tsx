import { Fragment, type ReactNode } from "react";

export interface Fact {
  term: string;
  value: ReactNode;
}

/** Facts in two columns; those without a value are left out. */
export function DescriptionList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.filter(isKnown).map(({ term, value }) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function isKnown({ value }: Fact): boolean {
  return value !== undefined && value !== null && value !== "";
}

import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { filingWords } from "~/features/child-calendar/care-commissions";
import { Score } from "~/features/offers/offer-matches";
import { accessibleName } from "~/vocabulary/accessible-name";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { directoryOptions } from "./directory-options.queries.server";

type Found = NonNullable<ReturnType<typeof directoryOptions>>;

interface Props {
  found: ReturnType<typeof directoryOptions>;
}

/** What our directory holds that may answer a need, and why; one click adds it to what is to be shown. */
export function DirectoryOptions({ found }: Props) {
  if (!found) return null;
  return (
    <Section title={found.title} count={found.lines.length}>
      <DirectoryLines found={found} />
      <RuledOut {...found.ruledOut} />
      <Totals totals={found.totals} />
    </Section>
  );
}

/** What is not shown because the family cannot do without something: what looks empty may be asked too much of. */
function RuledOut({ count, reasons }: Found["ruledOut"]) {
  if (count === 0) return null;
  const words = formatCount(count, "fiche ne répond pas", "fiches ne répondent pas");
  return (
    <p className="mt-2 text-muted">{`${words} à l’indispensable${NBSP}: ${reasons.join(`${NBSP}; `)}.`}</p>
  );
}

/** Those told by commune and never by name: whoever is looked for among them is found by the relay centre. */
function Totals({ totals }: Pick<Found, "totals">) {
  if (totals.length === 0) return null;
  return (
    <ul aria-label="Assistantes maternelles" className="mt-2">
      {totals.map(({ code, words, isStale }) => (
        <li key={code} className={isStale ? "text-muted" : undefined}>
          {words} {isStale && <Badge tone="attention">à mettre à jour</Badge>}
        </li>
      ))}
    </ul>
  );
}

function DirectoryLines({ found }: { found: Found }) {
  if (found.lines.length === 0) return null;
  return (
    <Lines label={found.title}>
      {found.lines.map(({ id, path, label, reasons, score, fileBefore, staleSince }) => (
        <Line
          key={id}
          title={<Link to={path}>{label}</Link>}
          detail={reasons}
          badge={
            <span className="inline-flex flex-wrap items-center gap-2">
              {score !== undefined && <Score score={score} />}
              {fileBefore && <Badge>{filingWords(fileBefore)}</Badge>}
              {staleSince && <Badge tone="attention">{`à vérifier${NBSP}: ${staleSince}`}</Badge>}
            </span>
          }
          act={
            <Form method="post">
              <input type="hidden" name="recordId" value={id} />
              <Button
                name="intent"
                value="propose-from-directory"
                size="small"
                aria-label={accessibleName(`Proposer, ${label}`)}
              >
                Proposer
              </Button>
            </Form>
          }
        />
      ))}
    </Lines>
  );
}

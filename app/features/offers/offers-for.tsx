import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import { NBSP } from "~/vocabulary/typography";
import { Score } from "./offer-matches";
import type { OfferSuggestion } from "./offer-suggestions.queries.server";

interface Props {
  needId: string;
  offers: readonly OfferSuggestion[];
}

/** What we already have that may answer a need, and why; one click adds it to what is to be shown. */
export function OffersFor({ needId, offers }: Props) {
  if (offers.length === 0) return null;
  return (
    <Section title="Dans nos offres" count={offers.length}>
      <Lines label="Dans nos offres">
        {offers.map(({ path, label, reasons, score, isStale, checked }) => (
          <Line
            key={path}
            title={<Link to={path}>{label}</Link>}
            detail={reasons}
            badge={
              <span className="inline-flex flex-wrap items-center gap-2">
                {score !== undefined && <Score score={score} />}
                {isStale && <Badge tone="attention">{`à vérifier${NBSP}: ${checked}`}</Badge>}
              </span>
            }
            act={
              <Form method="post" action={path}>
                <input type="hidden" name="needIds" value={needId} />
                <input type="hidden" name="from" value="need" />
                <Button
                  name="intent"
                  value="propose"
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
    </Section>
  );
}

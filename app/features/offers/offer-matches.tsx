import { Form, Link } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import { REFUSAL_REASONS } from "~/vocabulary/need-options";
import { OPTION_STATES, type OptionState } from "~/vocabulary/needs";
import type { OfferKind } from "~/vocabulary/offers";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { OfferMatch, OfferMatches } from "./offer-matching.queries.server";
import { OFFER_SCREENS } from "./offer-screens";

const TONES: Readonly<Record<OptionState, Tone>> = {
  new: "attention",
  shown: "waiting",
  kept: "done",
  discarded: "neutral",
};

const FIRST_ONES = 3;

interface Props {
  kind: OfferKind;
  matches: OfferMatches;
  isOpen: boolean;
}

/** Whom an offer may suit, and why; then those it was proposed to, and those it cannot suit. */
export function OfferMatchList({ kind, matches, isOpen }: Props) {
  const { fits, fitCount, excluded, excludedCount, proposed, isCapped } = matches;
  return (
    <>
      {proposed.length > 0 && (
        <Section title="Proposée à" count={proposed.length}>
          <Lines label="Proposée à">
            {proposed.map((match) => (
              <ProposedLine key={match.needId} match={match} isOpen={isOpen} />
            ))}
          </Lines>
        </Section>
      )}
      {isOpen && (
        <Section
          title="À qui cela peut convenir"
          count={fitCount}
          act={canProposeFirst(fits) && <ProposeFirst fits={fits} />}
        >
          {fits.length === 0 ? (
            <Nobody kind={kind} hasOthers={excludedCount + proposed.length > 0} />
          ) : (
            <Lines label="À qui cela peut convenir">
              {fits.map((match) => (
                <FitLine key={match.needId} match={match} />
              ))}
            </Lines>
          )}
          <More count={fitCount - fits.length} />
          {isCapped && (
            <p className="mt-2 text-muted">Seules les recherches les plus récentes sont comparées.</p>
          )}
        </Section>
      )}
      {isOpen && excludedCount > 0 && (
        <details className="mt-5">
          <summary className="button">{`Écartés d’office${NBSP}: ${formatCount(excludedCount, "foyer", "foyers")}`}</summary>
          <div className="mt-3">
            <Lines label="Écartés d'office">
              {excluded.map((match) => (
                <Line
                  key={match.needId}
                  title={<FileLink match={match} />}
                  detail={match.excludedBy.join(", ")}
                />
              ))}
            </Lines>
            <More count={excludedCount - excluded.length} />
          </div>
        </details>
      )}
    </>
  );
}

function FitLine({ match }: { match: OfferMatch }) {
  return (
    <Line
      title={<FileLink match={match} />}
      detail={match.reasons || whyUnknown(match)}
      badge={match.score !== undefined && <Score score={match.score} />}
      act={<Propose needIds={[match.needId]} label="Proposer" name={`Proposer, ${match.title}`} />}
    />
  );
}

function ProposedLine({ match, isOpen }: { match: OfferMatch; isOpen: boolean }) {
  const { option, needId, title } = match;
  if (!option) return null;
  const refused = option.reasons?.map((reason) => REFUSAL_REASONS[reason].fr).join(", ");
  return (
    <Line
      title={<FileLink match={match} />}
      detail={refused || match.reasons}
      badge={<Badge tone={TONES[option.state]}>{OPTION_STATES[option.state].fr}</Badge>}
      act={
        isOpen && (
          <>
            {option.state === "kept" && (
              <Act intent="take" field={["needId", needId]} label="Prise par ce foyer" name={title} />
            )}
            {option.state === "new" && option.source === "offer" && (
              <Act intent="unpropose" field={["needIds", needId]} label="Retirer" name={title} />
            )}
          </>
        )
      }
    />
  );
}

/** Nobody is first among those whose search cannot be compared. */
function canProposeFirst(fits: readonly OfferMatch[]): boolean {
  return fits[FIRST_ONES - 1]?.score !== undefined;
}

interface ActProps {
  intent: string;
  field: readonly [name: string, value: string];
  label: string;
  name: string;
}

function Act({ intent, field: [field, value], label, name }: ActProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name={field} value={value} />
      <Button name="intent" value={intent} size="small" aria-label={accessibleName(`${label}, ${name}`)}>
        {label}
      </Button>
    </Form>
  );
}

function ProposeFirst({ fits }: { fits: readonly OfferMatch[] }) {
  const first = fits.slice(0, FIRST_ONES).map(({ needId }) => needId);
  return (
    <Propose
      needIds={first}
      label={`Proposer aux ${FIRST_ONES} premiers`}
      name={`Proposer aux ${FIRST_ONES} premiers`}
    />
  );
}

function Propose({ needIds, label, name }: { needIds: readonly string[]; label: string; name: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="needIds" value={needIds.join(",")} />
      <Button name="intent" value="propose" size="small" aria-label={accessibleName(name)}>
        {label}
      </Button>
    </Form>
  );
}

function FileLink({ match: { needId, title, who } }: { match: OfferMatch }) {
  return (
    <>
      <Link to={`/needs/${needId}`}>{title}</Link>
      {who && <span className="font-normal text-muted">{`, pour ${who}`}</span>}
    </>
  );
}

/** « 84 sur 100 »: how well it suits. */
export function Score({ score }: { score: number }) {
  return (
    <span className="tabular-nums">
      <strong className="font-semibold">{score}</strong>
      <span className="text-muted"> sur 100</span>
    </span>
  );
}

function More({ count }: { count: number }) {
  if (count <= 0) return null;
  return (
    <p className="mt-2 text-muted">{`Et ${formatCount(count, "autre", "autres")}, moins bien placés.`}</p>
  );
}

function whyUnknown({ isSpecified }: OfferMatch): string {
  return isSpecified ? "Rien de ce qui est cherché ne se compare." : "Ce foyer n’a encore rien précisé.";
}

function Nobody({ kind, hasOthers }: { kind: OfferKind; hasOthers: boolean }) {
  return (
    <EmptyState
      title="Personne pour l’instant."
      why={
        hasOthers
          ? "Tous ceux qui cherchent l’ont déjà vue, ou ont un critère indispensable qu’elle ne remplit pas."
          : OFFER_SCREENS[kind].nobody
      }
    />
  );
}

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
import { FAIR_FIT, FIRST_FIT } from "./offer-fit";
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
  const first = firstOf(fits);
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
          act={first.length > 1 && <ProposeFirst first={first} />}
        >
          {fits.length === 0 ? (
            <Nobody kind={kind} hasOthers={excludedCount + proposed.length > 0} />
          ) : (
            <Fits fits={fits} />
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

/** Those it suits, and under a fold those it hardly does. */
function Fits({ fits }: { fits: readonly OfferMatch[] }) {
  const isFair = ({ score = 0 }: OfferMatch) => score >= FAIR_FIT;
  const [fair, others] = [fits.filter(isFair), fits.filter((match) => !isFair(match))];
  return (
    <>
      {fair.length > 0 && <FitLines label="À qui cela peut convenir" fits={fair} />}
      {fair.length === 0 && (
        <p className="text-muted">Cela ne convient vraiment à personne pour l’instant.</p>
      )}
      {others.length > 0 && (
        <details className="mt-3">
          <summary className="button">{`Moins bien placés${NBSP}: ${formatCount(others.length, "foyer", "foyers")}`}</summary>
          <div className="mt-3">
            <FitLines label="Moins bien placés" fits={others} />
          </div>
        </details>
      )}
    </>
  );
}

function FitLines({ label, fits }: { label: string; fits: readonly OfferMatch[] }) {
  return (
    <Lines label={label}>
      {fits.map((match) => (
        <FitLine key={match.needId} match={match} />
      ))}
    </Lines>
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

/** The best placed, of those it really suits. */
function firstOf(fits: readonly OfferMatch[]): OfferMatch[] {
  return fits.filter(({ score = 0 }) => score >= FIRST_FIT).slice(0, FIRST_ONES);
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

function ProposeFirst({ first }: { first: readonly OfferMatch[] }) {
  const label = `Proposer aux ${first.length} premiers`;
  return <Propose needIds={first.map(({ needId }) => needId)} label={label} name={label} />;
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

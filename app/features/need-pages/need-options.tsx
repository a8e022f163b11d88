import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedVisit } from "#models/need";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import type { OlderAnswers } from "~/features/hand-offs/hand-off-change.queries.server";
import { accessibleName } from "~/vocabulary/accessible-name";
import { REFUSAL_REASONS } from "~/vocabulary/need-options";
import type { OptionState } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";
import type { NeedScreen, ShownOption } from "./need-screen.queries.server";
import { OptionCard } from "./option-card";
import { OptionComparison } from "./option-comparison";
import { OptionForm } from "./option-form";
import { PresentOptions } from "./present-options";
import { RankingWords } from "./ranking-words";

interface Props {
  need: NeedScreen["need"];
  options: readonly ShownOption[];
  /** By hand-off, what to say of an answer given to a request that has changed since. */
  olderAnswers: OlderAnswers;
  lastResult?: SubmissionResult<string[]>;
}

type Live = ShownOption & { state: Exclude<OptionState, "discarded"> };

/** What was proposed, the best suited first, and what the household says of it. */
export function NeedOptions({ need, options, olderAnswers, lastResult }: Props) {
  const { kind, isOpen, criteria, visits } = need;
  const live = options.filter(isLive);
  const discarded = options.filter((option) => !isLive(option));
  if (options.length === 0 && !isOpen) return null;
  return (
    <Section title="Propositions" count={live.length}>
      {live.length === 0 && (
        <p className="border-t border-line py-2.5 text-muted">
          {discarded.length > 0
            ? "Plus rien à présenter. Demandez à un autre partenaire, ou notez ce que vous avez trouvé."
            : "Rien pour l’instant. Passez le relais à un partenaire, ou notez ce que vous avez trouvé vous-même."}
        </p>
      )}
      {isOpen && <PresentOptions options={live.filter(({ state }) => state === "new")} />}
      <ul>
        {live.map((option) => (
          <OptionCard
            key={option.id}
            option={option}
            needId={need.id}
            kind={kind}
            older={olderAnswers[option.handOffId ?? ""]}
            told={reasonsTold(visits, option.id)}
            lastResult={lastResult}
          />
        ))}
      </ul>
      <OptionComparison options={live} />
      {live.length > 0 && <RankingWords kind={kind} criteria={criteria} />}
      <Discarded options={discarded} />
      {isOpen && <OptionForm key={options.length} kind={kind} seen={need.seen} lastResult={lastResult} />}
    </Section>
  );
}

function Discarded({ options }: { options: readonly ShownOption[] }) {
  if (options.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-muted">Écartées · {options.length}</summary>
      <ul className="mt-1">
        {options.map((option) => (
          <li
            key={option.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-2"
          >
            <span className="min-w-0">
              {option.label}
              <span className="block text-muted">{whyWords(option)}</span>
            </span>
            <Form method="post">
              <input type="hidden" name="intent" value="option" />
              <input type="hidden" name="optionId" value={option.id} />
              <Button
                name="state"
                value="new"
                size="small"
                variant="quiet"
                aria-label={accessibleName(`Reprendre ${option.label}`)}
              >
                Reprendre
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}

function isLive(option: ShownOption): option is Live {
  return option.state !== "discarded";
}

/** What was ticked after its visits. */
function reasonsTold(visits: readonly NeedVisit[], optionId: string) {
  const told = visits.filter((visit) => visit.optionId === optionId).flatMap(({ feedback }) => feedback);
  return [...new Set(told.flatMap(({ reasons }) => reasons))];
}

function whyWords({ reasons = [], refusalNote, partnerName }: ShownOption): string {
  const why = reasons.map((reason) => REFUSAL_REASONS[reason].fr).join(", ");
  return [partnerName, why, refusalNote && `«${NBSP}${refusalNote}${NBSP}»`].filter(Boolean).join(" · ");
}

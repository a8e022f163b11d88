import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
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
import { reasonsTold, refusalsTold } from "./option-opinions";
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
  const { kind, isOpen, criteria } = need;
  const live = options.filter(isLive);
  const passedOver = live.filter((option) => isPassedOver(option, need, options));
  const discarded = options.filter((option) => !isLive(option));
  const cards = { need, olderAnswers, lastResult };
  const refusedId = lastResult?.initialValue?.optionId;
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
      <Cards options={live.filter((option) => !passedOver.includes(option))} {...cards} />
      {passedOver.length > 0 && (
        <details className="mt-2" open={passedOver.some(({ id }) => id === refusedId) ? true : undefined}>
          <summary className="cursor-pointer text-muted">Autres propositions · {passedOver.length}</summary>
          <Cards options={passedOver} isPassedOver {...cards} />
        </details>
      )}
      {passedOver.length === 0 && <OptionComparison options={live} />}
      {live.length > 0 && <RankingWords kind={kind} criteria={criteria} />}
      <Discarded options={discarded} />
      {isOpen && <OptionForm key={options.length} kind={kind} seen={need.seen} lastResult={lastResult} />}
    </Section>
  );
}

interface CardsProps extends Pick<Props, "need" | "olderAnswers" | "lastResult"> {
  options: readonly Live[];
  isPassedOver?: boolean;
}

function Cards({ options, isPassedOver, need: { id, kind, visits }, olderAnswers, lastResult }: CardsProps) {
  return (
    <ul>
      {options.map((option) => (
        <OptionCard
          key={option.id}
          option={option}
          isPassedOver={isPassedOver}
          needId={id}
          kind={kind}
          older={olderAnswers[option.handOffId ?? ""]}
          told={reasonsTold(visits, option.id)}
          refusals={refusalsTold(visits, option.id)}
          lastResult={lastResult}
        />
      ))}
    </ul>
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

/** Another one was chosen: what was shown beside it, and what came too late to be. */
function isPassedOver({ state }: Live, { isOpen }: Props["need"], options: Props["options"]): boolean {
  if (state === "kept" || !options.some((option) => option.state === "kept")) return false;
  return state === "shown" || !isOpen;
}

function whyWords({ reasons = [], refusalNote, partnerName }: ShownOption): string {
  const why = reasons.map((reason) => REFUSAL_REASONS[reason].fr).join(", ");
  return [partnerName, why, refusalNote && `«${NBSP}${refusalNote}${NBSP}»`].filter(Boolean).join(" · ");
}

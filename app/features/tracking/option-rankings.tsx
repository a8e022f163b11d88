import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { OPTION_RANKS } from "~/vocabulary/tracking";
import { joinWords, NBSP } from "~/vocabulary/typography";
import type { Rankings } from "./tracking-ranks.queries.server";

interface Props {
  rankings: Rankings;
  /** One was chosen: what they did not agree on is settled. */
  isDecided: boolean;
}

/** What each adult thinks of the options, each from their own page; for the team alone. */
export function OptionRankings({ rankings: { options, disagreement }, isDecided }: Props) {
  if (options.length === 0) return null;
  return (
    <Section title="Leurs préférences">
      {!isDecided && disagreement.length > 0 && (
        <Notice title={`Désaccord${NBSP}:`}>
          {joinWords(disagreement.map(opinionWords))}. Aucun ne voit l’avis de l’autre.
        </Notice>
      )}
      <ul>
        {options.map(({ optionId, label, opinions }) => (
          <li key={optionId} className="border-t border-line py-2">
            <strong className="font-semibold">{label}</strong>
            {`${NBSP}: ${opinions.map(({ name, rank }) => `${name}, ${OPTION_RANKS[rank].fr}`).join(" · ")}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** « Camille préfère “Bellevue” », « Sacha dit non à “Bellevue” » */
function opinionWords({ name, rank, label }: Rankings["disagreement"][number]): string {
  return `${name} ${rank === "first" ? "préfère" : "dit non à"} «${NBSP}${label}${NBSP}»`;
}

import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { rankLabel } from "~/vocabulary/tracking";
import { joinWords, NBSP } from "~/vocabulary/typography";
import type { AdultRanking, Rankings } from "./tracking-ranks.queries.server";

interface Props {
  rankings: Rankings;
  /** One was chosen: what they did not agree on is settled. */
  isDecided: boolean;
}

/** The order of each adult, side by side, each from their own page; for the team alone. */
export function OptionRankings({ rankings: { adults, agreement, disagreement }, isDecided }: Props) {
  if (adults.length === 0) return null;
  return (
    <Section title="Leurs préférences">
      {!isDecided && disagreement.length > 0 && (
        <Notice title={`Désaccord${NBSP}:`}>
          {joinWords(disagreement.map(opinionWords))}. Aucun ne voit l’avis de l’autre.
        </Notice>
      )}
      {agreement.length > 0 && (
        <p className="mb-2">
          <strong className="font-semibold">{`D’accord${NBSP}:`}</strong> {agreementWords(agreement)}.
        </p>
      )}
      <div className="flex flex-wrap gap-x-10 gap-y-3 border-t border-line pt-2">
        {adults.map((adult) => (
          <Order key={adult.name} adult={adult} />
        ))}
      </div>
    </Section>
  );
}

function Order({ adult: { name, ranked, refused } }: { adult: AdultRanking }) {
  return (
    <div className="min-w-56 flex-1">
      <h3 className="font-semibold">{name}</h3>
      <ol>
        {ranked.map(({ label, rank }) => (
          <li key={rank} className="flex gap-2 py-0.5">
            <span className="w-20 flex-none text-muted">{rankLabel(rank).fr}</span>
            {label}
          </li>
        ))}
      </ol>
      {refused.length > 0 && (
        <p className="flex gap-2 py-0.5">
          <span className="w-20 flex-none text-muted">{rankLabel("no").fr}</span>
          {joinWords(refused)}
        </p>
      )}
    </div>
  );
}

/** « “Bellevue”, 1ᵉʳ choix ; “Les Prés”, non » */
function agreementWords(agreement: Rankings["agreement"]): string {
  const words = agreement.map(
    ({ label, rank }) => `«${NBSP}${label}${NBSP}», ${rankLabel(rank).fr.toLowerCase()}`,
  );
  return words.join(`${NBSP}; `);
}

/** « Camille préfère “Bellevue” », « Sacha dit non à “Bellevue” » */
function opinionWords({ name, rank, label }: Rankings["disagreement"][number]): string {
  return `${name} ${rank === "first" ? "préfère" : "dit non à"} «${NBSP}${label}${NBSP}»`;
}

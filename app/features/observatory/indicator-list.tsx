import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { ActButton } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";

interface Props {
  groups: readonly {
    name: string;
    figures: readonly {
      id: string;
      label: string;
      value: string;
      year: number;
      told: string;
      note?: string;
    }[];
  }[];
  canWrite: boolean;
}

/** The indicators of each territory, by measure, the latest year first. */
export function IndicatorList({ groups, canWrite }: Props) {
  return groups.map(({ name, figures }) => (
    <Section key={name} title={name} count={figures.length}>
      <Lines label={`Indicateurs de ${name}`}>
        {figures.map(({ id, label, value, year, told, note }) => (
          <Line
            key={id}
            title={`${label}, ${year}`}
            detail={
              <>
                <strong className="text-ink">{value}</strong> · {told}
                {note && <span className="block">{note}</span>}
              </>
            }
            act={
              canWrite && (
                <ActButton
                  intent="withdraw"
                  fields={{ indicatorId: id }}
                  label={`Retirer ${label}, ${name}, ${year}`}
                >
                  Retirer
                </ActButton>
              )
            }
          />
        ))}
      </Lines>
    </Section>
  ));
}

/** Nothing was recorded yet. */
export function NoIndicator({ canWrite }: { canWrite: boolean }) {
  return (
    <EmptyState
      title="Aucun indicateur pour l’instant"
      why={
        canWrite
          ? "Places, assistantes maternelles, naissances, taux de couverture : notez ci-dessous un chiffre publié, avec son année et sa source."
          : "L’équipe n’a encore noté aucun chiffre publié sur l’accueil du jeune enfant."
      }
      act={<LinkButton to="/childcare/observatory">Ouvrir l’observatoire</LinkButton>}
    />
  );
}

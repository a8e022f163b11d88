import { Badge } from "~/components/ui/badge";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { RadioGroup } from "~/components/ui/radio-group";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { CommuneField } from "~/features/reference-data/commune-field";
import { StructureField } from "~/features/structures/structure-field";
import { accessibleName } from "~/vocabulary/accessible-name";
import { formatDayLong, NBSP, upperFirst } from "~/vocabulary/typography";

interface Period {
  id: string;
  fromOn: string;
  toOn?: string;
  place?: string;
  isInZone?: boolean;
  zoneWords?: string;
  zoneReason?: string;
  article?: string;
  seenOn?: string;
}

interface Props {
  periods: readonly Period[];
  canWrite: boolean;
  lastResult: LastResult;
}

const COUNTS = [
  { value: "yes", label: "Oui, il compte" },
  { value: "no", label: "Non, il ne compte pas" },
];

/** Where and when the person practised, and whether it counts. */
export function PracticeSection({ periods, canWrite, lastResult }: Props) {
  return (
    <Section title="Exercice" count={periods.length}>
      {periods.length === 0 && <p className="text-muted">Aucune période d’exercice n’est notée.</p>}
      <Lines label="Périodes d'exercice">
        {periods.map((period) => (
          <Line
            key={period.id}
            title={`${period.place}, ${spanWords(period)}`}
            detail={[period.zoneWords, period.zoneReason].filter(Boolean).join(" · ")}
            badge={<ZoneBadge period={period} />}
            acts={canWrite && <PeriodActs period={period} lastResult={lastResult} />}
          />
        ))}
      </Lines>
      {canWrite && (
        <div className="mt-3">
          <Folded
            summary="Noter une période"
            isOpen={isResultOf(lastResult, "practice") || periods.length === 0}
          >
            <PracticeForm lastResult={lastResult} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

function ZoneBadge({ period: { isInZone, zoneReason } }: { period: Period }) {
  const decided = zoneReason ? ", décidé par l’équipe" : "";
  return isInZone ? (
    <Badge tone="done">{`compte${decided}`}</Badge>
  ) : (
    <Badge tone="late">{`hors zone${decided}`}</Badge>
  );
}

function PracticeForm({ lastResult }: { lastResult: LastResult }) {
  const isUndecided = Boolean(lastResult?.error?.zoneReason);
  return (
    <ItemForm intent="practice" lastResult={lastResult} submit="Noter la période">
      {(fields) => (
        <>
          <div className="grid items-start gap-4 md:grid-cols-2">
            <StructureField label="Structure" field={fields.structureId} known={[]} optional />
            <CommuneField
              label="Commune"
              field={fields.communeCode}
              known={[]}
              optional="sans structure connue"
            />
            <TextField label="Du" field={fields.fromOn} type="date" />
            <TextField label="Au" field={fields.toOn} type="date" optional="si c’est fini" />
          </div>
          {isUndecided && (
            <RadioGroup label="Cet exercice compte-t-il ?" field={fields.counts} options={COUNTS} />
          )}
          {isUndecided && (
            <TextField label="Sur quoi vous vous fondez" field={fields.zoneReason} autoComplete="off" />
          )}
          <p className="text-muted">
            La zone se juge au premier jour, d’après l’arrêté de zonage alors en vigueur et les termes de la
            convention.
          </p>
        </>
      )}
    </ItemForm>
  );
}

/** The days on which the agreement itself suspends the obligation. There is no field for the cause, on purpose. */
export function SuspensionSection({ periods, canWrite, lastResult }: Props) {
  return (
    <Section title="Suspensions" count={periods.length}>
      <p className="mb-2 text-muted">
        {`Prévues par la convention${NBSP}: on note l’article et les dates, jamais la cause. La pièce se regarde, elle ne se garde pas.`}
      </p>
      <Lines label="Suspensions">
        {periods.map((period) => (
          <Line
            key={period.id}
            title={upperFirst(spanWords(period))}
            detail={[
              `prévue par la convention, article ${period.article}`,
              period.seenOn && `pièce vue le ${formatDayLong(period.seenOn)}`,
            ]
              .filter(Boolean)
              .join(" · ")}
            acts={canWrite && <PeriodActs period={period} lastResult={lastResult} />}
          />
        ))}
      </Lines>
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Noter une suspension" isOpen={isResultOf(lastResult, "suspension")}>
            <ItemForm intent="suspension" lastResult={lastResult} submit="Noter la suspension">
              {(fields) => (
                <div className="grid items-start gap-4 md:grid-cols-2">
                  <TextField
                    label="Article de la convention"
                    field={fields.article}
                    autoComplete="off"
                    hint="Son numéro seulement, comme 12 ou 7-2."
                  />
                  <TextField label="Pièce vue le" field={fields.seenOn} type="date" optional />
                  <TextField label="Du" field={fields.fromOn} type="date" />
                  <TextField label="Au" field={fields.toOn} type="date" optional="si la fin est connue" />
                </div>
              )}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
  );
}

function PeriodActs({ period, lastResult }: { period: Period; lastResult: LastResult }) {
  const { id, toOn, fromOn } = period;
  const name = (act: string) => accessibleName(`${act} : période du ${formatDayLong(fromOn)}`);
  return (
    <>
      <Folded
        summary="Dernier jour"
        label={name("Dernier jour")}
        isOpen={isResultOf(lastResult, "period-end", id)}
      >
        <ItemForm
          intent="period-end"
          itemId={id}
          values={{ toOn }}
          lastResult={lastResult}
          submit="Enregistrer"
        >
          {(fields) => (
            <TextField
              label="Dernier jour"
              field={fields.toOn}
              type="date"
              optional="si c’est fini"
              hint="Laissez vide si la période continue."
            />
          )}
        </ItemForm>
      </Folded>
      <ActButton intent="period-remove" fields={{ itemId: id }} label={name("Retirer")}>
        Retirer
      </ActButton>
    </>
  );
}

function spanWords({ fromOn, toOn }: Period): string {
  return toOn
    ? `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`
    : `depuis le ${formatDayLong(fromOn)}`;
}

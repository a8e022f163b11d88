import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { DescriptionList } from "~/components/ui/description-list";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { formatDayLong, formatDayShort } from "~/vocabulary/typography";
import type { ShownFigure } from "./care-figure";
import { Figure } from "./care-figure-view";

interface FiguresProps {
  figures: {
    places?: ShownFigure;
    departures?: ShownFigure;
    ages: { age: string; label: string; places?: number; free?: ShownFigure }[];
    /** What they were before, in words. */
    earlier: string[];
  };
}

/** The places of a structure, in all and by age, with those free and when it was told. */
export function CareFigures({ figures: { places, departures, ages, earlier } }: FiguresProps) {
  return (
    <Section title="Places">
      <DescriptionList
        facts={[
          { term: "Places en tout", value: <Figure figure={places} /> },
          { term: "Départs attendus sous cinq ans", value: departures && <Figure figure={departures} /> },
        ]}
      />
      {ages.length > 0 && (
        <div className="mt-3">
          <DataTable
            caption="Places par âge"
            rows={ages}
            rowKey={({ age }) => age}
            columns={[
              { header: "Âge", cell: ({ label }) => label, onPhone: true },
              { header: "Places", cell: ({ places: of }) => of ?? "", onPhone: true, isNamedOnPhone: true },
              {
                header: "Libres",
                cell: ({ free }) => <Figure figure={free} />,
                onPhone: true,
                isNamedOnPhone: true,
              },
            ]}
          />
        </div>
      )}
      {earlier.length > 0 && (
        <details className="mt-3">
          <summary className="button">Chiffres précédents</summary>
          <ul className="mt-2 text-muted">
            {earlier.map((words, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same
              <li key={place}>{words}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

interface StandingProps {
  service: {
    isStale: boolean;
    isGone: boolean;
    isActive: boolean;
    checkedOn: string;
    checked: string;
    relay?: { name: string; askedOn?: Date };
  };
  /** What was refused, by the act it was asked by. */
  refusal: SubmissionResult<string[]> | undefined;
}

/** How fresh the figures are, and the two ways to renew them: oneself, or by asking the relay centre. */
export function CareStanding({ service, refusal }: StandingProps) {
  const { isStale, isGone, isActive, checkedOn, checked, relay } = service;
  return (
    <Section title="Est-ce toujours exact ?">
      <p className={isStale ? "text-muted" : undefined}>
        {isStale || isGone ? (
          <Badge tone="attention">à mettre à jour</Badge>
        ) : (
          <Badge tone="done">à jour</Badge>
        )}{" "}
        {`Dernière vérification : ${checked}, le ${formatDayLong(checkedOn)}.`}
        {isGone && " Sa source ne la cite plus dans sa dernière liste."}
      </p>
      {relay?.askedOn && (
        <p className="text-muted">{`${relay.name} : demandé le ${formatDayShort(relay.askedOn)}.`}</p>
      )}
      <FormErrors errors={refusal?.error?.[""] ?? undefined} />
      <Form method="post" className="mt-3 flex flex-wrap gap-2">
        {isActive && (
          <Button name="intent" value="confirm" variant="primary">
            Rien n’a changé
          </Button>
        )}
        {isActive && relay && (
          <Button name="intent" value="ask">
            {`Demander une mise à jour à ${relay.name}`}
          </Button>
        )}
        <Button name="intent" value={isActive ? "close" : "restore"} variant="quiet">
          {isActive ? "Noter fermée" : "Rouvrir"}
        </Button>
      </Form>
    </Section>
  );
}

interface CalendarProps {
  commissions: readonly { id: string; title: string; detail: string; isPast: boolean }[];
}

/** When places are given out, and the last day for a file. */
export function Commissions({ commissions }: CalendarProps) {
  return (
    <Section title="Commissions d’attribution des places" count={commissions.length}>
      <Lines label="Commissions">
        {commissions.map(({ id, title, detail, isPast }) => (
          <Line key={id} title={title} detail={detail} badge={isPast && <Badge>passée</Badge>} />
        ))}
      </Lines>
    </Section>
  );
}

/** Who pays, and what ends soon. */
export function Fundings({
  fundings,
}: {
  fundings: readonly { key: string; words: string; isEnding: boolean }[];
}) {
  return (
    <Section title="Cofinancement" count={fundings.length}>
      <Lines label="Cofinancement">
        {fundings.map(({ key, words, isEnding }) => (
          <Line key={key} title={words} badge={isEnding && <Badge tone="attention">à renouveler</Badge>} />
        ))}
      </Lines>
    </Section>
  );
}

export function Stops({ stops }: { stops: readonly string[] }) {
  return (
    <Section title="Arrêts" count={stops.length}>
      <Lines label="Arrêts">
        {stops.map((stop) => (
          <Line key={stop} title={stop} />
        ))}
      </Lines>
    </Section>
  );
}

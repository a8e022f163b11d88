import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ServiceStop } from "#models/local-service";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { formatDayLong, formatDayShort } from "~/vocabulary/typography";

interface StandingProps {
  service: {
    isStale: boolean;
    isGone: boolean;
    isActive: boolean;
    checkedOn: string;
    checked: string;
    email?: string;
    askedOn?: Date;
    hasAnswered: boolean;
  };
  /** What was refused, by the act it was asked by. */
  refusal: SubmissionResult<string[]> | undefined;
}

/** How fresh the card is, and the two ways to make sure of it: oneself, or by asking. */
export function ServiceStanding({ service, refusal }: StandingProps) {
  const { isStale, isGone, isActive, checkedOn, checked, email, askedOn, hasAnswered } = service;
  return (
    <Section title="Est-ce toujours exact ?">
      <p className={isStale ? "text-muted" : undefined}>
        {isStale || isGone ? <Badge tone="attention">à vérifier</Badge> : <Badge tone="done">vérifié</Badge>}{" "}
        {`Dernière vérification : ${checked}, le ${formatDayLong(checkedOn)}.`}
        {isGone && " Sa source ne le cite plus dans sa dernière liste."}
      </p>
      {askedOn && !hasAnswered && (
        <p className="text-muted">Demandé par mail le {formatDayShort(askedOn)}, sans réponse.</p>
      )}
      <FormErrors errors={refusal?.error?.[""] ?? undefined} />
      <Form method="post" className="mt-3 flex flex-wrap gap-2">
        {isActive && (
          <Button name="intent" value="check" variant="primary">
            Vérifié aujourd’hui
          </Button>
        )}
        {isActive && email && (
          <Button name="intent" value="ask">
            Demander si c’est toujours exact
          </Button>
        )}
        <Button name="intent" value={isActive ? "withdraw" : "restore"} variant="quiet">
          {isActive ? "Retirer de l’annuaire" : "Remettre dans l’annuaire"}
        </Button>
      </Form>
    </Section>
  );
}

/** The stops of something itinerant, with their days. */
export function StopLines({ stops }: { stops: readonly ServiceStop[] }) {
  return (
    <Section title="Arrêts" count={stops.length}>
      <Lines label="Arrêts">
        {stops.map(({ communeCode, communeName, place, when }) => (
          <Line
            key={`${communeCode} ${place} ${when}`}
            title={[communeName, place].filter(Boolean).join(", ")}
            detail={when ?? "Jours et heures à demander."}
          />
        ))}
      </Lines>
    </Section>
  );
}

import { Form, Link } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { Section } from "~/components/ui/section";
import { type Option, Select } from "~/components/ui/select";
import type { PlacementState } from "~/vocabulary/training";

const TONES: Readonly<Record<PlacementState, Tone>> = {
  wished: "attention",
  placed: "done",
  withdrawn: "waiting",
};

interface Props {
  placement: {
    id: string;
    semesterId: string;
    semester: string;
    state: PlacementState;
    stateLabel: string;
    facts: { term: string; value: string }[];
  };
  firstName: string;
}

/** One semester of an intern: what was asked, what was given. */
export function PlacementSection({ placement, firstName }: Props) {
  const { id, semesterId, semester, state, stateLabel, facts } = placement;
  return (
    <Section title={semester} act={<Badge tone={TONES[state]}>{stateLabel}</Badge>}>
      <div className="whitespace-pre-line">
        <DescriptionList facts={facts} />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <LinkButton to={id} aria-label={`Modifier : ${semester}`}>
          Modifier
        </LinkButton>
        <Form method="post">
          <input type="hidden" name="placementId" value={id} />
          {state === "withdrawn" ? (
            <Button name="intent" value="reopen">
              {firstName} vient finalement
            </Button>
          ) : (
            <Button name="intent" value="withdraw" variant="quiet">
              {firstName} ne vient plus
            </Button>
          )}
        </Form>
        <Link to={`/semesters/${semesterId}/arrivals`}>Voir les arrivées du semestre</Link>
      </div>
    </Section>
  );
}

interface OpenProps {
  options: readonly Option[];
  errors: string[] | null | undefined;
}

/** Opens one of the semesters to come, or the one under way. */
export function OpenSemester({ options, errors }: OpenProps) {
  if (options.length === 0) return null;
  return (
    <Section title="Ouvrir un semestre">
      <Form method="post" className="flex flex-wrap items-end gap-3">
        <Select
          label="Semestre"
          name="semesterId"
          options={options}
          placeholder="Choisissez…"
          errors={errors ?? undefined}
        />
        <Button name="intent" value="open" variant="primary">
          Ouvrir ce semestre
        </Button>
      </Form>
    </Section>
  );
}

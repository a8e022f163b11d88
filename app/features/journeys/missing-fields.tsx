import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import type { FieldSource } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CONSENT_MEANS } from "~/vocabulary/consents";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import type { EntryRule } from "~/vocabulary/pipelines";
import { optionsOf } from "~/vocabulary/words";
import type { Step } from "./journey-step.queries.server";

export type FilledName =
  | "interviewOn"
  | "exerciseModes"
  | "specialty"
  | "territories"
  | "visitOn"
  | "arrivalOn"
  | "placementOn"
  | "consent";

interface Props {
  missing: { rule: EntryRule; words: string };
  step: Step;
  fields: Record<FilledName, FieldSource>;
}

/** What fills in for a rule that does not hold yet: a field here, or the page where it is done. */
export function MissingField({ missing: { rule, words }, step, fields }: Props): ReactNode {
  const { candidate, householdId, territories, housingNeedId } = step;
  switch (rule) {
    case "interview-held":
      return <TextField label="L'entretien a eu lieu le" field={fields.interviewOn} type="date" />;
    case "exercise-chosen":
      return (
        <CheckboxGroup
          label="Exercice souhaité"
          field={fields.exerciseModes}
          options={optionsOf(EXERCISE_MODES)}
        />
      );
    case "specialty-known":
      return <TextField label="Spécialité" field={fields.specialty} />;
    case "territory-chosen":
      return (
        <CheckboxGroup
          label="Intercommunalités souhaitées"
          field={fields.territories}
          options={territories}
        />
      );
    case "visit-held":
      return <TextField label="La visite a eu lieu le" field={fields.visitOn} type="date" />;
    case "arrival-known":
      return <TextField label="Arrivée prévue le" field={fields.arrivalOn} type="date" />;
    case "placement-confirmed":
      return <TextField label="Stage confirmé le" field={fields.placementOn} type="date" />;
    case "consent-given":
      return (
        <Select
          label="Accord recueilli"
          field={fields.consent}
          options={optionsOf(CONSENT_MEANS)}
          placeholder="Choisissez comment"
        />
      );
    case "opening-linked":
      return (
        <Elsewhere words={words} to={`/candidates/${candidate.id}/openings`}>
          Choisir une ouverture
        </Elsewhere>
      );
    case "introduction-made":
      return (
        <Elsewhere words={words} to={`/candidates/${candidate.id}/introductions/new`}>
          Préparer une mise en relation
        </Elsewhere>
      );
    case "housing-settled":
      return (
        <Elsewhere
          words={words}
          to={housingNeedId ? `/needs/${housingNeedId}` : `/households/${householdId}`}
        >
          Ouvrir le besoin de logement
        </Elsewhere>
      );
    case "paperwork-done":
      return (
        <Elsewhere words={words} to={`/households/${householdId}/demarches?candidat=${candidate.id}`}>
          Voir les démarches
        </Elsewhere>
      );
  }
}

function Elsewhere({ words, to, children }: { words: string; to: string; children: ReactNode }) {
  return (
    <p className="first-letter:uppercase">
      {words}. <Link to={to}>{children}</Link>
    </p>
  );
}

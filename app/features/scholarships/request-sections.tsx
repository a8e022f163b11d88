import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DescriptionList } from "~/components/ui/description-list";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { Textarea } from "~/components/ui/textarea";
import type { ScholarshipStage } from "~/vocabulary/scholarship-states";
import {
  EXCLUDED_SCHEMES,
  type ExcludedScheme,
  STUDY_YEARS,
  type StudyYear,
} from "~/vocabulary/scholarships";
import { formatDayLong, NBSP, upperFirst } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";

export interface RequestView {
  stage: ScholarshipStage;
  askedOn: string;
  year: string;
  card: {
    year: StudyYear;
    otherAids?: string;
    heldSchemes: ExcludedScheme[];
    exclusionReason?: string;
    assessment?: string;
  };
  /** What the terms exclude of what the person has, each with its source. */
  excluded: readonly string[];
  isToCheck: boolean;
  canWrite: boolean;
}

interface Props {
  page: RequestView;
  lastResult: LastResult;
}

/** Stages at which what was asked may still be corrected. */
const OPEN: readonly ScholarshipStage[] = ["requested", "complete", "review", "panel"];

/** What the terms exclude comes first, with the text that says so. */
export function ExclusionNotice({ page, lastResult }: Props) {
  const { excluded, card, canWrite, stage } = page;
  const { exclusionReason } = card;
  if (excluded.length === 0) return null;
  return (
    <div className="mb-4 grid gap-2">
      <Notice
        title="Ce programme ne se cumule pas avec une aide déclarée."
        tone={exclusionReason ? "waiting" : "attention"}
      >
        <ul>
          {excluded.map((words) => (
            <li key={words}>{upperFirst(words)}</li>
          ))}
        </ul>
        {exclusionReason && (
          <p>
            L’équipe passe outre{NBSP}: {exclusionReason}
          </p>
        )}
      </Notice>
      {canWrite && OPEN.includes(stage) && (
        <Folded
          summary={exclusionReason ? "Modifier le motif" : "Passer outre, en disant pourquoi"}
          isOpen={isResultOf(lastResult, "exclusion")}
        >
          <ItemForm
            intent="exclusion"
            values={{ exclusionReason }}
            lastResult={lastResult}
            submit="Enregistrer"
          >
            {(fields) => (
              <>
                <Drawn intent="exclusion" values={{ exclusionReason }} lastResult={lastResult} />
                <Textarea
                  label="Pourquoi passer outre"
                  field={fields.exclusionReason}
                  rows={3}
                  optional
                  hint="Sans ce motif, la bourse ne peut pas passer à la convention."
                />
              </>
            )}
          </ItemForm>
        </Folded>
      )}
    </div>
  );
}

/** What was asked, when, in which year, and what else the person has. */
export function RequestSection({ page, lastResult }: Props) {
  const { askedOn, year, card, canWrite, stage, isToCheck } = page;
  const { otherAids, heldSchemes } = card;
  return (
    <Section title="La demande">
      {isToCheck && (
        <p className="mb-3 text-muted">
          Les termes de ce programme sont «{NBSP}à vérifier{NBSP}»{NBSP}: relisez sa délibération avant la
          commission.
        </p>
      )}
      <DescriptionList
        facts={[
          { term: "Demandée le", value: formatDayLong(askedOn) },
          { term: "Année d’études", value: year },
          {
            term: "Aides à comparer",
            value: heldSchemes.map((scheme) => EXCLUDED_SCHEMES[scheme].fr).join(", ") || "aucune déclarée",
          },
          { term: "Autres aides", value: otherAids },
        ]}
      />
      {canWrite && OPEN.includes(stage) && (
        <div className="mt-3">
          <Folded summary="Corriger la demande" isOpen={isResultOf(lastResult, "request")}>
            <RequestForm card={card} lastResult={lastResult} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

function RequestForm({
  card: { year, otherAids, heldSchemes },
  lastResult,
}: Pick<RequestView, "card"> & Pick<Props, "lastResult">) {
  return (
    <ItemForm intent="request" values={{ year, otherAids }} lastResult={lastResult} submit="Enregistrer">
      {(fields) => (
        <>
          <Drawn intent="request" values={{ year, otherAids, heldSchemes }} lastResult={lastResult} />
          <Select label="Année d’études" field={fields.year} options={optionsOf(STUDY_YEARS)} />
          <CheckboxGroup
            label="La personne a déjà"
            name="heldSchemes"
            options={optionsOf(EXCLUDED_SCHEMES)}
            defaultValues={heldSchemes}
            optional
          />
          <Textarea label="Autres aides" field={fields.otherAids} rows={3} optional hint={OTHER_AIDS} />
        </>
      )}
    </ItemForm>
  );
}

export const OTHER_AIDS = `Ce que la personne dit recevoir par ailleurs pour ses études${NBSP}: qui, combien. Rien de la famille, rien de la santé.`;

/** What the team thinks of the request. */
export function ReviewSection({ page: { card, canWrite, stage }, lastResult }: Props) {
  const { assessment } = card;
  const canChange = canWrite && OPEN.includes(stage);
  if (!assessment && !canChange) return null;
  return (
    <div id="review">
      <Section title="Instruction">
        {assessment && <p className="mb-3 whitespace-pre-line">{assessment}</p>}
        {canChange && (
          <Folded
            summary={assessment ? "Modifier l’instruction" : "Écrire l’instruction"}
            isOpen={isResultOf(lastResult, "review")}
          >
            <ItemForm intent="review" values={{ assessment }} lastResult={lastResult} submit="Enregistrer">
              {(fields) => (
                <>
                  <Drawn intent="review" values={{ assessment }} lastResult={lastResult} />
                  <Textarea
                    label="Instruction"
                    field={fields.assessment}
                    rows={8}
                    optional
                    hint={`Le projet professionnel seulement${NBSP}: cursus, stages faits ici, territoire et exercice visés. La personne peut demander à le lire.`}
                  />
                </>
              )}
            </ItemForm>
          </Folded>
        )}
      </Section>
    </div>
  );
}

function Drawn({
  intent,
  values,
  lastResult,
}: {
  intent: string;
  values: Readonly<Record<string, unknown>>;
  lastResult: LastResult;
}) {
  return <DrawnFrom values={values} lastResult={isResultOf(lastResult, intent) ? lastResult : undefined} />;
}

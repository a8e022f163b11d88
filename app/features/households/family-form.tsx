import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import type { Adult, Child, Confidence, FamilyObstacle, MemberRelation } from "#models/family";
import type { HouseholdRecord } from "#models/household";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CONSENT_MEANS } from "~/vocabulary/consents";
import { CUSTODIES, RELATIONS } from "~/vocabulary/family";
import { NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { FamilyConfidences } from "./family-confidences";
import { FamilyObstacles } from "./family-obstacles";
import { FamilyRelations } from "./family-relations";
import { RemoveLine } from "./remove-line";

interface Props {
  family: Required<Pick<HouseholdRecord, keyof Values & keyof HouseholdRecord>>;
  /** Who may be named by a relation, and by a confidence. */
  members: readonly Option[];
  grownUps: readonly Option[];
  /** The candidates: who may agree for the household. */
  projects: readonly { id: string; name: string }[];
  /** For each child, what follows from their month of birth. */
  computed: Record<string, string[]>;
  lastResult: SubmissionResult<string[]> | undefined;
}

type AdultLine = Partial<Record<keyof Adult, string>>;
type ChildLine = Partial<Record<keyof Child, string>>;
type ObstacleLine = Partial<Record<keyof FamilyObstacle, string>>;
type RelationLine = Partial<Record<keyof MemberRelation, string>>;
type ConfidenceLine = Partial<Record<keyof Confidence, string>>;

type Values = {
  adults: AdultLine[];
  children: ChildLine[];
  familyObstacles: ObstacleLine[];
  relations: RelationLine[];
  confidences: ConfidenceLine[];
  unbornMeans: string;
  unbornBy: string;
};

const ROW = "grid gap-3 border-l-2 border-line pl-4 md:grid-cols-3 md:items-start";

/** Who lives in the household beside its candidates: only what they chose to tell. */
export function FamilyForm({ family, members, grownUps, projects, computed, lastResult }: Props) {
  const [form, fields] = useForm<Values>({ lastResult, defaultValue: shownOf(family) });
  const { state } = useNavigation();
  const children = fields.children.getFieldList();
  const known = new Set(family.children.filter(({ isUnborn }) => isUnborn).map(({ id }) => id));
  const hasNewUnborn = children.some((line) => {
    const { id, isUnborn } = line.getFieldset();
    return isUnborn.value === "on" && !known.has(id.initialValue ?? "");
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      {/* Enter saves: without this, it would press the first button of a list. */}
      <button type="submit" hidden />
      <DrawnFrom values={family} lastResult={lastResult} />
      <FormErrors errors={form.errors} id={form.errorId} />
      <Section title="Adultes">
        <div className="grid gap-5">
          {fields.adults.getFieldList().map((line, index) => {
            const of = line.getFieldset();
            return (
              <div key={line.key} className={ROW}>
                <input type="hidden" name={of.id.name} value={of.id.initialValue ?? ""} />
                <input type="hidden" name={of.ofId.name} value={of.ofId.initialValue ?? ""} />
                <TextField label="Prénom" field={of.firstName} autoComplete="off" />
                <TextField label="Nom" field={of.lastName} optional autoComplete="off" />
                <TextField label="Nom de naissance" field={of.birthName} optional autoComplete="off" />
                <TextField label="Métier" field={of.trade} optional autoComplete="off" />
                {projects.length > 0 ? (
                  <Select
                    label="Lien avec le ou la candidat·e"
                    field={of.relation}
                    options={optionsOf(RELATIONS)}
                  />
                ) : (
                  <input type="hidden" name={of.relation.name} value={of.relation.initialValue ?? "other"} />
                )}
                <TextField label="Depuis le" field={of.sinceOn} type="date" optional />
                <TextField
                  label="Jusqu'au"
                  field={of.untilOn}
                  type="date"
                  optional
                  hint="En cas de séparation."
                />
                <TextField
                  label="E-mail"
                  field={of.email}
                  type="email"
                  optional
                  hint="Privé : pour lui ou elle seul·e."
                />
                <TextField label="Téléphone" field={of.phone} type="tel" optional hint="Privé." />
                <RemoveLine
                  {...form.remove.getButtonProps({ name: fields.adults.name, index })}
                  what="cet adulte"
                />
              </div>
            );
          })}
          <div>
            <Button
              {...form.insert.getButtonProps({
                name: fields.adults.name,
                defaultValue: { relation: projects.length > 0 ? "couple" : "other" },
              })}
              size="small"
            >
              Ajouter un adulte
            </Button>
          </div>
        </div>
      </Section>
      <Section title="Enfants">
        <div className="grid gap-5">
          {children.map((line, index) => {
            const of = line.getFieldset();
            return (
              <div key={line.key} className={ROW}>
                <input type="hidden" name={of.id.name} value={of.id.initialValue ?? ""} />
                <TextField
                  label="Prénom de l'enfant"
                  field={of.firstName}
                  optional="facultatif s’il est à naître"
                  autoComplete="off"
                />
                <TextField
                  label="Mois de naissance"
                  field={of.birthMonth}
                  type="month"
                  optional
                  hint="Jamais le jour. Par exemple 2019-04."
                />
                <Select
                  label="Vit ici"
                  field={of.custody}
                  options={optionsOf(CUSTODIES)}
                  placeholder="Non précisé"
                />
                <Checkbox label="À naître" field={of.isUnborn} />
                <Computed words={computed[of.id.initialValue ?? ""] ?? []} />
                <RemoveLine
                  {...form.remove.getButtonProps({ name: fields.children.name, index })}
                  what="cet enfant"
                />
              </div>
            );
          })}
          {hasNewUnborn && projects.length > 1 && (
            <Select
              label="Qui a donné son accord"
              field={fields.unbornBy}
              options={projects.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {hasNewUnborn && (
            <Select
              label="La famille nous l'a dit elle-même et accepte que cette naissance soit notée"
              field={fields.unbornMeans}
              options={optionsOf(CONSENT_MEANS)}
              placeholder="Pas encore : demandez-lui"
              hint="Son accord est enregistré avec le foyer."
            />
          )}
          <div>
            <Button
              {...form.insert.getButtonProps({ name: fields.children.name, defaultValue: {} })}
              size="small"
            >
              Ajouter un enfant
            </Button>
          </div>
        </div>
      </Section>
      {members.length > 1 && (
        <FamilyRelations
          lines={fields.relations.getFieldList()}
          members={members}
          add={form.insert.getButtonProps({ name: fields.relations.name, defaultValue: {} })}
          remove={(index) => form.remove.getButtonProps({ name: fields.relations.name, index })}
        />
      )}
      <FamilyConfidences
        lines={fields.confidences.getFieldList()}
        grownUps={grownUps}
        add={form.insert.getButtonProps({ name: fields.confidences.name, defaultValue: {} })}
        remove={(index) => form.remove.getButtonProps({ name: fields.confidences.name, index })}
      />
      <FamilyObstacles
        lines={fields.familyObstacles.getFieldList()}
        add={form.insert.getButtonProps({
          name: fields.familyObstacles.name,
          defaultValue: { state: "open" },
        })}
        remove={(index) => form.remove.getButtonProps({ name: fields.familyObstacles.name, index })}
      />
      <div className="mt-6">
        <Button variant="primary" pending={state === "submitting"}>
          Enregistrer le foyer
        </Button>
      </div>
    </Form>
  );
}

/** The age, then what the law makes of it. */
function Computed({ words: [age, ...rest] }: { words: string[] }) {
  return (
    <p className="text-muted">
      {[age, ...rest].filter(Boolean).join(`${NBSP}; `)}
      {rest.length > 0 && (
        <span className="block text-12">D’après l’année de naissance (code de l’éducation, L131-1).</span>
      )}
    </p>
  );
}

function shownOf({ adults, children, familyObstacles, relations, confidences }: Props["family"]): Values {
  return {
    adults: adults.map((adult): AdultLine => ({ ...adult })),
    children: children.map(({ isUnborn, ...child }) => ({ ...child, isUnborn: isUnborn ? "on" : "" })),
    familyObstacles: familyObstacles.map((obstacle): ObstacleLine => ({ ...obstacle })),
    relations: relations.map((relation): RelationLine => ({ ...relation })),
    confidences: confidences.map((confidence): ConfidenceLine => ({ ...confidence })),
    unbornMeans: "",
    unbornBy: "",
  };
}

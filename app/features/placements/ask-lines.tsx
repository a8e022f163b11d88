import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { COMPANION_KINDS } from "~/vocabulary/training";
import { optionsOf } from "~/vocabulary/words";
import type { AskChoices } from "./ask-choices.queries.server";
import type { AskPage } from "./placement-page.queries.server";

type Values = AskPage["values"];
type Wish = Values["wishes"][number];
type Companion = Values["companions"][number];

interface Shared {
  form: FormMetadata<Values>;
  choices: AskChoices;
}

/** Wishes, the dearest first: one place, a level, a sector. */
export function WishLines({ form, field, choices }: Shared & { field: FieldMetadata<Wish[], Values> }) {
  const what = [
    ...choices.levels.map(({ value, label }) => ({ value: `level:${value}`, label: `Niveau : ${label}` })),
    ...choices.places.map(({ value, label }) => ({ value: `place:${value}`, label })),
  ];
  return (
    <ListLines
      form={form}
      field={field}
      legend="Vœux, du préféré au dernier"
      one="vœu"
      add="Ajouter un vœu"
      most={10}
    >
      {(line, index) => {
        const fields = line.getFieldset();
        return (
          <>
            <Select
              label={`Vœu ${index + 1}`}
              field={fields.what}
              options={what}
              placeholder="N’importe quel terrain"
              className="min-w-0 flex-[2_1_14rem]"
            />
            <Select
              label={`Secteur du vœu ${index + 1}`}
              field={fields.epciCode}
              options={choices.sectors}
              placeholder="N’importe où"
              className="min-w-0 flex-[1_1_10rem]"
            />
          </>
        );
      }}
    </ListLines>
  );
}

/** With whom this intern comes: whoever is named is told so on their own semester. */
export function CompanionLines({
  form,
  field,
  choices,
}: Shared & { field: FieldMetadata<Companion[], Values> }) {
  if (choices.companions.length === 0)
    return (
      <p className="text-muted">
        Personne d’autre n’est encore attendu ce semestre : ouvrez d’abord le semestre de l’autre interne pour
        dire qu’ils viennent ensemble.
      </p>
    );
  return (
    <ListLines form={form} field={field} legend="Avec qui" one="interne" add="Ajouter une personne" most={5}>
      {(line, index) => {
        const fields = line.getFieldset();
        return (
          <>
            <Select
              label={`Interne ${index + 1}`}
              field={fields.candidateId}
              options={choices.companions}
              placeholder="Personne"
              className="min-w-0 flex-[2_1_14rem]"
            />
            <Select
              label={`Lien avec l'interne ${index + 1}`}
              field={fields.kind}
              options={optionsOf(COMPANION_KINDS)}
              placeholder="Choisissez…"
              className="min-w-0 flex-[1_1_10rem]"
            />
          </>
        );
      }}
    </ListLines>
  );
}

/** Places where this intern was before, which our own semesters do not say. */
export function KnownLines({ form, field, choices }: Shared & { field: FieldMetadata<string[], Values> }) {
  return (
    <ListLines
      form={form}
      field={field}
      legend="Terrains déjà connus"
      one="terrain connu"
      add="Ajouter un terrain connu"
      most={8}
    >
      {(line, index) => (
        <Select
          label={`Terrain connu ${index + 1}`}
          field={line}
          options={choices.places}
          placeholder="Aucun"
          className="min-w-0 flex-1"
        />
      )}
    </ListLines>
  );
}

interface ListProps<Item> {
  form: FormMetadata<Values>;
  field: FieldMetadata<Item[], Values>;
  legend: string;
  /** What one line is, without an article: « vœu ». */
  one: string;
  add: string;
  most: number;
  children: (line: FieldMetadata<Item, Values>, index: number) => ReactNode;
}

function ListLines<Item>({ form, field, legend, one, add, most, children }: ListProps<Item>) {
  const lines = field.getFieldList();
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-semibold">{legend}</legend>
      <FormErrors errors={field.errors} id={field.errorId} />
      {lines.map((line, index) => (
        <div key={line.key} className="flex flex-wrap items-end gap-2">
          {children(line, index)}
          <Button
            {...form.remove.getButtonProps({ name: field.name, index })}
            variant="quiet"
            aria-label={`Retirer : ${one} ${index + 1}`}
          >
            Retirer
          </Button>
        </div>
      ))}
      {lines.length < most && (
        <div>
          <Button {...form.insert.getButtonProps({ name: field.name })} size="small">
            {add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Combobox } from "~/components/ui/combobox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { OccupationField } from "~/features/occupations/occupation-field";
import type { OfferKind } from "~/vocabulary/offers";
import { NBSP } from "~/vocabulary/typography";
import { type HomeFieldName, HomeInputs } from "../housing/home-inputs";
import { type PostFieldName, PostInputs } from "../spouse-work/post-inputs";

type FieldName = HomeFieldName | PostFieldName | "occupation" | "romeCode" | "partnerId" | "contact";
type Fields = Record<FieldName, string>;

interface Props {
  kind: OfferKind;
  partners: readonly Option[];
  /** What is kept of it; absent, it is a new one. */
  values?: Readonly<Record<string, unknown>>;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A home or a post: what it is, as its kind asks it, and who offers it. */
export function OfferForm({ kind, partners, values, lastResult }: Props) {
  const [form, fields] = useForm<Fields>({
    id: "offer",
    lastResult,
    defaultValue: values && written(values),
  });
  const { state, formData } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="offer" />
      {values && <DrawnFrom values={values} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      {kind === "housing" ? (
        <HomeInputs fields={fields} />
      ) : (
        <PostInputs
          fields={fields}
          trade={
            <OccupationField
              label="Métier"
              field={fields.occupation}
              romeCode={fields.romeCode}
              optional
              hint={tradeHint(values)}
            />
          }
        />
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <Combobox label="Proposé par" field={fields.partnerId} options={partners} optional />
        <TextField
          label="Ou qui appeler"
          field={fields.contact}
          optional
          autoComplete="off"
          hint="Hors annuaire : un nom, un numéro."
        />
      </div>
      <div>
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "offer"}>
          {values ? "Enregistrer" : "Ajouter et voir à qui cela convient"}
        </Button>
      </div>
    </Form>
  );
}

/** A post may come with a family of trades and no name of a trade. */
function tradeHint(values: Props["values"]): string {
  const { occupation, romeCode } = values ?? {};
  if (romeCode && !occupation)
    return `Reconnu${NBSP}: ROME ${romeCode}. Choisissez dans la liste pour le changer.`;
  return "Choisi dans la liste, il rapproche ce poste des recherches du même métier, quel que soit l’intitulé.";
}

/** What is ticked; the others are said in a list. */
const BOXES: readonly string[] = ["isFurnished"];

/** As a form holds it: a box ticked, « Oui » chosen, a number with its comma. */
function written(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.map(([name, value]) => [name, inField(name, value)]));
}

function inField(name: string, value: unknown): string {
  if (typeof value === "number") return String(value).replace(".", ",");
  if (typeof value !== "boolean") return String(value);
  const [yes, no] = BOXES.includes(name) ? ["on", ""] : ["yes", "no"];
  return value ? yes : no;
}

import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { DUPLICATE_RULES, IMPORT_FIELDS, type ImportField } from "~/vocabulary/imports";
import { optionsOf } from "~/vocabulary/words";

interface Props {
  headers: string[];
  samples: string[][];
  mapping: (ImportField | null)[];
  unknownKinds: { word: string; kind?: string }[];
  rule: string;
  referentId?: string;
  nextAction: { label: string; dueOn: string };
  colleagues: { value: string; label: string }[];
  semesterId?: string;
  semesters: { value: string; label: string }[];
  lastResult: SubmissionResult<string[]> | undefined;
}

/** How each column is read, proposed from the headers; what every file is given. */
export function ReadingForm(props: Props) {
  const { headers, samples, mapping, unknownKinds, rule, referentId, nextAction, colleagues, lastResult } =
    props;
  const { semesterId, semesters } = props;
  const [form, fields] = useForm<Record<string, string>>({ lastResult });
  const isPending = useNavigation().state !== "idle";
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="read" />
      <FormErrors errors={form.errors} id={form.errorId} />
      <Section title="Colonnes" count={headers.length}>
        <div className="grid gap-x-6 gap-y-3 md:grid-cols-2 lg:grid-cols-3">
          {headers.map((header, column) => (
            <Select
              key={header}
              label={header}
              name={`mapping[${column}]`}
              hint={samples[column]?.join(" · ") || "vide"}
              defaultValue={mapping[column] ?? ""}
              placeholder="Laisser de côté"
              options={optionsOf(IMPORT_FIELDS)}
            />
          ))}
        </div>
      </Section>
      {unknownKinds.length > 0 && (
        <Section title="Situations à reconnaître" count={unknownKinds.length}>
          <div className="grid gap-x-6 gap-y-3 md:grid-cols-3">
            {unknownKinds.map(({ word, kind }, index) => (
              <div key={word}>
                <input type="hidden" name={`kinds[${index}].word`} value={word} />
                <Select
                  label={`« ${word} »`}
                  name={`kinds[${index}].kind`}
                  defaultValue={kind ?? ""}
                  placeholder="Choisissez…"
                  options={optionsOf(CANDIDATE_KINDS)}
                />
              </div>
            ))}
          </div>
        </Section>
      )}
      <Section title="Pour chaque dossier créé">
        <div className="grid gap-4 md:grid-cols-3">
          <Select
            label="Suivi par"
            field={fields.referentId}
            name="referentId"
            defaultValue={referentId}
            options={colleagues}
            hint="Sauf si le tableau nomme quelqu’un de l’équipe."
          />
          <TextField
            label="Prochaine action"
            field={fields.label}
            name="label"
            defaultValue={nextAction.label}
            hint="Sauf si le tableau en donne une."
          />
          <TextField
            label="Pour le"
            field={fields.dueOn}
            name="dueOn"
            type="date"
            defaultValue={nextAction.dueOn}
            hint="Un dossier ouvert a toujours une suite datée."
          />
        </div>
      </Section>
      {semesters.length > 0 && (
        <Section title="Pour une liste d’internes">
          <Select
            label="Semestre de stage"
            name="semesterId"
            defaultValue={semesterId ?? ""}
            placeholder="Ce n'est pas une liste d'internes"
            options={semesters}
            hint="Chaque ligne ouvre ce semestre, sauf si le tableau en nomme un autre."
          />
        </Section>
      )}
      <RadioGroup
        label="Quand la personne est peut-être déjà connue"
        name="rule"
        defaultValue={rule}
        options={optionsOf(DUPLICATE_RULES)}
      />
      <div>
        <Button variant="primary" pending={isPending}>
          Lire le tableau sans rien créer
        </Button>
      </div>
    </Form>
  );
}

import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link, useFetcher, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Combobox } from "~/components/ui/combobox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import type { Option } from "~/components/ui/select";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneField } from "~/features/reference-data/commune-field";
import { ITINERARIES, STEP_KINDS } from "~/vocabulary/visit-days";
import { optionsOf } from "~/vocabulary/words";
import type { VisitPage } from "./visit-page.queries.server";
import type { StepValues } from "./visit-step";
import { STEP_HEADING, useEscape, useStepFocus } from "./visit-step-focus";

interface Props extends Pick<VisitPage, "homes"> {
  edited: NonNullable<VisitPage["edited"]>;
  lastResult: SubmissionResult<string[]> | undefined;
}

const NEW_STEP = { itinerary: "together", kind: "meeting", fromHour: "09:00", toHour: "10:00" } as const;
const NOBODY: Option = { value: "", label: "Personne de l’annuaire" };

/** A step: for whom, when, where, who receives them; what the family reads and what the team keeps. */
export function VisitStepForm({ edited, homes, lastResult }: Props) {
  const { id, values, start } = edited;
  const [form, fields] = useForm<StepValues>({
    id: "step",
    lastResult,
    defaultValue: values ?? { ...NEW_STEP, ...start },
  });
  const { state, formData } = useNavigation();
  const closeOnEscape = useEscape(form.dirty);
  useStepFocus(id);
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack" onKeyDown={closeOnEscape}>
      <h2 id={STEP_HEADING} tabIndex={-1}>
        {id ? "Modifier l’étape" : "Ajouter une étape"}
      </h2>
      <input type="hidden" name="intent" value="step" />
      {id && <input type="hidden" name="stepId" value={id} />}
      {values && <DrawnFrom values={{ ...values }} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid gap-4 md:grid-cols-2">
        <Select label="Pour qui" field={fields.itinerary} options={optionsOf(ITINERARIES)} />
        <Select label="Nature" field={fields.kind} options={optionsOf(STEP_KINDS)} />
        <TextField label="De" field={fields.fromHour} type="time" />
        <TextField label="À" field={fields.toHour} type="time" />
      </div>
      {homes.length > 0 && (
        <Select
          label="Logement visité"
          field={fields.homeRef}
          optional
          placeholder="Aucun"
          options={homes}
          hint="Parmi les propositions faites au foyer : son adresse et son contact sont repris là où vous n’écrivez rien."
        />
      )}
      <TextField
        label="Ce qui est prévu"
        field={fields.title}
        autoComplete="off"
        hint="Lu par la famille et par qui la reçoit : sans nom de famille ni prénom d’enfant."
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label="Lieu" field={fields.place} optional autoComplete="off" hint="Nom, adresse." />
        <CommuneField
          label="Commune"
          field={fields.communeCode}
          optional
          known={edited.commune ? [edited.commune] : []}
          hint="Sert à compter la route entre deux étapes."
        />
      </div>
      <HostFields fields={fields} known={edited.host ? [edited.host] : []} />
      <Textarea label="Pour la famille" field={fields.note} rows={2} optional hint="Imprimé au programme." />
      <Textarea
        label="Pour l’équipe"
        field={fields.aside}
        rows={2}
        optional
        hint="Jamais montré à la famille."
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "step"}>
          {id ? "Enregistrer l’étape" : "Ajouter l’étape"}
        </Button>
        <Link to="." preventScrollReset className="button button-quiet">
          Fermer
        </Link>
      </div>
    </Form>
  );
}

type Fields = ReturnType<typeof useForm<StepValues>>[1];

function HostFields({ fields, known }: { fields: Fields; known: readonly Option[] }) {
  const found = useFetcher<{ hosts: Option[] }>();
  return (
    <>
      <Combobox
        label="Qui reçoit"
        field={fields.hostRef}
        optional
        options={[...(found.data?.hosts ?? known), NOBODY]}
        empty="Tapez le début du nom d’un partenaire."
        onSearch={(typed) => found.load(`/visits/hosts?q=${encodeURIComponent(typed)}`)}
      />
      <div className="grid gap-4 md:grid-cols-3">
        <TextField label="Ou hors annuaire" field={fields.hostName} optional autoComplete="off" />
        <TextField label="Son e-mail" field={fields.hostEmail} type="email" optional autoComplete="off" />
        <TextField label="Son téléphone" field={fields.hostPhone} type="tel" optional autoComplete="off" />
      </div>
    </>
  );
}

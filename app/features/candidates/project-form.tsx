import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CommuneList } from "~/features/reference-data/commune-list";
import { SEEKS } from "~/vocabulary/candidates";
import { CHANNELS, CONTACT_LANGUAGES } from "~/vocabulary/contact";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { INTERN_PHASES } from "~/vocabulary/training";
import { optionsOf } from "~/vocabulary/words";
import type { EditedProject } from "./candidate-project.queries.server";
import { LikenessWarning } from "./likeness-warning";
import { ContactList } from "./project-field-lists";

interface Props {
  project: EditedProject;
  territories: readonly Option[];
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Who the person is, how to reach them, what they look for. */
export function ProjectForm({
  project: { id, values, drawn, chosenCommunes },
  territories,
  lastResult,
}: Props) {
  const [form, fields] = useForm<EditedProject["values"]>({
    id: "project",
    lastResult,
    defaultValue: values,
  });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      {/* Enter saves: without this, it would press the first button of a list. */}
      <button type="submit" hidden />
      <input type="hidden" name="intent" value="project" />
      <DrawnFrom values={drawn} lastResult={lastResult} />
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label="Prénom" field={fields.firstName} autoComplete="off" />
        <TextField label="Nom" field={fields.lastName} autoComplete="off" />
        <TextField
          label="Nom de naissance"
          field={fields.birthName}
          optional
          autoComplete="off"
          hint="Pour l’équipe seulement."
        />
      </div>
      <ContactList
        form={form}
        field={fields.emails}
        legend="Adresses e-mail"
        one="Adresse"
        act="Ajouter une adresse"
        type="email"
      />
      <ContactList
        form={form}
        field={fields.phones}
        legend="Téléphones"
        one="Numéro"
        act="Ajouter un numéro"
        type="tel"
      />
      <LikenessWarning exceptId={id} />
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          label="Préfère être joint·e"
          field={fields.channel}
          options={optionsOf(CHANNELS)}
          placeholder="Non précisé"
        />
        <Select
          label="Langue"
          field={fields.language}
          options={optionsOf(CONTACT_LANGUAGES)}
          placeholder="Non précisé"
        />
        <TextField
          label="Quand appeler"
          field={fields.hours}
          optional
          hint="Par exemple : le soir après 19 h."
        />
        <TextField label="Numéro RPPS" field={fields.rpps} optional inputMode="numeric" hint="11 chiffres." />
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label="Spécialité" field={fields.specialty} optional />
        <TextField label="Faculté ou subdivision" field={fields.faculty} optional />
        <TextField label="Semestre" field={fields.semester} optional />
        <TextField label="DES" field={fields.des} optional hint="Par exemple : médecine générale." />
        <Select
          label="Phase de l'internat"
          field={fields.phase}
          options={optionsOf(INTERN_PHASES)}
          placeholder="Non précisée"
        />
        <TextField label="Semestres validés" field={fields.validatedSemesters} optional inputMode="numeric" />
        <TextField
          label="Licence de remplacement jusqu'au"
          field={fields.licenceUntil}
          type="date"
          optional
        />
        <TextField label="Date de thèse" field={fields.thesisOn} type="date" optional />
        <TextField label="Fin du DES" field={fields.desEndsOn} type="date" optional />
        <TextField label="Jours par semaine" field={fields.daysPerWeek} optional inputMode="decimal" />
        <TextField label="À partir du" field={fields.fromOn} type="date" optional />
        <TextField label="Jusqu'au" field={fields.toOn} type="date" optional />
      </div>
      <CheckboxGroup label="Cherche" field={fields.seeks} options={optionsOf(SEEKS)} optional />
      <CheckboxGroup
        label="Exercice souhaité"
        field={fields.exerciseModes}
        options={optionsOf(EXERCISE_MODES)}
        optional
      />
      <CheckboxGroup
        label="Intercommunalités souhaitées"
        field={fields.territories}
        options={territories}
        optional
      />
      <CommuneList form={form} field={fields.communeCodes} known={chosenCommunes} />
      <div>
        <Button variant="primary" pending={state === "submitting"}>
          Enregistrer le projet
        </Button>
      </div>
    </Form>
  );
}

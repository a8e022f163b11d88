import { Checkbox } from "~/components/ui/checkbox";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { Combobox } from "~/components/ui/combobox";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";

const KINDS = [
  { value: "intern", label: "Interne" },
  { value: "locum", label: "Remplaçant·e" },
  { value: "doctor", label: "Médecin" },
];

const NEEDS = [
  { value: "housing", label: "Logement" },
  { value: "spouse-work", label: "Emploi du conjoint ou de la conjointe" },
  { value: "schooling", label: "École" },
  { value: "discovery", label: "Découvrir le territoire", disabled: true },
];

const TOWNS = [
  { value: "elvange", label: "Élvange-le-Vieux", hint: "1 204 habitants" },
  { value: "saint-clair", label: "Saint-Clair", hint: "412 habitants" },
  { value: "bellevue", label: "Bellevue", hint: "8 950 habitants" },
];

const DATE_PASSED = ["Cette date est passée. Choisissez un jour à partir d’aujourd’hui."];

/** Every field: bare, filled, with a hint, in error, disabled. */
export function FieldsShowcase() {
  return (
    <Section title="Champs">
      <form className="form-stack">
        <TextField label="Prénom" name="firstName" defaultValue="Clara" />
        <TextField label="Téléphone" name="phone" type="tel" optional hint="Pour vous rappeler plus vite." />
        <TextField
          label="À partir du"
          name="fromOn"
          type="date"
          defaultValue="2027-01-04"
          errors={DATE_PASSED}
        />
        <TextField label="Dossier" name="file" defaultValue="Non modifiable" disabled />
        <Select label="Je suis" name="kind" options={KINDS} placeholder="Choisissez…" />
        <Select label="Étape" name="stage" options={KINDS} errors={["Choisissez une étape."]} />
        <Combobox label="Commune" name="town" options={TOWNS} optional hint="Tapez les premières lettres." />
        <Combobox
          label="Commune du stage"
          name="other"
          options={TOWNS}
          errors={["Choisissez une commune."]}
        />
        <Textarea label="Votre message" name="message" optional rows={3} />
        <CheckboxGroup
          label="Mes besoins"
          name="needs"
          optional
          options={NEEDS}
          defaultValues={["housing"]}
        />
        <CheckboxGroup label="Jours" name="days" options={KINDS} errors={["Cochez au moins un jour."]} />
        <RadioGroup label="Réponse" name="answer" options={KINDS} defaultValue="locum" hint="Une seule." />
        <Checkbox label="Je veux recevoir les nouvelles" name="news" optional hint="Deux fois par an." />
        <Checkbox label="J’accepte" name="consent" errors={["Cochez la case pour continuer."]} />
        <FormErrors errors={["Ce dossier a été clos entre-temps. Rouvrez-le avant de le modifier."]} />
      </form>
    </Section>
  );
}

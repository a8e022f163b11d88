import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { FormErrors } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import type { getSplit } from "./split.queries.server";

interface Props {
  file: Awaited<ReturnType<typeof getSplit>>;
  errors: Readonly<Record<string, string[] | null>> | undefined;
}

/** Who and what goes to the new file; what is left unticked stays. */
export function SplitForm({ file, errors = {} }: Props) {
  const isPending = useNavigation().state !== "idle";
  return (
    <Form method="post" className="form-stack">
      <FormErrors errors={errors[""] ?? undefined} />
      <p className="text-muted">
        Cochez ce qui part dans le nouveau dossier. Les accords et les demandes suivent la personne ; les
        relais suivent leur besoin. Un relais dont l’accord reste de l’autre côté est retiré aussitôt, et son
        lien fermé.
      </p>
      <CheckboxGroup
        label="Qui part"
        name="people"
        options={file.people}
        errors={errors.people ?? undefined}
      />
      {file.children.map(({ id, name }) => (
        <Select
          key={id}
          label={name}
          name="children"
          defaultValue={`${id}=stay`}
          options={[
            { value: `${id}=stay`, label: "Reste dans ce dossier" },
            { value: `${id}=go`, label: "Part dans le nouveau dossier" },
            { value: `${id}=both`, label: "Dans les deux : la garde est partagée" },
          ]}
        />
      ))}
      {file.items.map(({ label, options }) => (
        <CheckboxGroup key={label} label={label} name="items" options={options} />
      ))}
      <Section title="Le nouveau dossier">
        <div className="form-stack">
          <Select
            label="Suivi par"
            name="referentId"
            options={file.referents}
            placeholder="Choisissez…"
            defaultValue={file.referentId ?? ""}
            errors={errors.referentId ?? undefined}
          />
          <TextField
            label="Prochaine action"
            name="label"
            defaultValue="Reprendre contact"
            autoComplete="off"
            errors={errors.label ?? undefined}
          />
          <TextField label="Pour le" name="dueOn" type="date" errors={errors.dueOn ?? undefined} />
        </div>
      </Section>
      <div>
        <Button variant="primary" pending={isPending}>
          Séparer en deux dossiers
        </Button>
        <p className="mt-2 text-muted">
          Vous pourrez revenir en arrière depuis le fil de l’un ou de l’autre.
        </p>
      </div>
    </Form>
  );
}

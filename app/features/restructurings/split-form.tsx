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

const PLACES = [
  { value: "stay", label: "Reste dans ce dossier" },
  { value: "go", label: "Part dans le nouveau dossier" },
  { value: "both", label: "Dans les deux : la garde est partagée" },
];

/** Who and what goes to the new file; what is left unticked stays. */
export function SplitForm({ file, errors = {} }: Props) {
  const isPending = useNavigation().state !== "idle";
  return (
    <Form method="post">
      <FormErrors errors={errors[""] ?? undefined} />
      <p className="max-w-[40rem]">
        Un couple se sépare ? Une partie de ce dossier va dans un nouveau dossier, suivi à part. Cochez ce qui
        part ; ce qui n’est pas coché reste ici.
      </p>
      <Section title="Les personnes">
        <div className="form-stack">
          <CheckboxGroup
            label="Qui part"
            hint="Ses accords et ses demandes partent avec."
            name="people"
            options={file.people}
            errors={errors.people ?? undefined}
          />
          <div className="grid gap-4 md:grid-cols-2">
            {file.children.map(({ id, name }) => (
              <Select
                key={id}
                label={name}
                name="children"
                defaultValue={`${id}=stay`}
                options={PLACES.map(({ value, label }) => ({ value: `${id}=${value}`, label }))}
              />
            ))}
          </div>
        </div>
      </Section>
      {file.items.length > 0 && (
        <Section title="Ce qui part avec">
          <div className="form-stack">
            <p className="text-muted">
              Un relais suit son besoin. Si la personne qui l’a accepté est de l’autre côté, il est retiré
              aussitôt et le partenaire ne peut plus ouvrir son lien.
            </p>
            {file.items.map(({ label, hint, options }) => (
              <CheckboxGroup key={label} label={label} hint={hint} name="items" options={options} />
            ))}
          </div>
        </Section>
      )}
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
      <div className="mt-6">
        <Button variant="primary" pending={isPending}>
          Séparer en deux dossiers
        </Button>
        <p className="mt-2 max-w-[40rem] text-muted">
          Cela s’annule à tout moment, depuis le fil de l’un ou de l’autre : vous direz alors ce que devient
          ce qui a été fait depuis.
        </p>
      </div>
    </Form>
  );
}

import { Form, useSearchParams } from "@remix-run/react";
import { useId, useState } from "react";
import { Button } from "~/components/ui/button";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import type { FieldErrors } from "./bulk-act.queries.server";

interface Props {
  referents: Option[];
  tags: readonly string[];
  errors: FieldErrors | undefined;
}

const ACTS: Option[] = [
  { value: "assign", label: "Confier à…" },
  { value: "tag", label: "Étiqueter" },
  { value: "next", label: "Poser une prochaine action" },
];

/** What chose the files travels with the act. */
const SELECTION = ["id", "all"];

/** What to do with the files chosen; nothing is done before its preview. */
export function BulkChoice({ referents, tags, errors = {} }: Props) {
  const [search] = useSearchParams();
  const [act, setAct] = useState(search.get("act") ?? "assign");
  const listId = useId();
  const selection = [...search].filter(([name]) => SELECTION.includes(name));
  return (
    <Form method="get" className="form-stack" preventScrollReset>
      {selection.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Select
        label="Que faire ?"
        name="act"
        options={ACTS}
        errors={errors.act}
        value={act}
        onChange={(event) => setAct(event.currentTarget.value)}
      />
      {act === "assign" && (
        <Select
          label="Suivi par"
          name="referentId"
          errors={errors.referentId}
          options={referents}
          placeholder="Choisissez…"
          defaultValue={search.get("referentId") ?? ""}
        />
      )}
      {act === "tag" && (
        <>
          <TextField
            label="Étiquette"
            name="tag"
            errors={errors.tag}
            defaultValue={search.get("tag") ?? ""}
            list={listId}
            maxLength={30}
            autoComplete="off"
          />
          <datalist id={listId}>
            {tags.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </>
      )}
      {act === "next" && (
        <>
          <TextField
            label="Quoi"
            name="label"
            errors={errors.label}
            defaultValue={search.get("label") ?? ""}
            autoComplete="off"
          />
          <TextField
            label="Pour le"
            name="dueOn"
            type="date"
            errors={errors.dueOn}
            defaultValue={search.get("dueOn") ?? ""}
          />
        </>
      )}
      <div>
        <Button>Voir ce qui changerait</Button>
      </div>
    </Form>
  );
}

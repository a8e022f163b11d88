import { Form, Link, useLocation, useSearchParams, useSubmit } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { Button } from "~/components/ui/button";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { FILTER_NAMES } from "~/features/file/file-filters";
import { GROUPINGS } from "~/vocabulary/boards";
import { valuesOf } from "~/vocabulary/words";
import { GROUPING_NAME, GROUPING_VALUES } from "./board-filters";

interface Props {
  referents: Option[];
  territories: Option[];
}

const BY = valuesOf(GROUPINGS).map((grouping) => ({
  value: GROUPING_VALUES[grouping],
  label: GROUPINGS[grouping].fr,
}));

/** What the board shows and how it is grouped; both live in the address, so that a board can be shared. */
export function BoardFilterBar({ referents, territories }: Props) {
  const [search] = useSearchParams();
  const { pathname } = useLocation();
  const submit = useSubmit();
  const [isOpen, setIsOpen] = useState(false);
  const onPhone = isOpen ? "" : "max-md:hidden";
  const now = (name: string) => search.get(name) ?? "";

  function filter(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    submit(filledOf(event.currentTarget), { action: pathname });
  }

  return (
    <Form
      key={search.toString()}
      role="search"
      onSubmit={filter}
      onChange={(event) => event.target instanceof HTMLSelectElement && filter(event)}
      className="mb-3 grid grid-cols-2 items-end gap-3 md:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <TextField
        label="Nom, e-mail ou téléphone"
        name={FILTER_NAMES.text}
        type="search"
        defaultValue={now(FILTER_NAMES.text)}
        className="max-md:col-span-2"
      />
      <Select
        label="Suivi par"
        name={FILTER_NAMES.referentId}
        options={referents}
        placeholder="Tout"
        defaultValue={now(FILTER_NAMES.referentId)}
        className={onPhone}
      />
      <Select
        label="Intercommunalité"
        name={FILTER_NAMES.territory}
        options={territories}
        placeholder="Tout"
        defaultValue={now(FILTER_NAMES.territory)}
        className={onPhone}
      />
      <Select
        label="Colonnes par"
        name={GROUPING_NAME}
        options={BY}
        defaultValue={now(GROUPING_NAME) || GROUPING_VALUES.stage}
        className={onPhone}
      />
      <div className="flex gap-2 max-md:col-span-2">
        <Button>Filtrer</Button>
        <Button
          type="button"
          variant="quiet"
          className="md:hidden"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? "Masquer les filtres" : "Affiner"}
        </Button>
        {search.size > 0 && (
          <Link to={pathname} className="button button-quiet">
            Tout afficher
          </Link>
        )}
      </div>
    </Form>
  );
}

/** What is asked for, without what is left empty or as usual: addresses stay short enough to be shared. */
function filledOf(form: HTMLFormElement): URLSearchParams {
  const filled = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && value.trim() && value !== GROUPING_VALUES.stage ? [[name, value]] : [],
  );
  return new URLSearchParams(filled);
}

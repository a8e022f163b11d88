import { Form, Link, useSearchParams, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "~/components/ui/button";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { NEXT_FILTERS, READINESS_BANDS, SILENCES } from "~/vocabulary/file-filters";
import { NEED_KINDS } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";
import { COLUMNS_NAME, FILTER_NAMES } from "./file-filters";

interface Props {
  referents: Option[];
  territories: Option[];
  stages: Option[];
  tags: string[];
}

interface Choice {
  label: string;
  name: string;
  options: Option[];
}

const REST_MS = 150;
const KEPT = [FILTER_NAMES.sort, COLUMNS_NAME];
const RARE: readonly Choice[] = [
  { label: "Suite", name: FILTER_NAMES.next, options: optionsOf(NEXT_FILTERS) },
  { label: "Avancement", name: FILTER_NAMES.ready, options: optionsOf(READINESS_BANDS) },
  { label: "Sans nouvelles depuis", name: FILTER_NAMES.silence, options: optionsOf(SILENCES) },
];
const DAYS = [
  { label: "Arrivée à partir du", name: FILTER_NAMES.arrivalFrom },
  { label: "Arrivée jusqu’au", name: FILTER_NAMES.arrivalTo },
  { label: "Ouvert à partir du", name: FILTER_NAMES.createdFrom },
  { label: "Ouvert jusqu’au", name: FILTER_NAMES.createdTo },
];

/** The filters of the list; they live in the address, so that a list can be shared. */
export function FileFilterBar({ referents, territories, stages, tags }: Props) {
  const [search] = useSearchParams();
  const submit = useSubmit();
  const now = (name: string) => search.get(name) ?? "";
  const usual: Choice[] = [
    { label: "Situation", name: FILTER_NAMES.kind, options: optionsOf(CANDIDATE_KINDS) },
    { label: "Étape", name: FILTER_NAMES.stage, options: stages },
    { label: "Suivi par", name: FILTER_NAMES.referentId, options: referents },
    { label: "Intercommunalité", name: FILTER_NAMES.territory, options: territories },
    { label: "Besoin", name: FILTER_NAMES.need, options: optionsOf(NEED_KINDS) },
  ];
  const rare = [{ label: "Étiquette", name: FILTER_NAMES.tag, options: tags.map(asOption) }, ...RARE];
  const isRareUsed = [...rare, ...DAYS].some(({ name }) => now(name));
  const [isOpen, setIsOpen] = useState(isRareUsed || usual.some(({ name }) => now(name)));
  const onPhone = isOpen ? "" : "max-md:hidden";

  const text = now(FILTER_NAMES.text);
  const { form, pause } = useTyped(text);

  function filter(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    submit(filledOf(event.currentTarget), { action: "/candidates" });
  }

  function change(event: FormEvent<HTMLFormElement>): void {
    const bar = event.currentTarget;
    if (event.target === textIn(bar))
      pause(() => submit(filledOf(bar), { action: "/candidates", replace: true }));
    else if (isWhole(event)) filter(event);
  }

  return (
    <Form
      key={withoutText(search)}
      ref={form}
      role="search"
      onChange={change}
      onSubmit={filter}
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4"
    >
      <TextField
        label="Nom, e-mail ou téléphone"
        name={FILTER_NAMES.text}
        type="search"
        defaultValue={text}
        className="col-span-2"
      />
      <div className={`contents ${onPhone}`}>
        <Selects choices={usual} now={now} />
      </div>
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
          <Link to="/candidates" className="button button-quiet">
            Tout afficher
          </Link>
        )}
      </div>
      <details className={`col-span-2 md:col-span-4 ${onPhone}`} open={isRareUsed}>
        <summary className="link inline-flex min-h-6">Plus de filtres</summary>
        <div className="mt-3 grid grid-cols-2 items-end gap-3 md:grid-cols-4">
          <Selects choices={rare} now={now} />
          {DAYS.map(({ label, name }) => (
            <TextField key={name} label={label} name={name} type="date" defaultValue={now(name)} />
          ))}
        </div>
      </details>
      {KEPT.map(
        (name) => search.has(name) && <input key={name} type="hidden" name={name} value={now(name)} />,
      )}
    </Form>
  );
}

function Selects({ choices, now }: { choices: readonly Choice[]; now: (name: string) => string }) {
  return (
    <>
      {choices.map((choice) => (
        <Select key={choice.name} {...choice} placeholder="Tout" defaultValue={now(choice.name)} />
      ))}
    </>
  );
}

/** While one types, the form stays as it is; the list follows once the fingers rest. */
function useTyped(text: string) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    const field = textIn(form.current);
    if (field && field !== document.activeElement) field.value = text;
  }, [text]);
  function pause(then: () => void): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(then, REST_MS);
  }
  return { form, pause };
}

function textIn(form: HTMLFormElement | null): HTMLInputElement | null {
  return form?.querySelector<HTMLInputElement>(`input[name=${FILTER_NAMES.text}]`) ?? null;
}

function withoutText(search: URLSearchParams): string {
  const others = new URLSearchParams(search);
  for (const name of [FILTER_NAMES.text, "page"]) others.delete(name);
  return others.toString();
}

/** A day typed digit by digit is not one yet. */
function isWhole({ target }: FormEvent<HTMLFormElement>): boolean {
  return !(target instanceof HTMLInputElement && target.type === "date" && document.activeElement === target);
}

/** What is asked for, without what is left empty: addresses stay short enough to be shared. */
function filledOf(form: HTMLFormElement): URLSearchParams {
  const filled = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && value.trim() ? [[name, value]] : [],
  );
  return new URLSearchParams(filled);
}

function asOption(value: string): Option {
  return { value, label: value };
}

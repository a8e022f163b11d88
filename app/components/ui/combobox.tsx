import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useEffect, useId, useState } from "react";
import { foldText } from "~/vocabulary/typography";
import { Field, type FieldProps, useFieldParts } from "./field";
import type { Option } from "./select";

export interface ComboboxProps extends FieldProps {
  options: readonly Option[];
  defaultValue?: string;
  placeholder?: string;
  /** Said when nothing matches. */
  empty?: string;
  /** For long lists: the caller searches and passes new `options`; nothing is filtered here. */
  onSearch?: (query: string) => void;
  onChange?: (value: string) => void;
}

/** A long list to type into, accents and capitals aside; posts the chosen value. The browser’s own list without JavaScript. */
export function Combobox({
  options,
  defaultValue,
  placeholder = "Choisissez…",
  empty = "Rien ne correspond.",
  onSearch,
  onChange,
  ...shared
}: ComboboxProps) {
  const parts = useFieldParts(shared);
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<Option | undefined>(
    options.find((option) => option.value === (defaultValue ?? shared.field?.defaultValue)),
  );

  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);

  function choose(option: Option): void {
    setChosen(option);
    setIsOpen(false);
    onChange?.(option.value);
  }

  return (
    <Field {...shared} parts={parts}>
      {(chosen || isScripted) && (
        <input type="hidden" name={parts.name} form={shared.field?.formId} value={chosen?.value ?? ""} />
      )}
      {!chosen && <NativeList {...shared} name={parts.name} options={options} placeholder={placeholder} />}
      <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
        <Popover.Trigger
          id={parts.id}
          role="combobox"
          aria-controls={isOpen ? listId : undefined}
          aria-invalid={parts.errorId ? true : undefined}
          aria-describedby={parts.describedBy}
          className={`control flex! items-center justify-between gap-2 text-left ${chosen ? "" : "noscript:hidden!"}`}
        >
          <span className={chosen ? "truncate" : "truncate text-muted"}>{chosen?.label ?? placeholder}</span>
          <ChevronsUpDown aria-hidden="true" size={14} className="shrink-0 text-muted" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            id={listId}
            align="start"
            sideOffset={4}
            aria-label={shared.label}
            className="z-50 w-(--radix-popover-trigger-width) min-w-64 rounded bg-sheet shadow-float"
          >
            <ComboboxList
              label={shared.label}
              options={options}
              chosen={chosen?.value}
              empty={empty}
              onSearch={onSearch}
              onChoose={choose}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </Field>
  );
}

/** Where nothing is chosen yet, and no script may search: what is offered so far. */
function NativeList({ label, field, name, options, placeholder }: ComboboxProps) {
  return (
    <noscript>
      <select className="control" name={name} form={field?.formId} aria-label={label}>
        <option value="">{placeholder}</option>
        {options
          .filter(({ value }) => value)
          .map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {[option.label, option.hint].filter(Boolean).join(", ")}
            </option>
          ))}
      </select>
    </noscript>
  );
}

interface ListProps extends Pick<ComboboxProps, "label" | "options" | "empty" | "onSearch"> {
  chosen: string | undefined;
  onChoose: (option: Option) => void;
}

function ComboboxList({ label, options, chosen, empty, onSearch, onChoose }: ListProps) {
  return (
    <Command label={label} filter={matches} shouldFilter={!onSearch} loop>
      <Command.Input
        autoFocus
        onValueChange={onSearch}
        placeholder="Chercher…"
        className="min-h-(--control) w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-3 py-2 text-muted">{empty}</Command.Empty>
        {options.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label, option.hint ?? ""]}
            disabled={option.disabled}
            onSelect={() => onChoose(option)}
            className="menu-item"
          >
            <span className="min-w-0 flex-1">
              {option.label}
              {option.hint && <span className="block text-12 text-muted">{option.hint}</span>}
            </span>
            {option.value === chosen && <Check aria-hidden="true" />}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

/** cmdk compares letters as they are: « elo » would miss « Élodie ». */
function matches(_value: string, search: string, keywords: string[] = []): number {
  const folded = foldText(keywords.join(" "));
  return foldText(search)
    .split(" ")
    .every((word) => folded.includes(word))
    ? 1
    : 0;
}

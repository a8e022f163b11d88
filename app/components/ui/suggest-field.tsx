import { type KeyboardEvent, useId, useState } from "react";
import { controlProps, Field, type FieldProps, type FieldSource, useFieldParts } from "./field";
import type { Option } from "./select";

export interface SuggestFieldProps extends FieldProps {
  /** What may be meant by what is typed. */
  options: readonly Option[];
  onSearch: (typed: string) => void;
  /** Where the value of the suggestion chosen is posted, beside the words; empty once they are changed. */
  chosen?: FieldSource;
  maxLength?: number;
}

/** One line of free text with suggestions: one of them may be chosen, what is typed is kept otherwise. A plain field without JavaScript. */
export function SuggestField({ options, onSearch, chosen, maxLength, ...shared }: SuggestFieldProps) {
  const parts = useFieldParts(shared);
  const list = useSuggestions(options, shared.field?.defaultValue ?? "", chosen?.defaultValue ?? "");

  function type(typed: string): void {
    list.type(typed);
    if (typed.trim()) onSearch(typed);
  }

  return (
    <Field {...shared} parts={parts}>
      <div className="relative">
        <input
          {...controlProps(parts, shared.field)}
          type="text"
          className="control"
          maxLength={maxLength}
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={list.isOpen}
          aria-controls={list.isOpen ? list.id : undefined}
          aria-activedescendant={list.activeId}
          value={list.typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={list.onKeyDown}
          onBlur={list.close}
        />
        {list.isOpen && <Suggestions label={shared.label} list={list} options={options} />}
      </div>
      {chosen && <input type="hidden" name={chosen.name} form={chosen.formId} value={list.value} />}
    </Field>
  );
}

type List = ReturnType<typeof useSuggestions>;

/** What is typed, what is chosen, and the suggestion the arrows are on. */
function useSuggestions(options: readonly Option[], defaultLabel: string, defaultValue: string) {
  const id = useId();
  const [typed, setTyped] = useState(defaultLabel);
  const [value, setValue] = useState(defaultValue);
  const [isAsked, setAsked] = useState(false);
  const [active, setActive] = useState(-1);
  const isOpen = isAsked && options.length > 0;

  function close(): void {
    setAsked(false);
    setActive(-1);
  }

  function choose(option: Option): void {
    setTyped(option.label);
    setValue(option.value);
    close();
  }

  function type(words: string): void {
    setTyped(words);
    setValue("");
    setAsked(words.trim() !== "");
    setActive(-1);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const option = options[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!isOpen) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && option) choose(option);
    else if (step) setActive(((active + step + options.length + 2) % (options.length + 1)) - 1);
    else return;
    event.preventDefault();
  }

  const activeId = isOpen && options[active] ? `${id}-${active}` : undefined;
  return { id, typed, value, isOpen, active, activeId, type, choose, close, onKeyDown };
}

function Suggestions({ label, list, options }: { label: string; list: List; options: readonly Option[] }) {
  return (
    <div
      id={list.id}
      role="listbox"
      aria-label={label}
      className="absolute inset-x-0 top-full z-50 mt-1 max-h-72 overflow-y-auto rounded bg-sheet p-1 shadow-float"
    >
      {options.map((option, at) => (
        <div
          key={`${option.value} ${option.label}`}
          id={`${list.id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === list.active}
          data-selected={at === list.active}
          className="menu-item"
          // The field would lose the focus, and close the list, before the click.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => list.choose(option)}
          onKeyDown={list.onKeyDown}
        >
          <span className="min-w-0 flex-1">
            {option.label}
            {option.hint && <span className="block text-12 text-muted">{option.hint}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}

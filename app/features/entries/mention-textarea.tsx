import { type KeyboardEvent, type SyntheticEvent, useId, useState } from "react";
import type { FieldSource } from "~/components/ui/field";
import type { Option } from "~/components/ui/select";
import { Textarea } from "~/components/ui/textarea";
import { foldText } from "~/vocabulary/typography";

interface Props {
  label: string;
  hint: string;
  field: FieldSource;
  colleagues: readonly Option[];
}

/** What is being typed after an « @ », up to the cursor; a name has two words at most. */
const STARTED = /(?:^|[^\p{L}\p{N}._-])@(\p{L}[\p{L}'’-]*(?: \p{L}*)?)?$/u;
const MOST_CHOICES = 6;

/**
 * Where a note is written: after an « @ », the colleagues whose name begins so are listed; arrows choose, Enter takes,
 * Escape leaves. Typed by hand, a name works as well.
 */
export function MentionTextarea({ colleagues, ...field }: Props) {
  const listId = useId();
  const [typed, setTyped] = useState<{ query: string; at: number } | null>(null);
  const [current, setCurrent] = useState(0);
  const choices = typed ? choicesFor(typed.query, colleagues) : [];
  const isOpen = choices.length > 0;

  function look({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>): void {
    const { value, selectionStart, selectionEnd } = currentTarget;
    const found = selectionStart === selectionEnd ? STARTED.exec(value.slice(0, selectionStart)) : null;
    const query = found?.[1] ?? "";
    if (query !== typed?.query) setCurrent(0);
    setTyped(found ? { query, at: selectionStart - query.length } : null);
  }

  function take(textarea: HTMLTextAreaElement, name: string): void {
    if (!typed) return;
    textarea.setRangeText(`${name} `, typed.at, typed.at + typed.query.length, "end");
    textarea.focus();
    setTyped(null);
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (!isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = choices[current];
    if (step) setCurrent((current + step + choices.length) % choices.length);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen)
      take(event.currentTarget, chosen.label);
    else if (event.key === "Escape") setTyped(null);
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative">
      <Textarea
        {...field}
        data-shortcut="note"
        rows={2}
        onInput={look}
        onClick={look}
        onKeyDown={press}
        onBlur={() => setTyped(null)}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${current}` : undefined}
      />
      <div
        id={listId}
        role="listbox"
        aria-label="Collègues"
        hidden={!isOpen}
        className="absolute z-30 mt-1 min-w-64 rounded bg-sheet p-1 shadow-float"
      >
        {choices.map(({ value, label }, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the current choice
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text listens to the keys
          <div
            key={value}
            id={`${listId}-${place}`}
            role="option"
            aria-selected={place === current}
            className="menu-item aria-selected:bg-hover"
            onMouseDown={(event) => event.preventDefault()}
            onClick={({ currentTarget }) => {
              const textarea = currentTarget.closest(".relative")?.querySelector("textarea");
              if (textarea) take(textarea, label);
            }}
          >
            {label}
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {isOpen && `${choices.length} collègues, flèches pour choisir`}
      </p>
    </div>
  );
}

function choicesFor(query: string, colleagues: readonly Option[]): readonly Option[] {
  const start = foldText(query);
  const names = colleagues.filter(({ label }) => {
    const folded = foldText(label);
    return folded !== start && (folded.startsWith(start) || folded.includes(` ${start}`));
  });
  return names.slice(0, MOST_CHOICES);
}

import { useFetcher, useNavigate } from "@remix-run/react";
import { Command } from "cmdk";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { SEARCH_GROUPS, type SearchHit } from "~/vocabulary/search";
import { formatCount } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { useFocusBack } from "../ui/focus-back";
import { readRecent, rememberRecent } from "./palette-recent";

/** Between the last letter and the question to the server. */
const PAUSE_MS = 60;

interface Answer {
  typed: string;
  hits: SearchHit[];
}

/** People, partners, pages and acts, by a few letters; arrows move, Enter goes, Escape leaves. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [recent] = useState(readRecent);
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const focusBack = useFocusBack();
  const { answer, isSearching } = useAnswer(typed);
  const isEmpty = typed.trim() === "";
  const groups = isEmpty ? [{ name: "Récemment ouverts", hits: recent }] : groupsOf(answer?.hits ?? []);

  const first = groups.flatMap(({ hits }) => hits)[0];
  const [marked, setMarked] = useState("");
  // Left alone, cmdk keeps the mark on a line that is gone: Enter would do nothing.
  useEffect(() => setMarked(first ? markOf(first) : ""), [first]);

  function choose(hit: SearchHit): void {
    if (hit.fill) {
      setTyped(hit.fill);
      field.current?.focus();
    }
    if (!hit.to) return;
    rememberRecent(hit);
    onClose();
    navigate(hit.to);
  }

  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content className="palette" aria-describedby={undefined} {...focusBack}>
          <Dialog.Title className="visually-hidden">Rechercher</Dialog.Title>
          <Command label="Rechercher" shouldFilter={false} value={marked} onValueChange={setMarked} loop>
            <Command.Input
              ref={field}
              value={typed}
              onValueChange={setTyped}
              placeholder="Un nom, un partenaire, une page, « relancer… »"
              className="palette-field"
            />
            <Command.List label="Résultats" className="palette-list">
              {groups.map(({ name, hits }) =>
                hits.length > 0 ? (
                  <Command.Group key={name} heading={name} className="palette-group">
                    {hits.map((hit) => (
                      <Hit key={hit.id} hit={hit} onChoose={() => choose(hit)} />
                    ))}
                  </Command.Group>
                ) : null,
              )}
            </Command.List>
          </Command>
          <div className="palette-foot">
            <p role="status">{sayingOf({ isEmpty, isSearching, answer })}</p>
            <Dialog.Close className="button button-quiet button-small">Fermer</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Hit({ hit, onChoose }: { hit: SearchHit; onChoose: () => void }) {
  return (
    <Command.Item value={markOf(hit)} onSelect={onChoose} className="menu-item">
      <span className="min-w-0 flex-1">
        <span className="block truncate">{hit.label}</span>
        {hit.detail && <span className="block truncate text-12 text-muted">{hit.detail}</span>}
      </span>
    </Command.Item>
  );
}

function markOf({ group, id }: SearchHit): string {
  return `${group} ${id}`;
}

/**
 * The last answer stays while the next is awaited, so that the list does not blink. One question at a
 * time: what is typed meanwhile is asked once the answer is there.
 */
function useAnswer(typed: string): { answer: Answer | undefined; isSearching: boolean } {
  const { load, data, state } = useFetcher<Answer>();
  const text = typed.trim();
  const isSearching = data?.typed !== text;
  const isFree = state === "idle";
  useEffect(() => {
    if (text === "" || !isFree || !isSearching) return;
    const pause = setTimeout(() => load(`/search?q=${encodeURIComponent(text)}`), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text, isFree, isSearching, load]);
  return { answer: data, isSearching };
}

function groupsOf(hits: SearchHit[]): { name: string; hits: SearchHit[] }[] {
  return valuesOf(SEARCH_GROUPS).map((group) => ({
    name: SEARCH_GROUPS[group].fr,
    hits: hits.filter((hit) => hit.group === group),
  }));
}

interface Saying {
  isEmpty: boolean;
  isSearching: boolean;
  answer: Answer | undefined;
}

function sayingOf({ isEmpty, isSearching, answer }: Saying): string {
  if (isEmpty) return "Essayez « loger » ou « relancer » suivi d’un nom.";
  if (isSearching) return "Recherche…";
  const count = answer?.hits.length ?? 0;
  return count === 0 ? "Rien ne correspond." : formatCount(count, "résultat", "résultats");
}

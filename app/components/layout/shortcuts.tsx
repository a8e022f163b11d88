import { useNavigate } from "@remix-run/react";
import { Keyboard } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";

/** Loaded when it is opened: no page waits for it. */
const ShortcutList = lazy(() => import("./shortcut-list"));

interface Shortcut {
  keys: readonly string[];
  label: string;
  run: (go: (path: string) => void) => void;
}

/** What a page offers to one key: its note, its edit, its search, its lines. */
const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["/"], label: "Chercher", run: search },
  { keys: ["j", "ArrowDown"], label: "Ligne suivante", run: () => moveInList(1) },
  { keys: ["k", "ArrowUp"], label: "Ligne précédente", run: () => moveInList(-1) },
  { keys: ["x"], label: "Cocher la ligne", run: () => inLine("input[type=checkbox]")?.click() },
  { keys: ["n"], label: "Noter", run: () => focus(marked("note")) },
  { keys: ["e"], label: "Modifier, ou ouvrir la ligne", run: () => (marked("edit") ?? inLine("a"))?.click() },
  { keys: ["f"], label: "C’est fait, pour la ligne", run: () => inLine("[data-key=done]")?.click() },
  { keys: ["r"], label: "Reporter la ligne", run: () => inLine("[data-key=snooze]")?.click() },
  { keys: ["a"], label: "Rattacher le message", run: () => attach() },
  { keys: ["c"], label: "Créer une demande du message", run: () => marked("create")?.click() },
  { keys: ["i"], label: "Ignorer le message", run: () => marked("ignore")?.click() },
  { keys: ["p"], label: "Promettre ce que dit la note", run: () => marked("promise")?.click() },
];

const KEY_NAMES: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", "Ctrl+K": "Ctrl K" };
const WORDS = [
  ...SHORTCUTS,
  { keys: ["Ctrl+K"], label: "Rechercher partout" },
  { keys: ["?"], label: "Cette liste" },
].map(({ keys, label }) => ({
  label,
  keys: keys.map((key) => KEY_NAMES[key] ?? key.toUpperCase()).join(" "),
}));
const SETTING = "raccourcis";
const LINES = "main tbody tr, main li[data-line]";

/** The keys of the staff area; their list turns them off, as single keys must allow (WCAG 2.1.4). */
export function Shortcuts() {
  const navigate = useNavigate();
  const [isListed, setIsListed] = useState(false);
  const [isOn, setIsOn] = useState(true);
  const focused = useRef<Element | null>(null);

  useEffect(() => setIsOn(localStorage.getItem(SETTING) !== "non"), []);

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (!isOn || isElsewhere(event)) return;
      if (event.key === "?") open(true);
      const shortcut = SHORTCUTS.find(({ keys }) => keys.includes(event.key));
      if (!shortcut || (event.key.startsWith("Arrow") && currentLine() < 0)) return;
      event.preventDefault();
      shortcut.run(navigate);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });

  function open(isOpen: boolean): void {
    if (isOpen) focused.current = document.activeElement;
    setIsListed(isOpen);
    // Opened by its key, the list gives the focus back to where it was.
    if (!isOpen && focused.current instanceof HTMLElement) setTimeout(focus, 0, focused.current);
  }

  function turn(on: boolean): void {
    localStorage.setItem(SETTING, on ? "oui" : "non");
    setIsOn(on);
  }

  return (
    <>
      <button type="button" className="menu-item" onClick={() => open(true)}>
        <Keyboard aria-hidden="true" />
        Raccourcis du clavier
      </button>
      {isListed && (
        <Suspense>
          <ShortcutList lines={WORDS} isOn={isOn} onTurn={turn} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Somebody is typing, choosing, in a dialog, or means another command. */
function isElsewhere({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return true;
  const busy = "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]";
  return target.closest(busy) !== null;
}

function search(go: (path: string) => void): void {
  const field = document.querySelector<HTMLElement>("main input[type=search]");
  if (field) field.focus();
  else go("/candidates");
}

function marked(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`main [data-shortcut="${name}"]`);
}

/** A message goes to the most likely place, or its place is looked for. */
function attach(): void {
  const place = marked("attach");
  if (place instanceof HTMLInputElement) place.focus();
  else place?.click();
}

function lines(): Element[] {
  return [...document.querySelectorAll(LINES)];
}

function currentLine(): number {
  return lines().findIndex((line) => line.contains(document.activeElement));
}

/** What the line in focus offers. */
function inLine(selector: string): HTMLElement | null {
  return lines()[currentLine()]?.querySelector<HTMLElement>(selector) ?? null;
}

function moveInList(step: 1 | -1): void {
  const all = lines();
  const outside = step > 0 ? -1 : all.length;
  const current = currentLine();
  const next = all[(current < 0 ? outside : current) + step];
  if (next) focus(next.querySelector<HTMLElement>("a, button"));
}

function focus(element: HTMLElement | null): void {
  element?.focus();
}

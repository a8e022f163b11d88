import { useLocation } from "@remix-run/react";
import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";

const load = () => import("./palette");
/** Loaded at the first use, or once the page rests: no page waits for it. */
const Palette = lazy(load);
const REST_MS = 4000;

/** Opens the palette, by its button or by Ctrl (or Cmd) and K from anywhere, a field included. */
export function PaletteButton() {
  const [isOpen, setIsOpen] = useState(false);
  const [isMac, setIsMac] = useState(false);
  useFocusOnArrival();

  useEffect(() => {
    setIsMac(/Mac|iPhone|iPad/.test(navigator.userAgent));
    const rest = setTimeout(load, REST_MS);
    return () => clearTimeout(rest);
  }, []);

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey) return;
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setIsOpen((wasOpen) => !wasOpen);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return (
    <>
      <button
        type="button"
        className="shell-search"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={load}
        onClick={() => setIsOpen(true)}
      >
        <Search aria-hidden="true" size={16} />
        <span className="flex-1 text-left">Rechercher</span>
        <kbd className="max-md:hidden">{isMac ? "⌘ K" : "Ctrl K"}</kbd>
      </button>
      {isOpen && (
        <Suspense>
          <Palette onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** An act that leads to a control of a page (`#note`) gives it the focus, as its key would. */
function useFocusOnArrival(): void {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: going again to the same place is an arrival too
  useEffect(() => {
    if (!/^#[a-z-]+$/.test(hash)) return;
    document.querySelector<HTMLElement>(`main [data-shortcut="${hash.slice(1)}"]`)?.focus();
  }, [hash, key]);
}

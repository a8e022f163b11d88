import { useSearchParams } from "@remix-run/react";

interface Props {
  /** « Commune », as the field below is called. */
  label: string;
  /** The name in the address of what is looked for. */
  name: string;
  hint: string;
  /** How many were found of what the address says. */
  found: number;
}

/** Before a form one of whose lists is searched as one types: without JavaScript, it is searched here first, and offers what was found. */
export function SearchFirst({ label, name, hint, found }: Props) {
  const [params] = useSearchParams();
  const typed = params.get(name) ?? "";
  return (
    <noscript>
      <form className="mb-6 flex flex-wrap items-end gap-3">
        <label className="grid gap-1">
          <span className="font-semibold">{label}</span>
          <input className="control" type="search" name={name} defaultValue={typed} required />
        </label>
        <button type="submit" className="button">
          Chercher
        </button>
        <p className="w-full text-muted">
          {typed && found === 0 ? "Rien ne correspond. Essayez le début du nom." : hint}
        </p>
      </form>
    </noscript>
  );
}

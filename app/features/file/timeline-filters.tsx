import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import type { Option } from "~/components/ui/select";
import { TabLinks } from "~/components/ui/tab-links";
import { ENTRY_FILTERS } from "~/vocabulary/entries";
import { TRACKS } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";

/** What the timeline shows: kinds, project, person; all in the address, and combined. */
export function TimelineFilters({ people }: { people: readonly Option[] }) {
  const [search] = useSearchParams();
  const submit = useSubmit();
  const now = (name: string) => search.get(name) ?? "";
  const tabs = [
    { to: kindHref(search, ""), label: "Tout", isCurrent: now("fil") === "" },
    ...Object.entries(ENTRY_FILTERS).map(([key, { fr }]) => ({
      to: kindHref(search, key),
      label: fr,
      isCurrent: now("fil") === key,
    })),
  ];
  return (
    <>
      <TabLinks label="Filtrer le fil" tabs={tabs} />
      <Form
        key={search.toString()}
        onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
        className="mb-3 flex flex-wrap items-center gap-2"
      >
        {now("fil") && <input type="hidden" name="fil" value={now("fil")} />}
        <select
          name="volet"
          aria-label="Projet"
          defaultValue={now("volet")}
          className="control w-auto max-w-full"
        >
          <option value="">Les deux projets</option>
          {optionsOf(TRACKS).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {people.length > 1 && (
          <select
            name="personne"
            aria-label="Au sujet de"
            defaultValue={now("personne")}
            className="control w-auto max-w-full"
          >
            <option value="">Tout le foyer</option>
            {people.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
        <Button size="small">Filtrer</Button>
      </Form>
    </>
  );
}

function kindHref(search: URLSearchParams, kind: string): string {
  const kept = ["volet", "personne"].flatMap((name) => {
    const value = search.get(name);
    return value ? [[name, value]] : [];
  });
  return `?${new URLSearchParams(kind ? [["fil", kind], ...kept] : kept)}`;
}

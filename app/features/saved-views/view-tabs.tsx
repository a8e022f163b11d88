import type { SubmissionResult } from "@conform-to/react";
import { Form, useSearchParams } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { FormErrors } from "~/components/ui/field";
import { TabLinks } from "~/components/ui/tab-links";
import { TextField } from "~/components/ui/text-field";
import type { ViewTab } from "./saved-views.queries.server";

interface Props {
  views: readonly ViewTab[];
  /** The board these are the views of; the list of files when absent. */
  page?: string;
  /** The address of the page as a view keeps it. */
  kept: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** The views of a page as tabs; the current one is pinned, shared or removed, a new one is saved. */
export function ViewTabs({ views, page, kept, lastResult }: Props) {
  const current = views.find(({ search }) => search === kept);
  const tabs = [
    { to: `/${page ?? "candidates"}`, label: "Tous", isCurrent: kept === "" },
    ...views.map((view) => ({ to: view.to, label: view.name, isCurrent: view === current })),
  ];
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-4">
      {views.length > 0 && <TabLinks label="Vues" tabs={tabs} />}
      {current ? (
        <CurrentView view={current} />
      ) : (
        kept && <SaveView page={page} kept={kept} lastResult={lastResult} />
      )}
    </div>
  );
}

function CurrentView({ view }: { view: ViewTab }) {
  const acts = [
    view.isPinned
      ? { intent: "unpin", label: "Retirer du menu" }
      : { intent: "pin", label: "Épingler au menu" },
    ...(view.isOwn ? ownActs(view) : []),
  ];
  return (
    <Form method="post" className="mb-3 flex flex-wrap gap-1">
      <input type="hidden" name="viewId" value={view.id} />
      {acts.map(({ intent, label }) => (
        <Button key={intent} name="intent" value={intent} variant="quiet" size="small">
          {label}
        </Button>
      ))}
    </Form>
  );
}

function ownActs({ isShared }: ViewTab): { intent: string; label: string }[] {
  return [
    isShared
      ? { intent: "unshare", label: "Ne plus partager" }
      : { intent: "share", label: "Partager avec l’équipe" },
    { intent: "remove", label: "Supprimer la vue" },
  ];
}

function SaveView({ page, kept, lastResult }: Omit<Props, "views">) {
  const [search] = useSearchParams();
  const errors = lastResult?.error?.name ?? undefined;
  return (
    <details key={search.toString()} className="mb-3" open={errors ? true : undefined}>
      <summary className="link inline-flex min-h-6">Enregistrer cette vue</summary>
      <Form method="post" className="mt-2 flex flex-wrap items-end gap-3">
        {page && <input type="hidden" name="page" value={page} />}
        <input type="hidden" name="search" value={kept} />
        <FormErrors errors={lastResult?.error?.[""] ?? undefined} />
        <TextField
          label="Nom de la vue"
          name="name"
          errors={errors}
          optional="40 caractères au plus"
          maxLength={40}
          autoComplete="off"
        />
        <Checkbox label="Partager avec l’équipe" name="isShared" />
        <Button name="intent" value="save">
          Enregistrer
        </Button>
      </Form>
    </details>
  );
}

import { Link, useFetcher } from "@remix-run/react";
import { X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { Button } from "~/components/ui/button";
import { FILTER_NAMES } from "./file-filters";

interface Props {
  householdId: string;
  tags: readonly string[];
  /** Those the team uses, to be written alike. */
  known: readonly string[];
}

/** The words of the team on a file: each leads to the files that share it. */
export function FileTags({ householdId, tags, known }: Props) {
  const { Form: TagForm, data, state } = useFetcher<{ error?: string }>();
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const errorId = useId();
  const action = `/households/${householdId}/tags`;
  const count = tags.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tag that was added leaves its field empty
  useEffect(() => {
    if (field.current) field.current.value = "";
  }, [count]);
  return (
    <div className="-mt-3 mb-4 flex flex-wrap items-center gap-2">
      {tags.map((tag) => (
        <span key={tag} className="tag">
          <Link to={`/candidates?${new URLSearchParams({ [FILTER_NAMES.tag]: tag })}`}>{tag}</Link>
          <RemoveTag action={action} tag={tag} />
        </span>
      ))}
      <details>
        <summary className="inline-block cursor-pointer py-1 text-muted">Étiqueter</summary>
        <TagForm method="post" action={action} className="mt-1 flex flex-wrap items-center gap-2">
          <input
            ref={field}
            name="tag"
            className="control w-40"
            list={listId}
            aria-label="Étiquette à ajouter"
            aria-invalid={data?.error ? true : undefined}
            aria-describedby={data?.error ? errorId : undefined}
            autoComplete="off"
            maxLength={30}
          />
          <datalist id={listId}>
            {known
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
          <Button name="intent" value="add-tag" size="small" pending={state !== "idle"}>
            Ajouter l’étiquette
          </Button>
          {data?.error && (
            <span id={errorId} role="alert" className="text-late">
              {data.error}
            </span>
          )}
        </TagForm>
      </details>
    </div>
  );
}

function RemoveTag({ action, tag }: { action: string; tag: string }) {
  const { submit } = useFetcher();
  return (
    <button
      type="button"
      className="tag-remove"
      aria-label={`Retirer l'étiquette ${tag}`}
      onClick={() => submit({ intent: "remove-tag", tag }, { method: "post", action })}
    >
      <X aria-hidden="true" size={12} />
    </button>
  );
}

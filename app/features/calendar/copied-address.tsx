import { useEffect, useId, useState } from "react";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/text-field";

const SHOWN_MS = 4000;

/** An address to copy: by its button, or by hand when the browser refuses. */
export function CopiedAddress({ label, hint, address }: { label: string; hint: string; address: string }) {
  const hintId = useId();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  }
  return (
    <div>
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label={label}
          className="min-w-0 flex-1 basis-60"
          aria-describedby={hintId}
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button type="button" onClick={() => void copy().catch(() => setCopied(false))}>
          {isCopied ? "Copié" : "Copier"}
        </Button>
      </div>
      <span className="field-hint" id={hintId}>
        {hint}
      </span>
      <span className="visually-hidden" aria-live="polite">
        {isCopied && "Adresse copiée."}
      </span>
    </div>
  );
}

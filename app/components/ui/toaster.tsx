import type { SubmissionResult } from "@conform-to/react";
import { useFetcher } from "@remix-run/react";
import { type ComponentType, useEffect, useState } from "react";
import type { ToasterProps } from "sonner";

export interface ToastMessage {
  /** Two messages never share an id; the same one is shown once. */
  id: string;
  message: string;
  tone?: "done" | "late";
  /** What « Annuler » posts, and where. */
  undo?: { action: string; fields: Record<string, string> };
}

type Sonner = typeof import("sonner");

const UNDO_MS = 10_000;
const READ_MS = 5_000;

/**
 * Shows what the last act did and offers to undo it; says why when it can no longer be undone. The library is fetched
 * with the first message only.
 */
export function Toaster({ toast }: { toast: ToastMessage | null | undefined }) {
  const [Outlet, setOutlet] = useState<ComponentType<ToasterProps>>();
  const { submit, data } = useFetcher<SubmissionResult<string[]>>();

  useEffect(() => {
    if (!toast) return;
    const { undo } = toast;
    import("sonner").then((sonner) => {
      setOutlet(() => sonner.Toaster);
      show(sonner, toast, undo && (() => submit(undo.fields, { method: "post", action: undo.action })));
    });
  }, [toast, submit]);

  useEffect(() => {
    const [reason] = Object.values(data?.error ?? {}).flat();
    if (!reason) return;
    const message = `Rien n’a été annulé. ${reason}`;
    import("sonner").then((sonner) => show(sonner, { id: message, message, tone: "late" }));
  }, [data]);

  if (!Outlet) return null;
  return (
    <Outlet
      position="bottom-center"
      containerAriaLabel="Messages"
      toastOptions={{ unstyled: true, classNames: { actionButton: "toast-action" } }}
    />
  );
}

function show({ toast }: Sonner, { id, message, tone }: ToastMessage, undo?: () => void): void {
  toast(message, {
    id,
    duration: undo ? UNDO_MS : READ_MS,
    // Else sonner gives the focus back when Tab leaves the message: the keyboard turns in circles.
    dismissible: false,
    className: tone === "late" ? "toast toast-late" : "toast",
    action: undo && {
      label: "Annuler",
      onClick: () => {
        toast.dismiss(id);
        undo();
      },
    },
  });
}

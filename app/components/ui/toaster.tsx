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

const UNDO_MS = 10_000;
const READ_MS = 5_000;

/** Shows what the last act did and offers to undo it. The library is fetched with the first message only. */
export function Toaster({ toast }: { toast: ToastMessage | null | undefined }) {
  const [Outlet, setOutlet] = useState<ComponentType<ToasterProps>>();
  const { submit } = useFetcher();

  useEffect(() => {
    if (!toast) return;
    const { id, message, undo } = toast;
    import("sonner").then((sonner) => {
      setOutlet(() => sonner.Toaster);
      sonner.toast(message, {
        id,
        duration: undo ? UNDO_MS : READ_MS,
        // Else sonner gives the focus back when Tab leaves the message: the keyboard turns in circles.
        dismissible: false,
        className: toast.tone === "late" ? "toast toast-late" : "toast",
        action: undo && {
          label: "Annuler",
          onClick: () => {
            sonner.toast.dismiss(id);
            submit(undo.fields, { method: "post", action: undo.action });
          },
        },
      });
    });
  }, [toast, submit]);

  if (!Outlet) return null;
  return (
    <Outlet
      position="bottom-center"
      containerAriaLabel="Messages"
      toastOptions={{ unstyled: true, classNames: { actionButton: "toast-action" } }}
    />
  );
}

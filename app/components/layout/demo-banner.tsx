import type { ReactNode } from "react";

export interface DemoBannerProps {
  /** The day it is in the demonstration, in words. */
  today: string;
  /** Whether a mail server takes the mails to reserved addresses. */
  isSending: boolean;
  /** The form of « Avancer le temps ». */
  children?: ReactNode;
}

export function DemoBanner({ today, isSending, children }: DemoBannerProps) {
  return (
    <aside
      aria-label="Démonstration"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 bg-attention-soft px-4 py-1.5 md:px-9"
    >
      <p>
        <strong className="font-semibold text-attention">Démonstration.</strong> Nous sommes {today}.{" "}
        {isSending
          ? "Seuls partent les mails vers des adresses d’exemple."
          : "Aucun message ne part vraiment."}
      </p>
      {children}
    </aside>
  );
}

import type { ReactNode } from "react";

export interface PublicShellProps {
  brand: string;
  /** What follows the brand: the programme, or who writes. */
  tagline?: string;
  /** The home page; letters and forms keep one narrow column. */
  isWide?: boolean;
  children: ReactNode;
}

/** A public or partner page: plain links and plain forms, no script. */
export function PublicShell({ brand, tagline, isWide = false, children }: PublicShellProps) {
  return (
    <div className={isWide ? "public public-wide" : "public"}>
      <a href="#contenu" className="skip-link">
        Aller au contenu
      </a>
      <header className="public-brand">
        <a href="/">{brand}</a>
        {tagline && <span>{tagline}</span>}
      </header>
      <main id="contenu" tabIndex={-1}>
        {children}
      </main>
      <footer className="public-foot">
        <a href="/confidentialite">Confidentialité</a>
        <a href="/mentions-legales">Mentions légales</a>
        <a href="/accessibilite">Accessibilité</a>
      </footer>
    </div>
  );
}

import "~/styles/staff.css";
import type { MetaFunction } from "@remix-run/node";
import { Scripts } from "@remix-run/react";
import { useNonce } from "~/components/layout/nonce";
import { ActsShowcase } from "~/components/showcase/acts-showcase";
import { FieldsShowcase } from "~/components/showcase/fields-showcase";
import { ShowsShowcase } from "~/components/showcase/shows-showcase";

export const meta: MetaFunction = () => [{ title: "Les éléments de l’interface" }];

const THEMES = [
  { theme: "light", title: "Clair" },
  { theme: "dark", title: "Sombre" },
] as const;

/** Every primitive in its states, in both themes: what a new screen is built from. */
export default function Design() {
  const nonce = useNonce();
  return (
    <main className="grid min-h-screen lg:grid-cols-2">
      <h1 className="visually-hidden">Les éléments de l’interface</h1>
      {THEMES.map(({ theme, title }) => (
        <div key={theme} data-theme={theme} className="min-w-0 bg-paper p-4 text-ink md:p-8">
          <Gallery title={title} />
        </div>
      ))}
      <Scripts nonce={nonce} />
    </main>
  );
}

function Gallery({ title }: { title: string }) {
  return (
    <>
      <p className="text-26 font-semibold">{title}</p>
      <ActsShowcase />
      <ShowsShowcase />
      <FieldsShowcase />
    </>
  );
}

import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { NBSP } from "~/vocabulary/typography";
import type { NeedScreen } from "./need-screen.queries.server";

/** Of a child's need that nobody said whose it is: which child it is about. */
export function ChildQuestion({ choices }: { choices: NeedScreen["childrenToName"] }) {
  if (!choices) return null;
  if (choices.length === 0) return <p className="text-muted">{NOBODY_LEFT}</p>;
  return (
    <Section title="Pour quel enfant ?">
      <Form method="post" className="form-stack mb-6">
        <input type="hidden" name="intent" value="name-child" />
        <Select label="Enfant" name="childId" options={choices} placeholder="Choisissez…" />
        <div>
          <Button>C’est pour cet enfant</Button>
        </div>
      </Form>
    </Section>
  );
}

/** Brothers and sisters for whom nobody looks yet: a need each, opened in one act. */
export function ChildrenLeft({ left }: { left: NeedScreen["childrenLeft"] }) {
  return left.map(({ value, label }) => (
    <Form key={value} method="post" className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-2">
      <input type="hidden" name="childId" value={value} />
      <p>{`Et pour ${label}${NBSP}? Rien n’est encore cherché.`}</p>
      <Button name="intent" value="open-for-child" size="small">
        Ouvrir son besoin
      </Button>
    </Form>
  ));
}

const NOBODY_LEFT =
  "Ce besoin n’est celui d’aucun enfant. Ajoutez l’enfant dans la famille ou, si chacun a déjà le sien, dites celui-ci sans objet.";

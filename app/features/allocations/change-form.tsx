import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { ofName } from "~/vocabulary/typography";
import type { ChangePage } from "./change-page.queries.server";

const NOTHING = { value: "none", label: "Aucun" };
const EXCHANGED = [
  { value: "both", label: "Le terrain de stage et le lit" },
  { value: "place", label: "Le terrain de stage seulement" },
  { value: "bed", label: "Le lit seulement" },
];

/** Changes one line by hand: what it would come to is seen first, then carried out. */
export function ChangeForm({ change }: { change: ChangePage }) {
  const { line, asked } = change;
  const box = useRef<HTMLDivElement>(null);
  // Whoever pressed « Changer » in the table goes on from here with the keyboard.
  useEffect(() => box.current?.focus(), []);
  return (
    <div id="changer" ref={box} tabIndex={-1} className="scroll-mt-16">
      <Section title={`Changer la ligne ${ofName(line.name)}`} act={<Link to="?">Fermer</Link>}>
        {asked && <Cost asked={asked} />}
        <div className="grid gap-6 md:grid-cols-2">
          <GiveForm change={change} />
          <SwapForm change={change} />
        </div>
      </Section>
    </div>
  );
}

function GiveForm({ change: { line, given, places, beds, asked } }: { change: ChangePage }) {
  return (
    <Form method="get" action="#changer" className="grid content-start gap-3">
      <h3>Donner autre chose</h3>
      <input type="hidden" name="ligne" value={line.placementId} />
      <Select
        label="Terrain de stage"
        name="place"
        options={[NOTHING, ...places]}
        defaultValue={asked?.fields.placeId ?? given.placeId}
      />
      {line.needsBed && (
        <Select
          label="Lit"
          name="lit"
          options={[NOTHING, ...beds]}
          defaultValue={asked?.fields.bedId ?? given.bedId}
        />
      )}
      <div>
        <Button>Voir ce que cela change</Button>
      </div>
    </Form>
  );
}

function SwapForm({ change: { line, others, asked } }: { change: ChangePage }) {
  return (
    <Form method="get" action="#changer" className="grid content-start gap-3">
      <h3>Échanger avec une autre personne</h3>
      <input type="hidden" name="ligne" value={line.placementId} />
      <Select
        label="Avec"
        name="avec"
        options={others}
        placeholder="Choisissez…"
        defaultValue={asked?.fields.withId}
      />
      <Select
        label="Ce qui est échangé"
        name="quoi"
        options={EXCHANGED}
        defaultValue={asked?.fields.what ?? "both"}
      />
      <div>
        <Button>Voir ce que cela change</Button>
      </div>
    </Form>
  );
}

function Cost({ asked: { refusal, words, changed, fields } }: { asked: NonNullable<ChangePage["asked"]> }) {
  if (refusal) {
    return (
      <div className="mb-4">
        <Notice tone="late" title="Ce changement n’est pas possible.">
          {refusal}
        </Notice>
      </div>
    );
  }
  return (
    <div className="mb-4">
      <Notice
        title="Ce que ce changement coûterait"
        act={
          <Form method="post">
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button variant="primary">Changer ainsi</Button>
          </Form>
        }
      >
        {words.join(" ")} {changed.length > 0 && `Concerne ${changed.join(", ")}.`}
      </Notice>
    </div>
  );
}

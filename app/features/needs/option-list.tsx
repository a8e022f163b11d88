import { Form } from "@remix-run/react";
import type { NeedOption } from "#models/need";
import { Badge, type Tone } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import { OPTION_STATES, type OptionState } from "~/vocabulary/needs";

const TONES: Readonly<Record<OptionState, Tone>> = {
  new: "attention",
  shown: "waiting",
  kept: "done",
  discarded: "neutral",
};

const NEXT: Readonly<Record<OptionState, { state: OptionState; label: string }[]>> = {
  new: [
    { state: "shown", label: "Présentée au foyer" },
    { state: "discarded", label: "Écarter" },
  ],
  shown: [
    { state: "kept", label: "Le foyer la retient" },
    { state: "discarded", label: "Le foyer l’écarte" },
  ],
  kept: [{ state: "shown", label: "Finalement non" }],
  discarded: [{ state: "new", label: "Reprendre" }],
};

interface Props {
  options: NeedOption[];
  /** By hand-off, what to say of an answer given to a request that has changed since. */
  olderAnswers?: Readonly<Partial<Record<string, string>>>;
}

/** What was proposed, and what the family says of it. */
export function OptionList({ options, olderAnswers = {} }: Props) {
  if (options.length === 0) return null;
  return (
    <Section title="Propositions" count={options.length}>
      <ul>
        {options.map((option) => (
          <li
            key={option.id}
            className="grid gap-3 border-t border-line py-3 md:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div>
              <p className="mb-2 flex flex-wrap items-center gap-2">
                <strong className="font-semibold">{option.label}</strong>
                <Badge tone={TONES[option.state]}>{OPTION_STATES[option.state].fr}</Badge>
              </p>
              <DescriptionList
                facts={[
                  ...option.details.map(({ label, value }) => ({ term: label, value })),
                  { term: "Proposé par", value: option.partnerName },
                  { term: "Précisions", value: option.note },
                  { term: "À vérifier", value: olderAnswers[option.handOffId ?? ""] },
                ]}
              />
              <Photos option={option} />
            </div>
            <Form method="post" className="flex flex-wrap items-start gap-2">
              <input type="hidden" name="intent" value="option" />
              <input type="hidden" name="optionId" value={option.id} />
              {NEXT[option.state].map(({ state, label }) => (
                <Button key={state} name="state" value={state} size="small">
                  {label}
                </Button>
              ))}
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Photos({ option: { label, photos = [] } }: { option: NeedOption }) {
  if (photos.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-wrap gap-2">
      {photos.map((id, place) => (
        <li key={id}>
          <a href={`/documents/${id}/photo`}>
            <img
              src={`/documents/${id}/photo`}
              alt={accessibleName(`Photo ${place + 1}, ${label}`)}
              loading="lazy"
              className="h-28 rounded border border-line object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

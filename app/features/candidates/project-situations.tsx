import { Form, useSearchParams } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { SITUATIONS } from "~/vocabulary/situations";
import { optionsOf } from "~/vocabulary/words";
import type { EditedProject } from "./candidate-project.queries.server";
import { errorsOf, type ListProps, Remove } from "./project-list-parts";
import { periodWords, SituationRibbon } from "./situation-ribbon";

type Situation = EditedProject["situations"][number];

/** What the person was, is and will be, one period after the other. */
export function Situations({ project: { situations }, today, refused }: ListProps) {
  const [search] = useSearchParams();
  const edited = situations.find(({ id }) => id === search.get("situation"));
  return (
    <Section title="Parcours" count={situations.length}>
      {situations.length === 0 ? (
        <EmptyState
          title="Aucune situation notée."
          why="Externe, interne, remplaçant·e, installé·e : notez ce que vous savez, avec les dates."
        />
      ) : (
        <>
          <SituationRibbon situations={situations} today={today} />
          <Lines label="Situations">
            {situations.map((situation) => (
              <SituationLine key={situation.id} situation={situation} today={today} />
            ))}
          </Lines>
        </>
      )}
      <SituationForm key={edited?.id ?? situations.length} edited={edited} refused={refused} />
    </Section>
  );
}

function SituationLine({ situation, today }: { situation: Situation; today: string }) {
  const { id, kind, place } = situation;
  return (
    <Line
      title={SITUATIONS[kind].fr}
      detail={[place, periodWords(situation, today)].filter(Boolean).join(" · ")}
      act={
        <>
          <LinkButton
            to={`?situation=${id}#situation`}
            variant="quiet"
            size="small"
            aria-label={`Modifier ${SITUATIONS[kind].fr}`}
          >
            Modifier
          </LinkButton>
          <Remove intent="remove-situation" id={id} label={`Retirer ${SITUATIONS[kind].fr}`} />
        </>
      }
    />
  );
}

/** Adds a situation, or changes the one chosen in the list. */
function SituationForm({
  edited,
  refused,
}: {
  edited: Situation | undefined;
  refused: ListProps["refused"];
}) {
  const errors = errorsOf("situation", refused);
  return (
    <Form method="post" id="situation" className="mt-4 grid max-w-[40rem] gap-4 md:grid-cols-2">
      <input type="hidden" name="intent" value="situation" />
      {edited && <input type="hidden" name="id" value={edited.id} />}
      <Select
        label="Situation"
        name="kind"
        options={optionsOf(SITUATIONS)}
        placeholder="Choisissez…"
        defaultValue={edited?.kind}
        errors={errors("kind")}
      />
      <TextField
        label="Lieu"
        name="place"
        optional
        hint="Un cabinet, un hôpital, une faculté."
        defaultValue={edited?.place}
        errors={errors("place")}
      />
      <TextField
        label="Depuis le"
        name="fromOn"
        type="date"
        optional
        defaultValue={edited?.fromOn}
        errors={errors("fromOn")}
      />
      <TextField
        label="Jusqu'au"
        name="toOn"
        type="date"
        optional
        hint="Vide tant que cela dure."
        defaultValue={edited?.toOn}
        errors={errors("toOn")}
      />
      <div className="flex flex-wrap gap-2">
        <Button>{edited ? "Enregistrer cette situation" : "Ajouter cette situation"}</Button>
        {edited && (
          <LinkButton to="?" variant="quiet">
            Ne rien changer
          </LinkButton>
        )}
      </div>
    </Form>
  );
}

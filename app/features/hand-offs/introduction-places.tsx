import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { OpeningBadges } from "~/features/openings/opening-badges";
import { NBSP } from "~/vocabulary/typography";
import type { PlaceChoice } from "./introductions.queries.server";

interface ChoicesProps {
  /** The name looked for, if any. */
  text: string | undefined;
  places: PlaceChoice[];
  today: string;
}

/** The openings that suit a candidate, or the structures found by a name. */
export function PlaceChoices({ text, places, today }: ChoicesProps) {
  return (
    <>
      <Form method="get" className="flex flex-wrap items-end gap-2" key={text}>
        <TextField
          label="Une autre structure, par son nom ou sa commune"
          type="search"
          name="q"
          defaultValue={text}
        />
        <Button>Chercher</Button>
        {text && (
          <LinkButton to="?" variant="quiet">
            Revoir les ouvertures
          </LinkButton>
        )}
      </Form>
      <Section
        title={text ? `Structures pour « ${text} »` : "Les ouvertures qui conviennent"}
        count={places.length}
      >
        {places.length === 0 ? (
          <NothingFound isSearch={text !== undefined} />
        ) : (
          <Lines label="Structures possibles">
            {places.map((place) => (
              <Line
                key={place.search}
                title={<Link to={`?${place.search}`}>{place.name}</Link>}
                detail={place.detail}
                badge={place.opening && <OpeningBadges opening={place.opening} today={today} isProposed />}
                act={
                  <LinkButton to={`?${place.search}`} size="small" aria-label={`Choisir ${place.name}`}>
                    Choisir
                  </LinkButton>
                }
              />
            ))}
          </Lines>
        )}
      </Section>
    </>
  );
}

function NothingFound({ isSearch }: { isSearch: boolean }) {
  return isSearch ? (
    <EmptyState
      title="Aucune structure de ce nom."
      why="Cherchez par un seul mot, ou ajoutez-la à l’annuaire."
      act={<LinkButton to="/structures/new">Ajouter une structure</LinkButton>}
    />
  ) : (
    <EmptyState
      title="Aucune ouverture ne convient pour l’instant."
      why="Cherchez une structure par son nom : elle peut recevoir quelqu’un sans ouverture déclarée."
    />
  );
}

/** A structure whose card says no partner cannot be written to. */
export function NobodyToWriteTo({ structure }: { structure: { id: string; name: string } }) {
  return (
    <EmptyState
      title={`Nous n’avons personne à qui écrire${NBSP}: ${structure.name}.`}
      why="Sa fiche ne dit pas encore quel partenaire reçoit ce que nous lui envoyons. Indiquez-le, puis revenez ici."
      act={
        <>
          <LinkButton to={`/structures/${structure.id}`}>Compléter la fiche</LinkButton>{" "}
          <LinkButton to="?" variant="quiet">
            Choisir une autre structure
          </LinkButton>
        </>
      }
    />
  );
}

/** A structure whose answer is awaited is not asked twice. */
export function IntroductionAsked({ structure, back }: { structure: { name: string }; back: string }) {
  return (
    <Section title={`Destinataire : ${structure.name}`} act={<Link to="?">Changer de structure</Link>}>
      <Notice tone="waiting" title="Déjà présenté·e, réponse attendue.">
        {" "}
        <Link to={back}>Voir cette mise en relation et ses relances</Link>
      </Notice>
    </Section>
  );
}

import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { HAND_OFF_STATES } from "~/vocabulary/hand-offs";
import { formatDay, NBSP } from "~/vocabulary/typography";
import type { Composer } from "./hand-off-composer.commands.server";
import { MOST_AT_ONCE } from "./several-letters";

const SEVERAL = `Choisissez un partenaire, ou cochez-en plusieurs, ${MOST_AT_ONCE} au plus${NBSP}: chacun reçoit sa propre demande et ne sait pas qui d’autre est sollicité.`;

/** Whom to ask, the most likely first; by name when there are more of them than one list holds. */
export function PartnerChoice({ composer: { partners, text, hasMore } }: { composer: Composer }) {
  return (
    <>
      {(hasMore || text) && <PartnerSearch text={text} />}
      {partners.length > 0 ? (
        <Choices partners={partners} />
      ) : (
        <EmptyState
          title="Aucun partenaire de ce nom pour ce besoin."
          why="Cherchez un autre nom, ou revoyez tous ceux qui peuvent être sollicités."
        />
      )}
    </>
  );
}

function PartnerSearch({ text }: Pick<Composer, "text">) {
  return (
    <Form role="search" className="mb-6 flex flex-wrap items-end gap-2" key={text}>
      <TextField label="Un autre partenaire, par son nom" type="search" name="q" defaultValue={text} />
      <Button>Chercher</Button>
      {text && (
        <LinkButton to="?" variant="quiet">
          Revoir tous les partenaires
        </LinkButton>
      )}
    </Form>
  );
}

function Choices({ partners }: Pick<Composer, "partners">) {
  const canBeSeveral = partners.filter(({ isAsked }) => !isAsked).length > 1;
  return (
    <Section title="À qui demander ?" count={partners.length}>
      <Form>
        {canBeSeveral && <p className="mb-3 text-muted">{SEVERAL}</p>}
        <Lines label="Partenaires possibles">
          {partners.map((partner) => (
            <Line
              key={partner.id}
              title={<PartnerName {...partner} canBeSeveral={canBeSeveral} />}
              detail={[partner.kind, partner.places, ...partner.reasons].filter(Boolean).join(" · ")}
              badge={
                <>
                  <AskedBadge {...partner} />
                  {partner.isOverCap && <Badge tone="attention">plafond de l’année atteint</Badge>}
                </>
              }
              act={
                !partner.isAsked && (
                  <Link
                    to={`?partenaire=${partner.id}`}
                    className="button button-small"
                    aria-label={`Choisir ${partner.name}`}
                  >
                    Choisir
                  </Link>
                )
              }
            />
          ))}
        </Lines>
        {canBeSeveral && (
          <div className="mt-4">
            <Button variant="primary">Écrire aux partenaires cochés</Button>
          </div>
        )}
      </Form>
    </Section>
  );
}

/** A box to tick when several can be asked at once; else the way to the one letter. */
function PartnerName({
  id,
  name,
  isAsked,
  canBeSeveral,
}: Composer["partners"][number] & { canBeSeveral: boolean }) {
  if (isAsked) return name;
  if (!canBeSeveral) return <Link to={`?partenaire=${id}`}>{name}</Link>;
  return <Checkbox name="partenaire" value={id} label={name} />;
}

/** What became of this need with a partner who was already asked. */
function AskedBadge({ isAsked, ended }: Pick<Composer["partners"][number], "isAsked" | "ended">) {
  if (isAsked) return <Badge tone="waiting">déjà sollicité, réponse attendue</Badge>;
  if (!ended) return null;
  const day = ended.answeredAt ? `, ${formatDay(ended.answeredAt)}` : "";
  return <Badge>{`déjà sollicité${NBSP}: ${HAND_OFF_STATES[ended.state].fr}${day}`}</Badge>;
}

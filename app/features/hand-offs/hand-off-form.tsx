import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { HAND_OFF_STATES } from "~/vocabulary/hand-offs";
import { formatDay, NBSP } from "~/vocabulary/typography";
import type { PreparedHandOff } from "./hand-off-composer.commands.server";
import { HandOffSending } from "./hand-off-sending";

interface Props {
  prepared: PreparedHandOff;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Choose a partner, read exactly what will leave, say how the person agreed, send. */
export function HandOffForm({ prepared, lastResult }: Props) {
  const { needId, chosen, partners } = prepared;
  if (!chosen) return <Choice prepared={prepared} />;
  const isAsked = partners.some(({ id, isAsked }) => isAsked && id === chosen.id);
  if (isAsked) return <Asked needId={needId} chosen={chosen} />;
  return (
    <HandOffSending
      sending={{ ...prepared, chosen }}
      hidden={{ partnerId: chosen.id }}
      change={<Link to="?">Changer de partenaire</Link>}
      messageHint="Il sera lu tel quel : aucun nom, rien du dossier."
      agreedTo="a accepté que sa demande soit transmise"
      act="Envoyer au partenaire"
      lastResult={lastResult}
    />
  );
}

/** A partner whose answer is awaited is not asked twice. */
function Asked({ needId, chosen }: { needId: string; chosen: Chosen }) {
  return (
    <Section title={`Destinataire : ${chosen.name}`} act={<Link to="?">Changer de partenaire</Link>}>
      <Notice tone="waiting" title="Déjà sollicité, réponse attendue.">
        {" "}
        <Link to={`/needs/${needId}`}>Voir ce relais et ses relances</Link>
      </Notice>
    </Section>
  );
}

function Choice({ prepared: { partners } }: { prepared: PreparedHandOff }) {
  return (
    <Section title="À qui demander ?" count={partners.length}>
      <Lines label="Partenaires possibles">
        {partners.map((partner) => (
          <Line
            key={partner.id}
            title={
              partner.isAsked ? partner.name : <Link to={`?partenaire=${partner.id}`}>{partner.name}</Link>
            }
            detail={[partner.kind, partner.places, ...partner.reasons].filter(Boolean).join(" · ")}
            badge={<AskedBadge {...partner} />}
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
    </Section>
  );
}

/** What became of this need with a partner who was already asked. */
function AskedBadge({ isAsked, ended }: Pick<PreparedHandOff["partners"][number], "isAsked" | "ended">) {
  if (isAsked) return <Badge tone="waiting">déjà sollicité, réponse attendue</Badge>;
  if (!ended) return null;
  const day = ended.answeredAt ? `, ${formatDay(ended.answeredAt)}` : "";
  return <Badge>{`déjà sollicité${NBSP}: ${HAND_OFF_STATES[ended.state].fr}${day}`}</Badge>;
}

type Chosen = NonNullable<PreparedHandOff["chosen"]>;

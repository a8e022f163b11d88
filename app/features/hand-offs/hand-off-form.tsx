import type { SubmissionResult } from "@conform-to/react";
import { Link, useSearchParams } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import { HAND_OFF_STATES } from "~/vocabulary/hand-offs";
import { formatDay, NBSP } from "~/vocabulary/typography";
import type { Composer } from "./hand-off-composer.commands.server";
import { HandOffSending } from "./hand-off-sending";

interface Props {
  composer: Composer;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Choose a partner, read exactly what will leave, say how the person agreed, send. */
export function HandOffForm({ composer, lastResult }: Props) {
  const { needId, chosen, partners } = composer;
  const [search] = useSearchParams();
  if (!chosen) return <Choice composer={composer} />;
  const isAsked = partners.some(({ id, isAsked }) => isAsked && id === chosen.id);
  if (isAsked) return <Asked needId={needId} chosen={chosen} />;
  if (chosen.phones && !search.has("ecrire")) {
    return <Call needId={needId} chosen={chosen} phones={chosen.phones} />;
  }
  return (
    <HandOffSending
      sending={{ ...composer, chosen }}
      hidden={{ partnerId: chosen.id }}
      change={<Link to="?">Changer de partenaire</Link>}
      messageHint="Il sera lu tel quel : aucun nom, rien du dossier."
      agreedTo="a accepté que sa demande soit transmise"
      act="Envoyer au partenaire"
      refusalPath={`/needs/${needId}/refusal`}
      about={<ToConfirm composer={composer} chosen={chosen} />}
      warning={<OverCap chosen={chosen} errors={lastResult?.error?.isOverCapMeant ?? undefined} />}
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

interface CallProps {
  needId: string;
  chosen: Chosen;
  phones: NonNullable<Chosen["phones"]>;
}

/** A partner who likes to be called is called; writing to them stays possible. */
function Call({ needId, chosen, phones }: CallProps) {
  return (
    <Section title={`Destinataire : ${chosen.name}`} act={<Link to="?">Changer de partenaire</Link>}>
      <Notice tone="waiting" title="Ce partenaire préfère le téléphone.">
        Appelez, dites ce qui est cherché sans nommer personne, puis notez sur le besoin ce qui est promis.
      </Notice>
      <Lines label="Qui appeler">
        {phones.map(({ name, phone }) => (
          <Line key={phone} title={name} act={<PhoneLink phone={phone} />} />
        ))}
      </Lines>
      <div className="mt-4 flex flex-wrap gap-2">
        <LinkButton to={`/needs/${needId}`} variant="primary">
          Noter ce qui est promis
        </LinkButton>
        <LinkButton to={`?partenaire=${chosen.id}&ecrire=1`}>Écrire quand même</LinkButton>
      </div>
    </Section>
  );
}

/** Somebody whom another partner named: a colleague checks them before they are written to. */
function ToConfirm({ composer: { prepared }, chosen }: { composer: Composer; chosen: Chosen }) {
  if (!prepared?.isLearnt) return null;
  return (
    <Notice tone="waiting" title="Contact indiqué par un autre partenaire, à vérifier.">
      {`Il est classé « ${prepared.kind} » : c’est ce qui décide de l’aperçu. `}
      <Link to={`/partners/${chosen.id}`}>Compléter sa fiche</Link>
    </Notice>
  );
}

/** Beyond the yearly cap, a colleague says that they mean it. */
function OverCap({ chosen, errors }: { chosen: Chosen; errors: string[] | undefined }) {
  if (!chosen.overCap) return null;
  return (
    <Notice title="Plafond atteint.">
      {`Déjà ${chosen.overCap}. Un autre partenaire peut-il répondre ?`}
      <Checkbox name="isOverCapMeant" label="Solliciter quand même" errors={errors} />
    </Notice>
  );
}

function Choice({ composer: { partners } }: { composer: Composer }) {
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
    </Section>
  );
}

/** What became of this need with a partner who was already asked. */
function AskedBadge({ isAsked, ended }: Pick<Composer["partners"][number], "isAsked" | "ended">) {
  if (isAsked) return <Badge tone="waiting">déjà sollicité, réponse attendue</Badge>;
  if (!ended) return null;
  const day = ended.answeredAt ? `, ${formatDay(ended.answeredAt)}` : "";
  return <Badge>{`déjà sollicité${NBSP}: ${HAND_OFF_STATES[ended.state].fr}${day}`}</Badge>;
}

type Chosen = NonNullable<Composer["chosen"]>;

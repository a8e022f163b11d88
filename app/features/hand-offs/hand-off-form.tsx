import type { SubmissionResult } from "@conform-to/react";
import { Link, useSearchParams } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import type { Composer } from "./hand-off-composer.commands.server";
import { HandOffSending } from "./hand-off-sending";
import { PartnerChoice } from "./partner-choice";

interface Props {
  composer: Composer;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Choose a partner, read exactly what will leave, say how the person agreed, send. */
export function HandOffForm({ composer, lastResult }: Props) {
  const { needId, chosen, partners } = composer;
  const [search] = useSearchParams();
  if (!chosen) return <PartnerChoice composer={composer} />;
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

type Chosen = NonNullable<Composer["chosen"]>;

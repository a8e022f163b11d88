import type { SubmissionResult } from "@conform-to/react";
import { AnswerLetter, typedText } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { NBSP } from "~/vocabulary/typography";
import type { SignaturePage } from "./signature-page.queries.server";
import { SIMPLE_SIGNATURE } from "./signature-words";

interface Props {
  page: SignaturePage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

type Agreement = NonNullable<SignaturePage["agreement"]>;

/** One screen for whoever signs: the text, who signs, one act. */
export function SignatureLetter({ page, result }: Props) {
  return (
    <AnswerLetter stage={page.stage} result={result} refused="Rien n’est signé">
      <Content page={page} result={result} />
      <Reach page={page} />
    </AnswerLetter>
  );
}

function Content({ page, result }: Props) {
  const { stage, agreement, token } = page;
  if (!agreement) return <ClosedSignature stage={stage} />;
  return (
    <>
      <Heading stage={stage} agreement={agreement} />
      <Parties agreement={agreement} />
      <p className="acts">
        <a href={`/signature/${token}/pdf`} className="button" rel="nofollow">
          {agreement.isWhole ? "Garder la convention signée, en PDF" : "Lire la convention en PDF"}
        </a>
      </p>
      <AgreementWords agreement={agreement} />
      {stage === "open" && <Sign agreement={agreement} result={result} />}
      {stage === "open" && <Decline agreement={agreement} result={result} />}
    </>
  );
}

const CLOSED = {
  replaced: {
    title: "Ce lien a été remplacé",
    text: "Le texte, la liste des signataires ou votre adresse a changé depuis : ouvrez le lien du dernier mail reçu. Si vous n’en avez pas reçu, votre signature n’est plus demandée.",
  },
  over: {
    title: "Il n’y a rien à signer ici",
    text: "Cette convention n’attend pas de signature. Si cela vous étonne, appelez-nous.",
  },
} as const;

function ClosedSignature({ stage }: Pick<SignaturePage, "stage">) {
  const { title, text } = CLOSED[stage === "replaced" ? "replaced" : "over"];
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
    </>
  );
}

function Heading({ stage, agreement }: { stage: SignaturePage["stage"]; agreement: Agreement }) {
  const { beneficiary, signatory, scholarship, changeReason, isWhole } = agreement;
  if (stage === "signed")
    return (
      <>
        <h1>Merci, votre signature est notée</h1>
        <Notice
          title={isWhole ? "Toutes les parties ont signé." : "D’autres parties doivent encore signer."}
          tone="done"
          role="status"
        >
          {isWhole ? "Gardez le PDF de la convention." : "Vous recevrez un mail quand tout sera signé."}
        </Notice>
      </>
    );
  if (stage === "declined")
    return (
      <>
        <h1>Votre refus est noté</h1>
        <p>Nous vous appelons pour en parler. Rien n’est signé.</p>
      </>
    );
  return (
    <>
      <h1>{signatory}, une convention à signer</h1>
      {changeReason && (
        <Notice title="Le texte a changé.">
          {changeReason}. Les signatures données avant sont annulées{NBSP}: lisez de nouveau, puis signez.
        </Notice>
      )}
      <p>
        Convention de bourse de {beneficiary}, programme «{NBSP}
        {scholarship}
        {NBSP}». Lisez-la, puis <a href="#signer">signez au bas de cette page</a>.
      </p>
    </>
  );
}

function Parties({ agreement: { parties } }: { agreement: Agreement }) {
  return (
    <>
      <h2>Qui signe</h2>
      <DescriptionList
        facts={parties.map(({ name, role, state }) => ({ term: `${name} (${role})`, value: state }))}
      />
    </>
  );
}

function AgreementWords({ agreement }: { agreement: Agreement }) {
  const { title, paragraphs, version } = agreement;
  return (
    <section aria-label="Texte de la convention" className="agreement-text">
      <h2>{title}</h2>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text never moves
        <div key={index}>
          {paragraph.title && <h3>{paragraph.title}</h3>}
          <p>{paragraph.text}</p>
        </div>
      ))}
      <p className="small">Version {version} du texte.</p>
    </section>
  );
}

function Sign({ agreement, result }: { agreement: Agreement } & Pick<Props, "result">) {
  const typed = result?.initialValue?.act === "sign" ? result.initialValue : undefined;
  return (
    <section aria-labelledby="signer">
      <h2 id="signer">Signer</h2>
      <p>{SIMPLE_SIGNATURE}</p>
      <form method="post">
        <input type="hidden" name="version" value={agreement.version} />
        <TextField
          id="typedName"
          name="typedName"
          label="Votre prénom et votre nom"
          hint={`Tels qu’ils figurent plus haut${NBSP}: ${agreement.signatory}.`}
          autoComplete="name"
          defaultValue={typedText(typed?.typedName)}
          errors={result?.error?.typedName ?? undefined}
        />
        <Checkbox
          id="hasRead"
          name="hasRead"
          label="J'ai lu ce texte et je le signe"
          defaultChecked={typedText(typed?.hasRead) === "on"}
          errors={result?.error?.hasRead ?? undefined}
        />
        <p className="acts">
          <Button variant="primary" name="act" value="sign">
            Signer la convention
          </Button>
        </p>
      </form>
    </section>
  );
}

function Decline({ agreement, result }: { agreement: Agreement } & Pick<Props, "result">) {
  const isMine = result?.initialValue?.act === "decline";
  return (
    <details className="act" open={isMine || undefined}>
      <summary className="button">Je ne souhaite pas signer</summary>
      <form method="post">
        <input type="hidden" name="version" value={agreement.version} />
        <Textarea
          id="reason"
          name="reason"
          label="Pourquoi"
          hint="Un mot à corriger, une question : nous vous rappelons."
          rows={3}
          defaultValue={isMine ? typedText(result?.initialValue?.reason) : undefined}
          errors={result?.error?.reason ?? undefined}
        />
        <p>
          <Button name="act" value="decline">
            Envoyer mon refus
          </Button>
        </p>
      </form>
    </details>
  );
}

function Reach({ page: { phone, email, programme, stage } }: Pick<Props, "page">) {
  return (
    <p className="reach">
      Une question{NBSP}? {programme} vous répond{phone && " au "}
      {phone && <PhoneLink phone={phone} />}
      {phone && email && " ou "}
      {email && (
        <>
          par <a href={`mailto:${email}`}>mail</a>
        </>
      )}
      .{stage === "open" && ` Vous pouvez aussi signer sur papier${NBSP}: dites-le-nous.`}
    </p>
  );
}

import type { SubmissionResult } from "@conform-to/react";
import { AnswerLetter } from "~/components/layout/letter-parts";
import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { DeclineForm, SignForm } from "./signature-forms";
import type { SignaturePage } from "./signature-page.queries.server";
import { SIGNATURE_WORDS } from "./signature-words";

interface Props {
  page: SignaturePage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

type Agreement = NonNullable<SignaturePage["agreement"]>;

/** One screen for whoever signs: the text, who signs, one act. */
export function SignatureLetter({ page, result }: Props) {
  return (
    <AnswerLetter
      stage={page.stage}
      result={result}
      language={page.language}
      refused={SIGNATURE_WORDS[page.language].notSigned}
    >
      <Content page={page} result={result} />
      <Reach page={page} />
    </AnswerLetter>
  );
}

function Content({ page, result }: Props) {
  const { stage, agreement, token, language } = page;
  const { pdf } = SIGNATURE_WORDS[language];
  if (!agreement) return <ClosedSignature page={page} />;
  return (
    <>
      <Heading page={page} agreement={agreement} />
      <Parties page={page} agreement={agreement} />
      <p className="acts">
        <a href={`/signature/${token}/pdf`} className="button" rel="nofollow">
          {agreement.isWhole ? pdf.whole : pdf.open}
        </a>
      </p>
      <AgreementWords page={page} agreement={agreement} />
      {stage === "open" && <SignForm page={page} agreement={agreement} result={result} />}
      {stage === "open" && <DeclineForm page={page} agreement={agreement} result={result} />}
    </>
  );
}

function ClosedSignature({ page: { stage, language } }: Pick<Props, "page">) {
  const { title, text } = SIGNATURE_WORDS[language][stage === "replaced" ? "replaced" : "over"];
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
    </>
  );
}

interface PartProps extends Pick<Props, "page"> {
  agreement: Agreement;
}

function Heading({ page: { stage, language }, agreement }: PartProps) {
  const words = SIGNATURE_WORDS[language];
  if (stage === "signed") return <Signed agreement={agreement} language={language} />;
  if (stage === "declined")
    return (
      <>
        <h1>{words.declined.title}</h1>
        <p>{words.declined.text}</p>
      </>
    );
  const { beneficiary, signatory, scholarship, changeReason } = agreement;
  return (
    <>
      <h1>{words.heading(signatory)}</h1>
      {changeReason && (
        <Notice title={words.changed}>
          <span lang="fr">{changeReason}</span>. {words.asked}
        </Notice>
      )}
      <p>
        {words.lead(beneficiary, scholarship)} <a href="#signer">{words.goSign}</a>.
      </p>
      {words.frenchText && <p>{words.frenchText}</p>}
    </>
  );
}

function Signed({ agreement, language }: { agreement: Agreement } & Pick<SignaturePage, "language">) {
  const { signed, whole, partly } = SIGNATURE_WORDS[language];
  const { title, text } = agreement.isWhole ? whole : partly;
  return (
    <>
      <h1>{signed}</h1>
      <Notice title={title} tone="done" role="status">
        {text}
      </Notice>
    </>
  );
}

function Parties({ page: { language }, agreement: { parties } }: PartProps) {
  return (
    <>
      <h2>{SIGNATURE_WORDS[language].parties}</h2>
      <DescriptionList
        facts={parties.map(({ name, role, state }) => ({ term: `${name} (${role})`, value: state }))}
      />
    </>
  );
}

function AgreementWords({ page: { language }, agreement }: PartProps) {
  const { title, paragraphs, version } = agreement;
  const words = SIGNATURE_WORDS[language];
  return (
    <section aria-label={words.text} className="agreement-text">
      <h2 lang="fr">{title}</h2>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text never moves
        <div key={index} lang="fr">
          {paragraph.title && <h3>{paragraph.title}</h3>}
          <p>{paragraph.text}</p>
        </div>
      ))}
      <p className="small">{words.version(version)}</p>
    </section>
  );
}

function Reach({ page: { phone, email, programme, stage, language } }: Pick<Props, "page">) {
  const words = SIGNATURE_WORDS[language];
  return (
    <p className="reach">
      {words.question(programme)}
      {phone && ` ${words.byPhone} `}
      {phone && <PhoneLink phone={phone} />}
      {phone && email && ` ${words.or}`}
      {email && (
        <>
          {" "}
          {words.by} <a href={`mailto:${email}`}>{words.mail}</a>
        </>
      )}
      .{stage === "open" && ` ${words.onPaper}`}
    </p>
  );
}

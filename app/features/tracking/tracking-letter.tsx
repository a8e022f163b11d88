import type { SubmissionResult } from "@conform-to/react";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { Choices } from "./tracking-choices";
import { Correction, Documents, Messages } from "./tracking-exchanges";
import { wordsOf } from "./tracking-form";
import { Nearby } from "./tracking-nearby";
import { Outcomes } from "./tracking-outcomes";
import type { QuietPage, TrackingPage } from "./tracking-page.queries.server";
import { OwnSemester } from "./tracking-placement";
import { OwnConsents, OwnLedger, Rights } from "./tracking-rights";
import { OwnScholarships } from "./tracking-scholarship";
import { Standing } from "./tracking-standing";
import { Visits } from "./tracking-visits";
import { PAGE_WORDS } from "./tracking-words";

interface Props {
  page: TrackingPage | QuietPage;
  result: SubmissionResult<string[]> | undefined;
}

/** The page of one adult, in the state its link is in. */
export function TrackingLetter({ page, result }: Props) {
  const other = page.language === "fr" ? "en" : "fr";
  return (
    <article className="letter" lang={page.language}>
      <p className="from">
        <a href={`?lang=${other}`} lang={other}>
          {PAGE_WORDS[page.language].otherLanguage}
        </a>
      </p>
      {page.stage === "open" ? <Open page={page} result={result} /> : <Quiet page={page} result={result} />}
      <Reach page={page} />
    </article>
  );
}

function Open({ page, result }: { page: TrackingPage } & Pick<Props, "result">) {
  const words = wordsOf(page);
  const { helper, done } = page;
  // What waits for their word comes first.
  const isAsked = page.outcomes.some(({ own }) => !own);
  return (
    <>
      <h1>{words.hello(page.firstName)}</h1>
      <ErrorSummary
        title={isCodeOf(result) ? words.codeError : words.errorTitle}
        problems={problemsOf(result)}
      />
      {done && !result && (
        <Notice title={words.doneTitle} tone="done" role="status">
          {words.said[done]}
        </Notice>
      )}
      <p className="lead">{words.lead(helper.name)}</p>
      {helper.phone && (
        <p>
          <PhoneLink phone={helper.phone} />
        </p>
      )}
      {isAsked && <Outcomes page={page} result={result} />}
      <OwnSemester page={page} />
      <OwnScholarships page={page} result={result} />
      <Standing page={page} />
      {!isAsked && <Outcomes page={page} result={result} />}
      <Choices page={page} result={result} />
      <Visits page={page} result={result} />
      <Nearby page={page} />
      <Messages page={page} result={result} />
      <Correction page={page} result={result} />
      <Documents page={page} result={result} />
      <OwnLedger page={page} />
      <OwnConsents page={page} />
      <Rights page={page} result={result} />
    </>
  );
}

function Quiet({ page, result }: { page: QuietPage } & Pick<Props, "result">) {
  const { stages } = PAGE_WORDS[page.language];
  if (page.isLinkSent && !result) return <LinkSent page={page} />;
  if (page.stage === "expired") return <Expired page={page} result={result} />;
  const { title, text } = stages[page.stage];
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
    </>
  );
}

function LinkSent({ page }: { page: QuietPage }) {
  const { sentTitle, sent } = PAGE_WORDS[page.language].stages.expired;
  return (
    <>
      <h1>{sentTitle}</h1>
      <Notice tone="done" role="status">
        {sent}
      </Notice>
    </>
  );
}

function Expired({ page, result }: { page: QuietPage } & Pick<Props, "result">) {
  const words = PAGE_WORDS[page.language].stages.expired;
  return (
    <>
      <h1>{words.title}</h1>
      <ErrorSummary title={PAGE_WORDS[page.language].errorTitle} problems={problemsOf(result)} />
      {page.mailbox ? (
        <form method="post">
          <p>{words.text(page.mailbox)}</p>
          <p className="acts">
            <button type="submit" name="act" value="renew" className="button button-primary">
              {words.act}
            </button>
          </p>
        </form>
      ) : (
        <p>{words.noMailbox}</p>
      )}
    </>
  );
}

function Reach({ page: { brand, language } }: Pick<Props, "page">) {
  const { call, or } = PAGE_WORDS[language];
  return (
    <p className="small">
      {call(brand.programme)} {brand.phone && <PhoneLink phone={brand.phone} />}
      {brand.phone && brand.email && ` ${or} `}
      {brand.email && <a href={`mailto:${brand.email}`}>{brand.email}</a>}
    </p>
  );
}

/** A code is not something that was being sent. */
function isCodeOf(result: Props["result"]): boolean {
  return result?.initialValue?.act === "unlock";
}

function problemsOf(result: Props["result"]) {
  const act = String(result?.initialValue?.act ?? "");
  return Object.entries(result?.error ?? {}).flatMap(([name, texts]) =>
    (texts ?? []).map((text) => ({ id: name ? `${act}-${name}` : undefined, text })),
  );
}

import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { inLanguage, type Language } from "~/vocabulary/languages";
import type { Answerer, InterestPage } from "./interest-form.queries.server";
import { INTEREST_WORDS } from "./interest-words";

type HeadingProps = Pick<InterestPage, "language" | "answerer" | "met" | "lostCode">;

/** The promise above the form, with the name and the phone of who answers. */
export function InterestHeading({ language, answerer, met, lostCode }: HeadingProps) {
  const words = INTEREST_WORDS[language];
  const other = language === "en" ? "fr" : "en";
  const code = met?.code ?? lostCode;
  return (
    <>
      <h1>{words.title}</h1>
      {met && <Notice title={met.words} tone="done" />}
      {lostCode && <Notice title={words.lostCode} tone="waiting" />}
      <p className="lead">
        {words.promise(answerer.answerDays)} {answerer.name}
        {answerer.phone && (
          <>
            , <PhoneLink phone={answerer.phone} />
          </>
        )}
        .
      </p>
      <p>
        <a
          href={inLanguage(code ? `/interet?rencontre=${encodeURIComponent(code)}` : "/interet", other)}
          lang={other}
        >
          {words.otherLanguage}
        </a>
      </p>
    </>
  );
}

/** After the form: who answers and when, the same whatever was sent. */
export function InterestReceipt({ language, answerer }: { language: Language; answerer: Answerer }) {
  const { received } = INTEREST_WORDS[language];
  return (
    <div data-draft-sent>
      <h1>{received.title}</h1>
      <p className="lead">{received.answer(answerer.name, answerer.answerDays)}</p>
      <p>{received.mail}</p>
      <p>{received.missing}</p>
      {answerer.phone && (
        <p>
          {received.call} {answerer.name}, <PhoneLink phone={answerer.phone} />.
        </p>
      )}
      <p>
        <a href={inLanguage("/", language)} className="button">
          {received.home}
        </a>
      </p>
    </div>
  );
}

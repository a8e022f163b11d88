import type { SubmissionResult } from "@conform-to/react";
import { letterProblems, typedText } from "~/components/layout/letter-parts";
import { LanguageSwitch } from "~/components/layout/public-shell";
import { Button } from "~/components/ui/button";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { RadioGroup } from "~/components/ui/radio-group";
import { Textarea } from "~/components/ui/textarea";
import { inLanguage } from "~/vocabulary/languages";
import { VISIT_SATISFACTIONS } from "~/vocabulary/visit-days";
import { valuesOf } from "~/vocabulary/words";
import type { ProgrammePage } from "./programme.queries.server";
import { ProgrammeSteps } from "./programme-steps";
import { PROGRAMME_WORDS } from "./programme-words";

interface Props {
  page: ProgrammePage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

/** The visit day of a family, on a phone: who receives them, where and when; once it is over, three questions. */
export function ProgrammeLetter({ page, result }: Props) {
  const words = PROGRAMME_WORDS[page.language];
  const problems = letterProblems(result, true);
  return (
    <article className="letter" lang={page.language}>
      <LanguageSwitch language={page.language} isOwn />
      <ErrorSummary title={words.notNoted} problems={problems} />
      <Content page={page} result={result} />
      <Lead page={page} />
    </article>
  );
}

function Content({ page, result }: Props) {
  const { stage, day, language } = page;
  const words = PROGRAMME_WORDS[language];
  if (stage === "off" || stage === "gone" || !day) {
    const ended = stage === "off" ? words.off : words.gone;
    return (
      <>
        <h1>{ended.title}</h1>
        <p>{ended.text}</p>
      </>
    );
  }
  if (stage === "programme") return <Programme page={page} day={day} />;
  if (stage === "thanks") return <Thanks page={page} day={day} />;
  return (
    <>
      <Questions page={page} day={day} result={result} />
      <ProgrammeSteps steps={day.steps} language={language} />
    </>
  );
}

type Day = NonNullable<ProgrammePage["day"]>;

function Programme({ page, day }: { page: ProgrammePage; day: Day }) {
  const { language, token } = page;
  const words = PROGRAMME_WORDS[language];
  const address = (kind: string) => inLanguage(`/programme/${token}/${kind}`, language);
  return (
    <>
      <h1>{day.title}</h1>
      <p className="lead">{day.words}</p>
      {day.welcome && <p>{day.welcome}</p>}
      {day.ended.length > 0 && (
        <Notice title={words.changedOn}>
          {day.ended.map((text) => (
            <span key={text} className="programme-line">
              {text}
            </span>
          ))}
        </Notice>
      )}
      {day.steps.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <ProgrammeSteps steps={day.steps} language={language} />
      )}
      <p className="small">{words.live}</p>
      <p className="acts">
        <a className="button" href={address("pdf")}>
          {words.pdf}
        </a>
        <a className="button" href={address("ics?pour=doctor")}>
          {words.ics.doctor}
        </a>
        <a className="button" href={address("ics?pour=family")}>
          {words.ics.family}
        </a>
      </p>
    </>
  );
}

function Questions({ page, day, result }: Props & { day: Day }) {
  const { language } = page;
  const words = PROGRAMME_WORDS[language];
  const typed = result?.initialValue;
  const said = day.said;
  return (
    <>
      <h1>{words.asking}</h1>
      <p className="lead">{day.words}</p>
      <form method="post">
        <RadioGroup
          id="satisfaction"
          name="satisfaction"
          label={words.satisfaction}
          options={valuesOf(VISIT_SATISFACTIONS).map((value) => ({
            value,
            label: VISIT_SATISFACTIONS[value][language],
          }))}
          defaultValue={typedText(typed?.satisfaction) ?? said?.satisfaction}
          errors={result?.error?.satisfaction ?? undefined}
        />
        <Textarea
          id="liked"
          name="liked"
          label={words.liked}
          optional={words.optional}
          rows={3}
          defaultValue={typedText(typed?.liked) ?? said?.liked}
          errors={result?.error?.liked ?? undefined}
        />
        <Textarea
          id="missing"
          name="missing"
          label={words.missing}
          optional={words.optional}
          rows={3}
          defaultValue={typedText(typed?.missing) ?? said?.missing}
          errors={result?.error?.missing ?? undefined}
        />
        <p className="acts">
          <Button variant="primary">{words.send}</Button>
        </p>
      </form>
      <p className="small">{words.whoReads}</p>
    </>
  );
}

function Thanks({ page, day }: { page: ProgrammePage; day: Day }) {
  const words = PROGRAMME_WORDS[page.language];
  return (
    <>
      <h1>{words.thanks}</h1>
      {day.said && (
        <Notice
          title={`${VISIT_SATISFACTIONS[day.said.satisfaction][page.language]}.`}
          tone="done"
          role="status"
        >
          {[day.said.liked, day.said.missing].filter(Boolean).join(" · ")}
        </Notice>
      )}
      <p className="acts">
        <a href={`?lang=${page.language}&changer=1`} className="button">
          {words.change}
        </a>
      </p>
    </>
  );
}

function Lead({ page: { lead, language } }: Pick<Props, "page">) {
  const words = PROGRAMME_WORDS[language];
  if (lead.phone) {
    return (
      <p>
        {words.lead(lead.name)} <PhoneLink phone={lead.phone} />
      </p>
    );
  }
  if (!lead.email) return null;
  return (
    <p>
      {words.leadMail} <a href={`mailto:${lead.email}`}>{lead.name}</a>
    </p>
  );
}

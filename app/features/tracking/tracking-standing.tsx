import { useLocation } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { dayIn } from "~/vocabulary/in-language";
import { VISIT_KINDS } from "~/vocabulary/need-options";
import { lowerFirst } from "~/vocabulary/typography";
import { type SectionProps, wordsOf } from "./tracking-form";
import { ownNeedName, SAID_TURN, STATE_SENTENCES, TURN_SENTENCES } from "./tracking-words";

/** What is done, who has the ball, what was decided and the next date. */
export function Standing({ page }: Pick<SectionProps, "page">) {
  const words = wordsOf(page);
  return (
    <>
      <section aria-labelledby="needs">
        <h2 id="needs">{words.sections.needs}</h2>
        {page.needs.length === 0 && <p>{words.noNeed}</p>}
        {page.needs.map((need) => (
          <Standpoint key={need.id} need={need} page={page} />
        ))}
      </section>
      <Decided page={page} />
      <section aria-labelledby="next">
        <h2 id="next">{words.sections.next}</h2>
        {page.dates.length === 0 && <p>{words.noDate}</p>}
        {page.dates.length > 0 && (
          <DescriptionList
            facts={page.dates.map((date) => ({
              term: dayIn(page.language, date.on),
              value: <DateLine page={page} date={date} />,
            }))}
          />
        )}
      </section>
    </>
  );
}

function Standpoint({
  need,
  page,
}: {
  need: SectionProps["page"]["needs"][number];
  page: SectionProps["page"];
}) {
  const { language } = page;
  const { state, ball, promisedOn, isRanked } = need;
  return (
    <div>
      <h3>{ownNeedName(need, language)}</h3>
      <p>
        {STATE_SENTENCES[language][state]}{" "}
        <strong>{isRanked ? SAID_TURN[language] : TURN_SENTENCES[language][ball]}</strong>
        {promisedOn && ` ${wordsOf(page).promised(dayIn(language, promisedOn))}`}
      </p>
    </div>
  );
}

function Decided({ page }: Pick<SectionProps, "page">) {
  const { decided, language } = page;
  if (decided.length === 0) return null;
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">{wordsOf(page).sections.decided}</h2>
      <DescriptionList
        facts={decided.map((need) => ({
          term: ownNeedName(need, language),
          value: need.kept ?? STATE_SENTENCES[language].decided,
        }))}
      />
    </section>
  );
}

type ComingDate = SectionProps["page"]["dates"][number];

function DateLine({ page, date }: Pick<SectionProps, "page"> & { date: ComingDate }) {
  const { pathname, search } = useLocation();
  const told = dateWords(page, date);
  if (date.what !== "visit") return told;
  return (
    <>
      {told}
      <br />
      <small>
        <a href={`${pathname}/visite/${date.id}${search}`} download>
          {wordsOf(page).addToCalendar}
        </a>
      </small>
    </>
  );
}

function dateWords(page: SectionProps["page"], date: ComingDate): string {
  const words = wordsOf(page);
  if (date.what === "visit") return `${words.visit}, ${date.where}`;
  if (date.what === "day") return date.title;
  if (date.what === "meeting")
    return `${VISIT_KINDS[date.kind][page.language]}, ${lowerFirst(ownNeedName({ ...date, kind: date.need }, page.language))}`;
  if (date.what === "promise") return `${words.promise}, ${lowerFirst(ownNeedName(date, page.language))}`;
  return words.arrival;
}

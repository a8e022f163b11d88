import { useLocation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { PhoneLink } from "~/components/ui/phone-link";
import { SheetTextBlocks } from "~/features/discovery/discovery-sheet-text";
import { OWN_PLACEMENT_WORDS, semesterIn } from "~/features/placements/own-placement-words";
import { TerritoryMap } from "~/features/reference-data/territory-map";
import { accessibleName } from "~/vocabulary/accessible-name";
import { dayIn } from "~/vocabulary/in-language";
import { inLanguage } from "~/vocabulary/languages";
import { formatEuros } from "~/vocabulary/typography";
import { type SectionProps, useActAddress } from "./tracking-form";
import type { OwnPlacement } from "./tracking-placement.queries.server";

interface Props extends Pick<SectionProps, "page"> {
  placement: OwnPlacement;
}

/** The semester of an intern: where they work and live, what comes next, whom they meet, what they bring. */
export function OwnSemester({ page }: Pick<SectionProps, "page">) {
  const { placement, language } = page;
  if (!placement) return null;
  const words = OWN_PLACEMENT_WORDS[language];
  return (
    <section aria-labelledby="semester">
      <h2 id="semester">{words.title(semesterIn(language, placement.semesterId))}</h2>
      <DescriptionList facts={[...seatFacts(placement, language), ...bedFacts(placement, language)]} />
      {placement.bed?.rules && (
        <details className="act">
          <summary className="button">{words.rules}</summary>
          <div lang="fr">
            <SheetTextBlocks text={placement.bed.rules} />
          </div>
        </details>
      )}
      <Steps page={page} placement={placement} />
      <People page={page} placement={placement} />
      <Papers page={page} placement={placement} />
      <Whereabouts page={page} placement={placement} />
      <p>
        <a href={inLanguage(`/livret/${placement.semesterId}`, language)}>{words.kit}</a>
      </p>
    </section>
  );
}

type Language = SectionProps["page"]["language"];

function seatFacts({ seat, startsOn, endsOn }: OwnPlacement, language: Language) {
  const words = OWN_PLACEMENT_WORDS[language];
  return [
    { term: words.place, value: seat ? <Seat seat={seat} /> : words.sought },
    { term: words.dates, value: words.dayToDay(dayIn(language, startsOn), dayIn(language, endsOn)) },
  ];
}

function Seat({ seat: { name, label, commune, level } }: { seat: NonNullable<OwnPlacement["seat"]> }) {
  return (
    <span lang="fr">
      {[name, label, commune].filter(Boolean).join(", ")}
      {level && (
        <>
          <br />
          {level}
        </>
      )}
    </span>
  );
}

function bedFacts({ bed, isBedSought }: OwnPlacement, language: Language) {
  const words = OWN_PLACEMENT_WORDS[language];
  if (!bed) return isBedSought ? [{ term: words.bed, value: words.sought }] : [];
  const { name, label, address, commune, rent, keys, fromOn, toOn, aids } = bed;
  return [
    {
      term: words.bed,
      value: (
        <span lang="fr">
          {[name, label].filter(Boolean).join(", ")}
          <br />
          {address}, {commune}
        </span>
      ),
    },
    { term: words.stay, value: words.stayDays(dayIn(language, fromOn), dayIn(language, toOn)) },
    { term: words.rent, value: rent === undefined ? "" : `${formatEuros(rent)} ${words.perMonth}` },
    { term: words.keys, value: keys.join(", ") || words.keysLater },
    ...aids.map(({ label: aid, amount }) => ({ term: words.aids, value: words.aidLost(aid, amount) })),
  ];
}

function Steps({ page: { language }, placement }: Props) {
  const { pathname, search } = useLocation();
  if (placement.steps.length === 0) return null;
  const words = OWN_PLACEMENT_WORDS[language];
  return (
    <>
      <h3>{words.steps}</h3>
      <DescriptionList
        facts={placement.steps.map(({ id, what, on, label }) => ({
          term: dayIn(language, on),
          value:
            what === "milestone" ? (
              <span key={id} lang="fr">
                {label}
              </span>
            ) : (
              words[what]
            ),
        }))}
      />
      <p>
        <a href={`${pathname}/stage${search}`} download>
          {words.calendar}
        </a>
      </p>
    </>
  );
}

/** Whom they meet, and what these people were told of them. */
function People({ page: { language, helper }, placement: { seat, bed, isTold } }: Props) {
  const words = OWN_PLACEMENT_WORDS[language];
  return (
    <>
      <h3>{words.people}</h3>
      <DescriptionList
        facts={[
          {
            term: words.helper,
            value: (
              <>
                {helper.name} {helper.phone && <PhoneLink phone={helper.phone} />}
              </>
            ),
          },
          { term: words.supervisors(seat?.supervisors.length ?? 0), value: seat?.supervisors.join(", ") },
        ]}
      />
      {isTold && seat && <p>{words.passedToSupervisors}</p>}
      {isTold && bed && <p>{words.passedToOwner}</p>}
    </>
  );
}

/** A paper that we still wait for says so in words, and lets say that it was sent. */
function Papers({ page: { language }, placement: { documents, semesterId } }: Props) {
  if (documents.length === 0) return null;
  const words = OWN_PLACEMENT_WORDS[language];
  const isOwed = documents.some(({ isReceived }) => !isReceived);
  return (
    <>
      <h3>{words.documents}</h3>
      <p>{isOwed ? words.owedLead : words.nothingOwed}</p>
      <ul>
        {documents.map(({ key, label, isReceived, toldOn }) => (
          <li key={key}>
            {label}, <strong>{isReceived ? words.received : words.owed}</strong>
            {!isReceived && toldOn && <>, {words.toldSent(dayIn(language, toldOn))}</>}
            {!isReceived && !toldOn && (
              <SentButton semesterId={semesterId} paper={key} label={label} words={words} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface SentProps {
  semesterId: string;
  paper: string;
  label: string;
  words: (typeof OWN_PLACEMENT_WORDS)["fr"];
}

function SentButton({ semesterId, paper, label, words }: SentProps) {
  return (
    <form method="post" action={useActAddress()}>
      <input type="hidden" name="act" value="sent" />
      <input type="hidden" name="semesterId" value={semesterId} />
      <input type="hidden" name="key" value={paper} />
      <Button size="small" aria-label={accessibleName(`${words.iSentIt} : ${label}`)}>
        {words.iSentIt}
      </Button>
    </form>
  );
}

function Whereabouts({ page: { language }, placement: { map, seat, bed } }: Props) {
  if (!map) return null;
  const words = OWN_PLACEMENT_WORDS[language];
  const communes = [...new Set([seat?.commune, bed?.commune].filter(Boolean))].join(", ");
  return (
    <TerritoryMap
      map={map.drawing}
      title={words.map(communes)}
      canImport={false}
      language={language}
      places={map.territories.map(({ code, label, place, bed: lodging }) => ({
        ...{ code, label },
        level: place || lodging ? 3 : 0,
        // A tile holds some eighteen letters; the communes are told above.
        value: [place && words.mapPlace, lodging && words.mapBed].filter(Boolean).join(", "),
      }))}
    />
  );
}

import { LanguageSwitch } from "~/components/layout/public-shell";
import { DescriptionList } from "~/components/ui/description-list";
import { PhoneLink } from "~/components/ui/phone-link";
import { SheetTextBlocks } from "~/features/discovery/discovery-sheet-text";
import { dayIn } from "~/vocabulary/in-language";
import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";
import type { PublicKit } from "./kit-page.queries.server";
import { semesterIn } from "./own-placement-words";

const WORDS: Readonly<Record<Language, Record<string, string>>> = {
  fr: {
    title: "Livret d’accueil des internes",
    french: "",
    steps: "Les dates à retenir",
    documents: "À apporter",
    lodged: "pour qui est logé par nous",
    link: "En savoir plus",
    empty: "Ce livret est en préparation. Appelez-nous en attendant.",
    call: `Une question${NBSP}? Appelez-nous ou écrivez-nous.`,
    from: "Du",
    to: "au",
  },
  en: {
    title: "Welcome kit for interns",
    french: "What the team wrote is in French.",
    steps: "Dates to remember",
    documents: "What to bring",
    lodged: "if we lodge you",
    link: "Read more",
    empty: "This kit is being prepared. Call us in the meantime.",
    call: "A question? Call us or write to us.",
    from: "From",
    to: "to",
  },
};

/** The welcome kit of a semester, as anybody reads and prints it. */
export function KitLetter({ kit }: { kit: PublicKit }) {
  const { language, brand, semesterId, startsOn, endsOn, parts, steps, documents } = kit;
  const words = WORDS[language];
  return (
    <article lang={language} className="letter">
      <h1>{words.title}</h1>
      <p className="lead">
        {semesterIn(language, semesterId)}. {words.from} {dayIn(language, startsOn)} {words.to}{" "}
        {dayIn(language, endsOn)}.
      </p>
      <LanguageSwitch language={language} />
      {words.french && parts.length > 0 && <p className="small">{words.french}</p>}
      {parts.length === 0 && <p>{words.empty}</p>}
      {parts.map(({ id, title, text, url }) => (
        <section key={id} lang="fr">
          <h2>{title}</h2>
          <SheetTextBlocks text={text} />
          {url && (
            <p>
              <a href={url}>{url.replace(/^https?:\/\//, "")}</a>
            </p>
          )}
        </section>
      ))}
      {steps.length > 0 && (
        <section>
          <h2>{words.steps}</h2>
          <DescriptionList
            facts={steps.map(({ label, on }) => ({
              term: dayIn(language, on),
              value: <span lang="fr">{label}</span>,
            }))}
          />
        </section>
      )}
      {documents.length > 0 && (
        <section>
          <h2>{words.documents}</h2>
          <ul>
            {documents.map(({ label, isForLodged }) => (
              <li key={label}>
                {label}
                {isForLodged && ` (${words.lodged})`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="small">
        {words.call} {brand.phone && <PhoneLink phone={brand.phone} />}
        {brand.phone && brand.email && " · "}
        {brand.email && <a href={`mailto:${brand.email}`}>{brand.email}</a>}
      </p>
    </article>
  );
}

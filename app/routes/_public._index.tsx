import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LanguageSwitch } from "~/components/layout/public-shell";
import { PhoneLink } from "~/components/ui/phone-link";
import { requireNothing } from "~/core/auth/guards.server";
import { getSettings } from "~/core/settings.server";
import { listTerritoryReferents } from "~/features/accounts/accounts.queries.server";
import { HOME_WORDS, type HomeWords } from "~/features/interest-form/home-words";
import { languageOf } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.programme ?? "Accueil" },
  { name: "description", content: data?.promise ?? "" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  requireNothing();
  const language = languageOf(new URL(request.url).searchParams);
  const [{ brand, delays }, referents] = await Promise.all([getSettings(), listTerritoryReferents()]);
  const { programme, email, phone } = brand;
  const promise = HOME_WORDS[language].promise ?? brand.promise;
  return { language, programme, promise, email, phone, answerDays: delays.firstAnswerDays, referents };
}

export default function HomePage() {
  const { language, promise, answerDays, referents, email, phone } = useLoaderData<typeof loader>();
  const words = HOME_WORDS[language];
  return (
    <div lang={language}>
      <h1>{promise}</h1>
      <p className="lead">{words.lead(answerDays)}</p>
      <LanguageSwitch language={language} />
      <Doors doors={words.doors} />
      <Referents words={words} referents={referents} />
      <PartnerPromise words={words.partners} email={email} phone={phone} />
      <p className="small">
        <a href="/login">{words.staff}</a>
      </p>
    </div>
  );
}

function Doors({ doors }: Pick<HomeWords, "doors">) {
  return (
    <ul className="doors">
      {doors.map(({ title, text, act, to }) => (
        <li key={to}>
          <h2>{title}</h2>
          <p>{text}</p>
          <a href={to} className={to.startsWith("#") ? "button" : "button button-primary"}>
            {act}
          </a>
        </li>
      ))}
    </ul>
  );
}

type Referents = Awaited<ReturnType<typeof listTerritoryReferents>>;

function Referents({ words, referents }: { words: HomeWords; referents: Referents }) {
  if (referents.length === 0) return null;
  return (
    <section aria-labelledby="referents">
      <h2 id="referents">{words.referents}</h2>
      <ul className="people">
        {referents.map(({ code, label, name, phone }) => (
          <li key={code}>
            <p className="small">{label}</p>
            <p>
              {name ?? words.team}
              {phone && (
                <>
                  {" "}
                  <PhoneLink phone={phone} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PartnerPromiseProps {
  words: HomeWords["partners"];
  email: string;
  phone: string;
}

/** What a partner may expect; there is nothing to join. */
function PartnerPromise({ words, email, phone }: PartnerPromiseProps) {
  return (
    <section id="partenaires" className="prose">
      <h2>{words.title}</h2>
      <p>{words.request}</p>
      <p>
        {words.discretion}
        {(phone || email) && ` ${words.reach} `}
        {phone && <PhoneLink phone={phone} />}
        {phone && email && ", "}
        {email && <a href={`mailto:${email}`}>{email}</a>}
      </p>
    </section>
  );
}

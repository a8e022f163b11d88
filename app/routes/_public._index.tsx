import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PhoneLink } from "~/components/ui/phone-link";
import { requireNothing } from "~/core/auth/guards.server";
import { getSettings } from "~/core/settings.server";
import { listTerritoryReferents } from "~/features/accounts/accounts.queries.server";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.programme ?? "Accueil" },
  { name: "description", content: data?.promise ?? "" },
];

export async function loader() {
  requireNothing();
  const [{ brand, delays }, referents] = await Promise.all([getSettings(), listTerritoryReferents()]);
  const { programme, promise, email, phone } = brand;
  return { programme, promise, email, phone, answerDays: delays.firstAnswerDays, referents };
}

export default function HomePage() {
  const { promise, answerDays, referents, email, phone } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{promise}</h1>
      <p className="lead">
        Dites-nous ce qui vous aiderait, en trois minutes et sans compte. Une personne vous répond sous{" "}
        {answerDays}
        {NBSP}jours ouvrés, et vous accompagne jusqu’à ce que vous soyez chez vous.
      </p>
      <Doors />
      <Referents referents={referents} />
      <PartnerPromise email={email} phone={phone} />
      <p className="small">
        <a href="/interet?lang=en" lang="en">
          Doctor or intern from abroad? Write to us in English
        </a>
        {" · "}
        <a href="/login">Espace équipe</a>
      </p>
    </>
  );
}

const DOORS = [
  {
    title: "Interne, étudiant·e",
    text: "Un stage, un toit pour le semestre, une bourse, quelqu’un qui connaît le terrain.",
    act: "Je suis interne",
    to: "/interet?je=interne",
  },
  {
    title: "Médecin",
    text: "Un remplacement, une installation, un poste, et tout ce qui compte pour votre famille.",
    act: "Je suis médecin",
    to: "/interet?je=medecin",
  },
  {
    title: "Partenaire",
    text: "Agence, mairie, école, employeur, maison de santé\u00A0: ce que nous vous demandons, et comment y répondre.",
    act: "Je suis partenaire",
    to: "#partenaires",
  },
];

function Doors() {
  return (
    <ul className="doors">
      {DOORS.map(({ title, text, act, to }) => (
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

function Referents({ referents }: { referents: Referents }) {
  if (referents.length === 0) return null;
  return (
    <section aria-labelledby="referents">
      <h2 id="referents">Une personne sur chaque territoire</h2>
      <ul className="people">
        {referents.map(({ code, label, name, phone }) => (
          <li key={code}>
            <p className="small">{label}</p>
            <p>
              {name ?? "Notre équipe"}
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

/** What a partner may expect; there is nothing to join. */
function PartnerPromise({ email, phone }: { email: string; phone: string }) {
  return (
    <section id="partenaires" className="prose">
      <h2>Vous êtes partenaire</h2>
      <p>
        Quand une famille arrive, nous vous écrivons un mail court{NBSP}: ce qu’elle cherche, pour quand, et
        un bouton pour répondre. Pas de compte, pas de logiciel, une minute. Proposez, dites non, posez une
        question ou orientez-nous{NBSP}: tout nous aide.
      </p>
      <p>
        Nous ne donnons jamais le nom des personnes sans leur accord, et vous ne recevez que ce qu’il vous
        faut pour répondre.
        {(phone || email) && ` Pour nous joindre${NBSP}: `}
        {phone && <PhoneLink phone={phone} />}
        {phone && email && ", "}
        {email && <a href={`mailto:${email}`}>{email}</a>}
      </p>
    </section>
  );
}

import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";

interface Named {
  firstName: string;
  lastName: string;
  emails: string[];
  phones: string[];
}

/** What a search reads: folded prefixes of the names, the e-mails and the phones' digits; names mistyped too. */
export function searchWordsOfPerson({ firstName, lastName, emails, phones }: Named): string[] {
  return [
    ...searchWordsOf(firstName, lastName, ...emails, ...phones.map(nationalDigits)),
    ...nearWordsOf(firstName, lastName),
  ];
}

/** What two records of one person have in common: e-mail, phone, or name in any order. */
export function duplicateKeysOf({ firstName, lastName, emails, phones }: Named): string[] {
  const name = fold(`${firstName} ${lastName}`).split(" ").sort().join(" ");
  return [
    ...emails.map((email) => `email:${email.trim().toLowerCase()}`),
    ...phones.map((phone) => `phone:${nationalDigits(phone)}`),
    `name:${name}`,
  ];
}

/** A phone number as its national digits: +33 6 12… and 06 12… are the same. */
export function nationalDigits(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone, "FR");
  return parsed?.countryCallingCode === "33"
    ? `0${parsed.nationalNumber}`
    : (parsed?.number ?? phone).replace(/\D/g, "");
}

import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A phone number as its national digits: +33 6 12… and 06 12… are the same. */
export function nationalDigits(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone, "FR");
  return parsed?.countryCallingCode === "33"
    ? `0${parsed.nationalNumber}`
    : (parsed?.number ?? phone).replace(/\D/g, "");
}

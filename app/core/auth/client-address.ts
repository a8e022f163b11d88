/** Header by which only our server tells the sign-in library who calls. */
export const CLIENT_ADDRESS_HEADER = "x-conciergerie-client-address";

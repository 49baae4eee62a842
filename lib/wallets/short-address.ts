/** Both ends of an address, as it is told apart by eye: "0x7f3a…c21e". */
export const shortAddress = (address: string): string =>
  address.length > 12 ? `${address.slice(0, 6)}…${address.slice(-4)}` : address;

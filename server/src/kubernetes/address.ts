/** IP addresses as the API takes them (S1.42). */

/** True for an IPv4 address in four decimal parts without leading zeros, or an IPv6 address without a zone. */
export function isAddress(text: string): boolean {
  const parts = text.split(".");
  if (parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return true;
  return text.includes(":") && /^[\da-fA-F:.]+$/.test(text) && URL.canParse(`http://[${text}]/`);
}

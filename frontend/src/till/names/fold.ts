// How names are compared when somebody types, as the register does it (storage/search/article_search.py).

const NORWEGIAN: Readonly<Record<string, string>> = { æ: "ae", ø: "o", å: "a", ß: "ss" };

/** Return a text without case and accents; a, aa and å are one letter, o and ø, ae and æ. */
export function fold(text: string): string {
  const letters = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[æøåß]/g, (sign) => NORWEGIAN[sign] ?? sign);
  const plain = letters.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.split(/\s+/).filter(Boolean).join(" ").replace(/a+/g, "a");
}

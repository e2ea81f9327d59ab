// How other devices reach the register: its place on the shop's network, and those that are let in.

/** Something drawn as a QR code: where it leads, and its modules row by row, `1` for dark. */
export interface Drawn {
  link: string;
  code: string[];
}

/** Where the register is reached on the shop's network, and what a device is to trust. */
export interface Network {
  names: string[];
  link: string;
  trust_link: string;
  trust_code: string[];
  fingerprint: string;
  authority_until: string;
  certificate_until: string;
}

/** A tablet or a phone that is let in. */
export interface DevicePart {
  device: string;
  name: string;
  paired_at: string;
  operator: string;
  has_open_sale: boolean;
  last_seen: string | null;
}

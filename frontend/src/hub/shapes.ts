// What the hub tells of its fleet.

export interface FleetRow {
  register: string;
  description: string;
  machine: string;
  machine_name: string;
  state: "invited" | "joined" | "silent" | "revoked" | "retired";
  version: string;
  declared: string;
  last_seen: string | null;
  have: number;
  unsent: number;
  only_here: number;
  clock_offset_ms: number;
  clock_is_off: boolean;
  printer: string;
  chain: "whole" | "damaged" | "refused";
  signatures: "checked" | "by_seals";
  in_effect: number;
  coming: number;
  findings: number;
  /** When the shop took it out of use, as it told last. */
  out_of_use_since: string | null;
}

export interface FleetFinding {
  subject: string;
  code: string;
  number: number;
  nb: string;
  en: string;
  first_at: string;
  last_at: string;
  times: number;
  only_here: number;
  receipts: string;
}

export interface FleetCompany {
  company: string;
  name: string;
  newest_change: number;
  rows: FleetRow[];
  findings: FleetFinding[];
}

export interface Fleet {
  at: string;
  companies: FleetCompany[];
}

export interface Invitation {
  machine: string;
  link: string;
  code: string[];
}

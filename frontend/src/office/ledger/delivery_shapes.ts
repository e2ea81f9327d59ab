// What the register tells of the delivery to an accounting system.

export interface Asked {
  name: string;
  label: string;
  secret?: boolean;
  optional?: boolean;
}

export interface Connection {
  system: string;
  settings: Record<string, string>;
  secrets: string[];
  whose: string;
  mapped: boolean;
  confirmed_by: string;
  start: string | null;
  on: boolean;
  stopped: string;
}

export interface DeliveryShown {
  systems: { name: string; title: string; asked: Asked[] }[];
  connection: Connection | null;
  counts: Record<string, number>;
  needs_a_person: number;
  left_behind: number;
  next_try: string | null;
  vat_difference_ore: Record<string, number>;
  is_for_another: boolean;
}

/** What is chosen where nothing is sent, and a person takes the vouchers over as files. */
export const FILES = "file";

export function goesAsFiles(connection: Connection): boolean {
  return connection.system === FILES;
}

// What the register tells of who worked when.

export interface Trace {
  at: string;
  entered_at: string;
  entered_by: string;
  reason: string;
  is_struck: boolean;
}

export interface WorkMark {
  register: string;
  number: number;
  at: string;
  traces: Trace[];
  is_late: boolean;
  is_by_other: boolean;
}

export interface Shift {
  person: string;
  name: string;
  identity_number: string;
  employer: string;
  came: WorkMark | null;
  left: WorkMark | null;
  is_now: boolean;
  is_struck: boolean;
  is_open: boolean;
}

export interface Register {
  company: string;
  organisation_number: string;
  as_of: string;
  now: number;
  shifts: Shift[];
  holds: boolean;
}

export interface Member {
  person: string;
  name: string;
  identity_number: string;
  employer?: string;
  operator?: string;
  active?: boolean;
}

// What the register tells of the shop's registers.

export interface RegisterRow {
  register_id: string;
  description: string;
  location: string;
  drawer: string;
  printer: string;
  is_here: boolean;
  out_of_use_since: string | null;
  is_ended_by_hub: boolean;
}

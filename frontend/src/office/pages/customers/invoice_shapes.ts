// Invoices as the register tells of them.

export interface InvoiceTerms {
  account: string;
  since: string;
  first_number: number;
  uses_kid: boolean;
}

export interface InvoiceRow {
  number: number;
  is_credit_note: boolean;
  customer: string;
  name: string;
  day: string;
  due: string;
  gross_ore: number;
  open_ore: number;
  days_late: number;
  is_electronic: boolean;
}

export interface ShownInvoices {
  terms: InvoiceTerms | null;
  rows: InvoiceRow[];
  more: boolean;
}

export interface WaitingSale {
  register: string;
  entry: number;
  day: string;
  receipt: number;
  amount_ore: number;
}

export interface ShownWaiting {
  customer: string;
  sales: WaitingSale[];
  paid_beyond_ore: number;
  more: number;
}

// A field for something that others are not to see: a PIN, a password; and one for a code, which is good once.

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** What kind of secret; a browser that keeps passwords wants to know the old from the new. */
type Kind = "pin" | "current-password" | "new-password";

export function Secret({ label, kind, value, onChange }: Props & { kind: Kind }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="password"
        inputMode={kind === "pin" ? "numeric" : "text"}
        autocomplete={kind === "pin" ? "off" : kind}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

export function OneTimeCode({ label, value, onChange }: Props) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        inputMode="numeric"
        autocomplete="one-time-code"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

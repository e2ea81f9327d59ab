// The key that does the same as a button.

export function Keys({ of }: { of: string }) {
  return (
    <span class="keys" aria-hidden="true">
      {of}
    </span>
  );
}

// The product's mark: a receipt that has just come out.

export function Mark() {
  return (
    <span class="mark">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path class="mark-slot" d="M4 8.5h24" />
        <path class="mark-paper" d="M8 8.5h16V27l-2.7-2-2.600 2-2.7-2-2.7 2-2.600-2L8 27V8.5Z" />
        <path class="mark-lines" d="M12 14h8m-8 4.5h5" />
      </svg>
      <span>datakasse</span>
    </span>
  );
}

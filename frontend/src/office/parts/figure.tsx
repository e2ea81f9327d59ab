// A figure under its name.

export function Figure({ name, text, isLarge = false }: { name: string; text: string; isLarge?: boolean }) {
  return (
    <div class={isLarge ? "figure large" : "figure"}>
      <dt>{name}</dt>
      <dd class="amount">{text}</dd>
    </div>
  );
}

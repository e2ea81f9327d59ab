// A QR code, dark on white whatever the colours of the page, with the margin that cameras want.

const MARGIN = 4;

interface Props {
  modules: number;
  path: string;
  label: string;
}

export function Qr({ modules, path, label }: Props) {
  const side = modules + 2 * MARGIN;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={`M0 0h${side}v${side}H0z`} fill="#fff" />
      <path transform={`translate(${MARGIN} ${MARGIN})`} d={path} fill="#000" />
    </svg>
  );
}

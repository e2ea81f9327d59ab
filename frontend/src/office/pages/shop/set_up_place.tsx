// Which of the shop's places a page is about; nothing to choose where there is one.

import { say } from "../../words/say.ts";

interface Props {
  of: readonly { code: string; name: string }[];
  code: string;
  choose: (code: string) => void;
}

export function ChoosePlace({ of: places, code, choose }: Props) {
  if (places.length < 2) return null;
  return (
    <label class="field">
      <span>{say("receipt_place")}</span>
      <select value={code} onChange={(event) => choose(event.currentTarget.value)}>
        {places.map((each) => (
          <option key={each.code} value={each.code}>
            {each.name}
          </option>
        ))}
      </select>
    </label>
  );
}

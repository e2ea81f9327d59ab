// What is asked before one's own way in is changed: the password, and a code where one has them.

import { useState } from "preact/hooks";
import { OneTimeCode, Secret } from "../../parts/secret.tsx";
import { say } from "../../words/say.ts";

export function useKeyProof(hasCodes: boolean) {
  const [current, setCurrent] = useState("");
  const [code, setCode] = useState("");
  const fields = (
    <>
      <Secret label={say("password_current")} kind="current-password" value={current} onChange={setCurrent} />
      {hasCodes && <OneTimeCode label={say("code_or_recovery")} value={code} onChange={setCode} />}
    </>
  );
  const forget = () => {
    setCurrent("");
    setCode("");
  };
  return { given: { current, code }, isGiven: current !== "" && (!hasCodes || code !== ""), forget, fields };
}

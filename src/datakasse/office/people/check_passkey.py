"""
Ask a browser for a passkey, and look at what it answers.

A passkey is a key pair in a phone, a computer or a stick, which signs a challenge of ours together with the
name that the browser has in its address line, after its owner has shown her finger, her face or its own PIN.
That is two factors, and nothing of it can be given away on a page that only looks like ours.

Which challenge, which name and that the owner was verified is checked by py_webauthn. Whether the
counter has gone back is looked at here, after the signature: nobody without the key can have one set aside.

Source: Web Authentication Level 3, §§ 7.1, 7.2. Decision: 0059-a-passkey-opens-the-office.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import msgspec
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from datakasse.errors.sign_in.passkeys import PasskeyNotRegistered
from datakasse.office.people.office_keys import OfficeKey, OfficeKeys, Passkey
from datakasse.office.people.passkey_place import PasskeyPlace

Answer = Mapping[str, Any]
"""What a browser answers, as `PublicKeyCredential.toJSON` makes it."""

_PATIENCE_MS: Final = 120_000
_BROKEN: Final = (WebAuthnException, ValueError, TypeError, KeyError, OverflowError)
"""What py_webauthn and its parsers raise over bytes that are none."""


class Owner(msgspec.Struct, frozen=True):
    """Whose a passkey is to be, as her browser tells her: her number, her name, and the shop's."""

    operator: str
    person: str
    shop: str


class Shown(msgspec.Struct, frozen=True):
    """
    What a browser answered.

    Attributes:
        place: Where its page was fetched from.
        challenge: What it was given to sign.
        answer: What came back.
    """

    place: PasskeyPlace
    challenge: bytes
    answer: Answer


class Outcome(StrEnum):
    """What came of looking at an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    COPIED = "copied"
    """Signed by the key, with a counter that has gone back: it is in two places."""


def registration_options(
    place: PasskeyPlace, challenge: bytes, owner: Owner, known: Sequence[Passkey]
) -> dict[str, Any]:
    """Return what a browser makes a new passkey from; one that is known already is not made again."""
    options = generate_registration_options(
        rp_id=place.rp_id,
        rp_name=owner.shop,
        user_id=owner.operator.encode(),
        user_name=owner.operator,
        user_display_name=owner.person,
        challenge=challenge,
        timeout=_PATIENCE_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_described(place, known),
    )
    return json.loads(options_to_json(options))


def sign_in_options(place: PasskeyPlace, challenge: bytes, known: Sequence[Passkey]) -> dict[str, Any]:
    """
    Return what a browser asks somebody's passkeys with.

    It finds them by itself, so that nobody who only knows a number is told which passkeys that person has;
    one from before this is not found, and then all are named.
    """
    told = () if all(each.is_found for each in known) else known
    options = generate_authentication_options(
        rp_id=place.rp_id,
        challenge=challenge,
        timeout=_PATIENCE_MS,
        allow_credentials=_described(place, told),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return json.loads(options_to_json(options))


def registered(place: PasskeyPlace, challenge: bytes, answer: Answer, name: str, at: datetime) -> Passkey:
    """
    Return the passkey that a browser made.

    Raises:
        PasskeyNotRegistered: It was made for another name or challenge, or without its owner shown.
    """
    try:
        made = verify_registration_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=place.rp_id,
            expected_origin=place.origin,
            require_user_verification=True,
        )
    except _BROKEN as error:
        raise PasskeyNotRegistered from error
    return Passkey(
        key_id=bytes_to_base64url(made.credential_id),
        public_key=made.credential_public_key,
        counter=made.sign_count,
        rp_id=place.rp_id,
        name=name,
        since=at,
        is_found=True,
    )


def check_passkey(keys: OfficeKeys, operator: str, shown: Shown, at: datetime) -> Outcome:
    """
    Return whether an answer is that of one of somebody's passkeys, and note that it was used.

    One whose counter has gone back counts no more from then on, whoever holds it.
    """
    key, key_id, place = keys.of(operator), shown.answer.get("id"), shown.place
    passkey = next((each for each in passkeys_at(key, place.rp_id) if each.key_id == key_id), None)
    if passkey is None:
        return Outcome.WRONG
    try:
        checked = verify_authentication_response(
            credential=dict(shown.answer),
            expected_challenge=shown.challenge,
            expected_rp_id=place.rp_id,
            expected_origin=place.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except _BROKEN:
        return Outcome.WRONG
    return _note_use(keys, operator, passkey.key_id, checked.new_sign_count, at)


def passkeys_at(key: OfficeKey | None, rp_id: str) -> tuple[Passkey, ...]:
    """Return the passkeys that open the office under a name."""
    known = () if key is None else key.passkeys
    return tuple(each for each in known if each.opens_at(rp_id))


def _note_use(keys: OfficeKeys, operator: str, key_id: str, counter: int, at: datetime) -> Outcome:
    """Keep a passkey's counter, as it is when nobody else changes it."""
    outcome = Outcome.WRONG

    def used(key: OfficeKey | None) -> OfficeKey | None:
        nonlocal outcome
        known = next((each for each in (key.passkeys if key else ()) if each.key_id == key_id), None)
        if key is None or known is None or known.set_aside_at is not None:
            return None
        has_gone_back = counter <= known.counter and (counter, known.counter) != (0, 0)
        outcome = Outcome.COPIED if has_gone_back else Outcome.RIGHT
        now = (
            msgspec.structs.replace(known, set_aside_at=at)
            if has_gone_back
            else msgspec.structs.replace(known, counter=counter, used_at=at)
        )
        kept = tuple(now if each.key_id == key_id else each for each in key.passkeys)
        return msgspec.structs.replace(key, passkeys=kept)

    keys.change(operator, used)
    return outcome


def _described(place: PasskeyPlace, known: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(id=base64url_to_bytes(each.key_id))
        for each in known
        if each.rp_id == place.rp_id
    ]

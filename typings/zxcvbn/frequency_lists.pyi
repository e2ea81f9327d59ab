"""What is used of zxcvbn, which comes without types: its lists, the commonest first."""

FREQUENCY_LISTS: dict[str, list[str]]

"""What all that is journalled shares."""

import msgspec


class Happened(msgspec.Struct, frozen=True, tag_field="kind", forbid_unknown_fields=True):
    """Something that happened; the field `kind` tells which of all kinds it is."""

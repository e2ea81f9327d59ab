"""The HTTP interface: parse, call one use case, show the answer."""

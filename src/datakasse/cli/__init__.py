"""The command line: parse, call one use case, show the answer."""

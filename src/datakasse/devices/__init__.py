"""One file a machine: printers, drawers, the wires they hang on, places for copies, and this machine."""

"""One file a machine: clocks, printers, drawers, behind the ports of the till."""

"""One file for each machine: printers and drawers behind the ports of the till."""

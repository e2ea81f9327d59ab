"""The machine that datakasse runs on: its clock, its processes, what is installed, what is around."""

"""Refusals about using a register: signing on, the sale, the paper, the drawer, the day."""

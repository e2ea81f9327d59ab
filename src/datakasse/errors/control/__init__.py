"""Refusals about what is handed out, kept and gone through for a control."""

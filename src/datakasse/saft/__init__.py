"""From entries to SAF-T Cash Register."""

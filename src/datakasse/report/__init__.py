"""X and Z: one fold from entries to totals."""

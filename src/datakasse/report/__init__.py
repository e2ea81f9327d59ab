"""One fold from entries to totals: X, Z, the drawer, the grand totals."""

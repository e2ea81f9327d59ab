"""The shop itself: its places and cash points, its hours, and its own words and mark on paper."""

"""Makes up a year in a bakery with a café, large enough to measure with."""
